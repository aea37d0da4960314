package coop.kith.did.http;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Delegation;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Source;
import coop.kith.did.resolve.Representation;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.ResolutionResult;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The client's side of the HTTP binding: asks a remote resolver about a DID. Whatever it answers is marked as delegated trust. A fetcher that redirects or stays
 * offline makes the answer Unavailable. Immutable, safe for many threads.
 *
 * @param endpoint of the resolver, ending with a slash: {@code https://resolver.example/1.0/identifiers/}
 */
public record ResolverClient(HttpsUrl endpoint) {
    /** The newer media type first, then the one that the Universal Resolver has had since before. */
    private static final String ACCEPT =
            Representation.RESOLUTION_RESULT + ", " + Profile.LEGACY_RESOLUTION + ";q=0.9, application/did;q=0.5";

    public ResolverClient {
        if (!endpoint.target().endsWith("/") || endpoint.target().indexOf('?') >= 0) {
            throw new IllegalArgumentException("a resolver's endpoint ends with a slash: " + endpoint);
        }
    }

    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return request(did, options)
                .fold(
                        request -> around.fetcher()
                                .fetch(request, FetchLimits.document())
                                .fold(
                                        answer -> read(
                                                did,
                                                options,
                                                answer,
                                                around.clock().instant()),
                                        Resolution.Unavailable::new),
                        Resolution.Invalid::new);
    }

    /** The GET of the binding: the DID percent-encoded, every option but {@code accept} in the query. */
    public Result<FetchRequest> request(Did did, ResolutionOptions options) {
        Map<String, String> asked = new TreeMap<>(options.more());
        options.versionId().ifPresent(id -> asked.put("versionId", id));
        options.versionTime().ifPresent(time -> asked.put("versionTime", DateTimeStamp.format(time)));
        if (options.noCache()) {
            asked.put("noCache", "true");
        }
        StringBuilder url = new StringBuilder(endpoint.toString()).append(encoded(did.toString()));
        char before = '?';
        for (Map.Entry<String, String> option : asked.entrySet()) {
            url.append(before).append(encoded(option.getKey())).append('=').append(encoded(option.getValue()));
            before = '&';
        }
        return HttpsUrl.parse(url.toString())
                .map(valid -> FetchRequest.of(valid).accepting(ACCEPT));
    }

    /** What a remote resolver's answer says about {@code did}; its status counts where its body is no resolution result. */
    public Resolution read(Did did, ResolutionOptions options, Fetched answer, Instant readAt) {
        Source source = Source.of(answer, readAt);
        Result<JsonObject> json = Json.parseObject(answer.body().toArray(), JsonLimits.standard());
        Resolution said = json.fold(
                body -> isResult(body)
                        ? ResolutionResult.read(did, options, body, endpoint.toString())
                        : answer.isSuccess() ? document(did, body) : byStatus(did, answer),
                problems -> byStatus(did, answer));
        Freshness freshness = answer.maxAge().map(Freshness::lasting).orElse(Freshness.unstated());
        return said.fold(
                found -> new Resolution.Resolved(
                        found.document(),
                        found.documentMetadata(),
                        found.evidence().readFrom(source),
                        freshness),
                gone -> new Resolution.Deactivated(
                        gone.documentMetadata(), gone.evidence().readFrom(source), freshness),
                invalid -> invalid,
                unavailable -> unavailable);
    }

    private static boolean isResult(JsonObject body) {
        return body.has("didResolutionMetadata") || body.has("didDocument") || body.has("didDocumentMetadata");
    }

    /** A resolver that gives the document alone. */
    private Resolution document(Did did, JsonObject body) {
        return DidDocument.parse(body)
                .flatMap(document -> document.id().equals(did)
                        ? Result.ok(document)
                        : Result.refused(Problem.of(
                                DidProblem.INVALID_DID_DOCUMENT,
                                endpoint + " answered with the document of " + document.id() + ", and was asked for "
                                        + did)))
                .fold(
                        document -> new Resolution.Resolved(
                                document,
                                JsonObject.empty(),
                                Evidence.of(Check.passed("document-id"))
                                        .delegated(new Delegation(endpoint.toString(), JsonObject.empty()))),
                        Resolution.Invalid::new);
    }

    private Resolution byStatus(Did did, Fetched answer) {
        String detail = endpoint + " answered " + answer.status() + " about " + did + ", and no resolution result";
        if (answer.status() == 404) {
            return new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, detail)));
        }
        return answer.status() == 410
                ? new Resolution.Deactivated(
                        JsonObject.empty(),
                        Evidence.of(Check.passed("status-410"))
                                .delegated(new Delegation(endpoint.toString(), JsonObject.empty())))
                : new Resolution.Unavailable(List.of(Problem.of(DidProblem.INTERNAL_ERROR, detail)
                        .next("Ask again later, or ask whoever runs that resolver.")));
    }

    /** RFC 3986 section 2: everything but unreserved characters. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            if (unreserved) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(octet >> 4 & 15, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
