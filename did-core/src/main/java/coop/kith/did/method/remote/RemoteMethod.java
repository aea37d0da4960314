package coop.kith.did.method.remote;

import coop.kith.did.Did;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Representation;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.DateTimeStamp;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One method as other resolvers answer it.
 *
 * @param bases at least one, each with a slash at the end
 */
record RemoteMethod(String name, List<String> bases) implements DidMethod {
    /** The form of the Candidate Recommendation first, then that of the Universal Resolver's installations. */
    private static final String ACCEPT = Representation.RESOLUTION_RESULT
            + ", application/ld+json;profile=\"https://w3id.org/did-resolution\";q=0.9," + " application/json;q=0.5";

    private static final String UNRESERVED = "-._~";

    @Override
    public String specification() {
        return "did:" + name + " by " + String.join(", ", bases);
    }

    /** Whether the other side has versions is for it to say. */
    @Override
    public boolean hasVersions() {
        return true;
    }

    /** What others say about the past is not verified, so no history is made of it. */
    @Override
    public Permanence permanence() {
        return Permanence.CURRENT_ONLY;
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        List<Problem> undecided = new ArrayList<>();
        for (String base : bases) {
            Resolution answer = ask(base, did, options, around);
            if (!(answer instanceof Resolution.Unavailable unavailable)) {
                return answer;
            }
            undecided.addAll(unavailable.problems());
        }
        return new Resolution.Unavailable(undecided);
    }

    private static Resolution ask(String base, Did did, ResolutionOptions options, Surroundings around) {
        Result<HttpsUrl> url = HttpsUrl.parse(base + encoded(did.toString()) + query(options));
        return url.flatMap(address ->
                        around.fetcher().fetch(FetchRequest.of(address).accepting(ACCEPT), FetchLimits.document()))
                .fold(
                        answer -> new RemoteAnswer(
                                        did,
                                        options,
                                        base,
                                        answer,
                                        around.clock().instant())
                                .judged(),
                        Resolution.Unavailable::new);
    }

    private static String query(ResolutionOptions options) {
        Optional<String> version = options.versionId()
                .map(id -> "?versionId=" + encoded(id))
                .or(() -> options.versionTime().map(time -> "?versionTime=" + encoded(DateTimeStamp.format(time))));
        return version.orElse("") + (options.noCache() ? (version.isPresent() ? "&" : "?") + "noCache=true" : "");
    }

    /** RFC 3986 section 2.1: all but unreserved characters and colons, so that a percent sign in a DID arrives as one. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || c == ':' || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
