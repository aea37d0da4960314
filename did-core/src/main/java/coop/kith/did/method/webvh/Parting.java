package coop.kith.did.method.webvh;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where two logs of one DID part, and what that means for the one seen later. */
final class Parting {
    private Parting() {}

    /** The number of the first entry of {@code log} that is another than the one of that number in {@code first}; 0 where one is the beginning of the other. */
    static int of(byte[] first, VerifiedLog log) {
        List<VerifiedEntry> entries = log.entries();
        int start = 0;
        for (int at = 0; at < entries.size() && start < first.length; at++) {
            int end = LogVerifier.endOfLine(first, start);
            String known = versionId(Arrays.copyOfRange(first, start, end)).orElse("");
            if (!known.equals(entries.get(at).versionId().toString())) {
                return at + 1;
            }
            start = end + 1;
        }
        return 0;
    }

    static VerifiedLog.Break twoHistories(Equivocation proof) {
        Problem problem = Problem.of(
                        WebvhProblem.EQUIVOCATION,
                        "the DID has two histories that part at version " + proof.number()
                                + ": one with the newest version " + proof.firstHead()
                                + ", which was seen here before, and one with " + proof.otherHead())
                .next("Do not rely on either before you know from the DID's controller which one is theirs. Both"
                        + " logs are kept as proof.");
        return new VerifiedLog.Break(proof.number(), Optional.empty(), List.of(problem));
    }

    static VerifiedLog.Break shorter(VerifiedLog log, RememberedLog before) {
        Problem problem = Problem.of(
                        WebvhProblem.TRUNCATED_LOG,
                        "the log ends with version " + log.size() + ", and version "
                                + before.tip().versionId() + " was verified here before")
                .next("Ask again later: an old copy may have been served. If it stays so, ask the DID's controller.");
        return new VerifiedLog.Break(log.size() + 1, Optional.empty(), List.of(problem));
    }

    /** Of an entry of either form: an object (did:webvh) or an array that begins with it (did:tdw). */
    private static Optional<String> versionId(byte[] line) {
        JsonValue value =
                Json.parse(line, JsonLimits.standard()).fold(parsed -> parsed, problems -> JsonObject.empty());
        if (value instanceof JsonArray array) {
            return array.items().stream()
                    .limit(1)
                    .filter(JsonString.class::isInstance)
                    .map(first -> ((JsonString) first).value())
                    .findFirst();
        }
        return value instanceof JsonObject object ? object.string("versionId") : Optional.empty();
    }
}
