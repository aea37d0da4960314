package coop.kith.did.http;

import coop.kith.did.DidProblem;
import coop.kith.did.http.Profile.Form;
import coop.kith.did.resolve.Dereferenced;
import coop.kith.did.resolve.Dereferencer;
import coop.kith.did.resolve.DereferencingResult;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Representation;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.ResolutionResult;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonString;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The server's side of the HTTP binding (DID Resolution 1.0, "HTTP(S) Binding"): GET and POST of {@code /1.0/identifiers/DID}. Gives the document or resource alone (also to one who accepts {@code application/json}),
 * or the whole result where the client accepts {@code application/did-resolution} or {@code application/did-url-dereferencing}; with the older
 * {@code application/ld+json;profile="https://w3id.org/did-resolution"} errors are words. Statuses are 200, 303, 400, 404, 406, 410, 500, 501 as the specification's
 * table has them, and 405 for other verbs. An error comes with the whole result as its body. Never throws; safe for many threads.
 *
 * <pre>{@code
 * ResolverEndpoint endpoint = ResolverEndpoint.of(resolver);
 * BindingResponse response = endpoint.answer(BindingRequest.get(path, query, accept));
 * }</pre>
 */
public final class ResolverEndpoint {
    /** The path of the specification's examples and of the Universal Resolver. */
    public static final String USUAL_BASE = "/1.0/identifiers/";

    /** What may go into a Location header: RFC 3986, no blank, nothing that ends a line. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7E]{1,8000}");

    private final DidResolver resolver;
    private final Dereferencer dereferencer;
    private final String base;

    private ResolverEndpoint(DidResolver resolver, String base) {
        this.resolver = resolver;
        this.dereferencer = Dereferencer.of(resolver);
        this.base = base;
    }

    /** At {@value #USUAL_BASE}. */
    public static ResolverEndpoint of(DidResolver resolver) {
        return at(USUAL_BASE, resolver);
    }

    /** {@code base} begins and ends with a slash; otherwise IllegalArgumentException. */
    public static ResolverEndpoint at(String base, DidResolver resolver) {
        if (!base.startsWith("/") || !base.endsWith("/")) {
            throw new IllegalArgumentException("a path that begins and ends with a slash, not " + base);
        }
        return new ResolverEndpoint(resolver, base);
    }

    public BindingResponse answer(BindingRequest request) {
        if (!request.verb().equals("GET") && !request.verb().equals("POST")) {
            return failed(405, problem(DidProblem.INVALID_OPTIONS, "GET or POST, not " + shown(request.verb())));
        }
        if (!request.path().startsWith(base) || request.path().length() == base.length()) {
            return failed(
                    404,
                    problem(DidProblem.NOT_FOUND, "nothing here")
                            .next("Ask for " + base + " followed by a DID or a DID URL."));
        }
        return Profile.of(request.accept())
                .map(profile -> Target.of(request, base, profile)
                        .fold(target -> answer(target, profile), problems -> failed(profile, problems)))
                .orElseGet(() -> failed(
                        406,
                        problem(
                                        DidProblem.REPRESENTATION_NOT_SUPPORTED,
                                        "none of the media types asked for is given here")
                                .next("Ask for " + Representation.DID.mediaType() + " or "
                                        + Representation.RESOLUTION_RESULT + ".")));
    }

    private BindingResponse answer(Target target, Profile profile) {
        ResolutionOptions options =
                profile.accept().map(target.options()::accepting).orElse(target.options());
        boolean purpose = options.more().containsKey(Dereferencer.VERIFICATION_RELATIONSHIP);
        return target.isDidUrl() || profile.isDereferencing() || purpose
                ? dereferenced(dereferencer.dereference(target.identifier(), options), profile)
                : resolved(resolver.resolve(target.identifier(), options), options, profile);
    }

    private static BindingResponse resolved(Resolution resolution, ResolutionOptions options, Profile profile) {
        int status = resolution.fold(
                found -> Status.OK,
                gone -> Status.GONE,
                invalid -> Status.of(invalid.problems()),
                unavailable -> Status.of(unavailable.problems()));
        if (profile.form() == Form.LEGACY_RESOLUTION) {
            return BindingResponse.json(
                    status, Profile.LEGACY_RESOLUTION, ResolutionResult.legacy(resolution, options));
        }
        if (profile.isAlone() && resolution instanceof Resolution.Resolved found) {
            return BindingResponse.json(
                    status,
                    profile.named(contentType(options)),
                    found.document().json());
        }
        return BindingResponse.json(status, Representation.RESOLUTION_RESULT, ResolutionResult.of(resolution, options));
    }

    private static String contentType(ResolutionOptions options) {
        return options.accept()
                .map(accept -> Representation.preferred(accept).fold(one -> one, none -> Representation.DID))
                .orElse(Representation.DID)
                .mediaType();
    }

    private static BindingResponse dereferenced(Dereferenced answer, Profile profile) {
        int status = answer.fold(
                found -> Status.OK,
                gone -> Status.GONE,
                invalid -> Status.of(invalid.problems()),
                unavailable -> Status.of(unavailable.problems()));
        if (profile.form() == Form.LEGACY_DEREFERENCING || profile.form() == Form.LEGACY_RESOLUTION) {
            return BindingResponse.json(status, Profile.LEGACY_DEREFERENCING, DereferencingResult.legacy(answer));
        }
        return profile.isAlone() && answer instanceof Dereferenced.Found found
                ? alone(found, profile)
                : BindingResponse.json(status, DereferencingResult.MEDIA_TYPE, DereferencingResult.of(answer));
    }

    /** The resource itself, or the way to it. */
    private static BindingResponse alone(Dereferenced.Found found, Profile profile) {
        if (!found.contentType().equals(Dereferenced.URI_LIST)) {
            return BindingResponse.json(Status.OK, profile.named(found.contentType()), found.content());
        }
        List<String> addresses = new ArrayList<>();
        if (found.content() instanceof JsonArray array) {
            array.items().stream()
                    .filter(JsonString.class::isInstance)
                    .forEach(item -> addresses.add(((JsonString) item).value()));
        }
        if (addresses.isEmpty()
                || !addresses.stream().allMatch(one -> ADDRESS.matcher(one).matches())) {
            Dereferenced none = new Dereferenced.Invalid(List.of(problem(
                    DidProblem.INVALID_DID_DOCUMENT, "the service has no endpoint that a client could be sent to")));
            return BindingResponse.json(500, DereferencingResult.MEDIA_TYPE, DereferencingResult.of(none));
        }
        // RFC 2483 section 5: one URI on each line. A Location could name only one of several.
        return addresses.size() == 1
                ? BindingResponse.seeOther(addresses.get(0))
                : BindingResponse.text(Status.OK, Dereferenced.URI_LIST, String.join("\r\n", addresses) + "\r\n");
    }

    private static BindingResponse failed(Profile profile, List<Problem> problems) {
        return resolved(
                new Resolution.Invalid(problems),
                ResolutionOptions.none(),
                profile.isDereferencing() ? new Profile(Form.RESOLUTION, profile.accept()) : profile);
    }

    private static BindingResponse failed(int status, Problem problem) {
        return BindingResponse.json(
                status,
                Representation.RESOLUTION_RESULT,
                ResolutionResult.of(new Resolution.Invalid(List.of(problem)), ResolutionOptions.none()));
    }

    private static Problem problem(DidProblem type, String detail) {
        return Problem.of(type, detail);
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
