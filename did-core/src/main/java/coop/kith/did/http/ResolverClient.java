package coop.kith.did.http;

import coop.kith.did.Did;
import coop.kith.did.resolve.Representation;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.DateTimeStamp;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * The client's side of the HTTP binding: asks a remote resolver about a DID. Whatever it answers is marked as delegated trust. A fetcher that redirects or stays
 * offline makes the answer Unavailable, and so does an answer that was to be of one version and does not say that it is. Immutable, safe for many threads.
 *
 * <p>A resolver elsewhere as one method of your own resolver is {@code coop.kith.did.method.remote.RemoteResolver}, which asks through this.
 *
 * @param endpoint of the resolver, ending with a slash: {@code https://resolver.example/1.0/identifiers/}
 */
public record ResolverClient(HttpsUrl endpoint) {
    /** The form of the Candidate Recommendation first, then that of the Universal Resolver's installations, then a document alone. */
    private static final String ACCEPT = Representation.RESOLUTION_RESULT + ", " + Profile.LEGACY_RESOLUTION
            + ";q=0.9, application/did;q=0.5, application/json;q=0.4";

    public ResolverClient {
        if (!endpoint.target().endsWith("/") || endpoint.target().indexOf('?') >= 0) {
            throw new IllegalArgumentException("a resolver's endpoint ends with a slash: " + endpoint);
        }
    }

    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        return request(did, options)
                .flatMap(request -> around.fetcher().fetch(request, FetchLimits.document()))
                .fold(answer -> read(did, options, answer, around.clock().instant()), Resolution.Unavailable::new);
    }

    /**
     * The GET of the binding: the DID behind the endpoint, percent-encoded as a whole, and every option but {@code accept} in the query. Resolvers take a path that
     * begins with {@code did:} as it stands, and the query for a part of the DID URL; where it begins with {@code did%3A}, they decode it, and the query is options.
     */
    public Result<FetchRequest> request(Did did, ResolutionOptions options) {
        Map<String, String> asked = new TreeMap<>(options.more());
        options.versionId().ifPresent(id -> asked.put("versionId", id));
        // Whole seconds (DID Resolution 1.0, "Datetime"); whether the version was in force later in that second too,
        // the
        // answer must say.
        options.versionTime()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .ifPresent(time -> asked.put("versionTime", DateTimeStamp.format(time)));
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

    /**
     * What a remote resolver's answer says about {@code did}; its status counts where its body is no resolution result. Two statements that do not fit each other,
     * such as 404 with a document, decide nothing.
     */
    public Resolution read(Did did, ResolutionOptions options, Fetched answer, Instant readAt) {
        return new RemoteAnswer(did, options, endpoint.toString(), answer, readAt).judged();
    }

    /** RFC 3986 section 2.1: everything but unreserved characters. */
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
