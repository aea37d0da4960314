package coop.kith.vcapi;

import coop.kith.did.http.BindingRequest;
import coop.kith.did.http.BindingResponse;
import coop.kith.did.http.ResolverEndpoint;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From requests to replies, free of any server. Safe for many threads. */
final class Api {
    private static final Pattern VERB = Pattern.compile(
            "/(?:(?<issuer>[^/]+/[^/]+)/)?(?<verb>credentials/(?:issue|verify|derive|status)|presentations/verify)");
    private static final String DEFAULT = "eddsa-rdfc-2022/Ed25519";

    private final Issuers issuers;
    private final Issuing issuing;
    private final Verifying verifying;
    private final Statuses statuses;
    private final Collection<? extends Cryptosuite> suites;
    private final ResolverEndpoint identifiers;

    Api(
            Issuers issuers,
            Issuing issuing,
            Verifying verifying,
            Statuses statuses,
            Collection<? extends Cryptosuite> suites,
            ResolverEndpoint identifiers) {
        this.issuers = issuers;
        this.issuing = issuing;
        this.verifying = verifying;
        this.statuses = statuses;
        this.suites = List.copyOf(suites);
        this.identifiers = identifiers;
    }

    /** DID Resolution 1.0 over HTTP. */
    BindingResponse resolve(BindingRequest request) {
        return identifiers.answer(request);
    }

    Reply answer(Request request) {
        if (request.method().equals("GET")) {
            return get(request);
        }
        Matcher verb = VERB.matcher(request.path());
        if (!request.method().equals("POST") || !verb.matches()) {
            return nothing(request);
        }
        String path = Optional.ofNullable(verb.group("issuer")).orElse(DEFAULT);
        return issuers.at(path)
                .fold(
                        issuer -> request.json()
                                .fold(
                                        body -> Request.options(body)
                                                .fold(
                                                        options -> post(
                                                                verb.group("verb"), issuer, body, options, request),
                                                        Reply::refused),
                                        Reply::refused),
                        problems -> Reply.refused(404, problems));
    }

    private Reply get(Request request) {
        if (request.path().equals("/issuers")) {
            return Reply.of(200, issuers.json());
        }
        if (request.path().equals(Statuses.WORDS)) {
            return Reply.of(200, Statuses.words());
        }
        return Statuses.nameIn(request.path())
                .map(name -> statuses.published(name)
                        .fold(list -> Reply.credential(200, list), problems -> Reply.refused(404, problems)))
                .orElseGet(() -> nothing(request));
    }

    private static Reply nothing(Request request) {
        return Reply.refused(
                404,
                List.of(Problem.of(
                                ApiProblem.NOT_FOUND,
                                "There is nothing at " + request.method() + " " + request.path() + ".")
                        .next("GET /issuers lists the issuers and their paths.")));
    }

    private Reply post(String verb, Issuer issuer, JsonObject body, JsonObject options, Request request) {
        return switch (verb) {
            case "credentials/issue" ->
                Request.object(body, "credential")
                        .flatMap(credential -> issuing.issue(issuer, credential, options, purpose(options, request)))
                        .fold(issued -> Reply.credential(201, issued), Reply::refused);
            case "credentials/verify" ->
                Request.object(body, "verifiableCredential")
                        .fold(credential -> verifying.credential(credential, options), Reply::refused);
            case "presentations/verify" ->
                Request.object(body, "verifiablePresentation")
                        .fold(presentation -> verifying.presentation(presentation, options), Reply::refused);
            case "credentials/derive" ->
                Request.object(body, "verifiableCredential")
                        .flatMap(credential -> Request.pointers(options, "selectivePointers")
                                .flatMap(selected -> DataIntegrity.derive(credential, selected, suites)))
                        .fold(derived -> Reply.credential(201, derived), Reply::refused);
            case "credentials/status" ->
                statuses.update(issuer, body).fold(changed -> Reply.of(200, changed), Reply::refused);
            default -> Reply.refused(404, List.of(Problem.of(ApiProblem.NOT_FOUND, "There is no verb " + verb + ".")));
        };
    }

    private static Optional<String> purpose(JsonObject options, Request request) {
        return options.object("credentialStatus")
                .flatMap(status -> status.string("statusPurpose"))
                .or(() -> Optional.ofNullable(request.query().get("credentialStatus")));
    }
}
