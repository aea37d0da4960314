package coop.kith.did.cache;

import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.Question;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Map;

/** About how many characters an answer holds on to, so that a few large documents count like many small ones. */
final class Weight {
    /** For the objects around the text, measured on documents of one key. */
    private static final long ENTRY = 1_000;

    /** A did:key, did:jwk or did:peer document repeats what is in the DID a few times; asking for its JSON would build it. */
    private static final long REPETITIONS = 4;

    private Weight() {}

    static int of(Question question, Resolution answer) {
        long key = question.did().toString().length();
        if (question.permanence() == Permanence.IMMUTABLE) {
            return clamp(ENTRY + REPETITIONS * key);
        }
        return clamp(ENTRY
                + key
                + answer.fold(
                        found -> of(found.document().json()) + of(found.documentMetadata()),
                        gone -> of(gone.documentMetadata()),
                        invalid -> of(invalid.problems()),
                        unavailable -> of(unavailable.problems())));
    }

    private static long of(List<Problem> problems) {
        return problems.stream().mapToLong(problem -> problem.detail().length()).sum();
    }

    /** As deep as a document that was read can be; the reader's limit keeps the recursion shallow. */
    private static long of(JsonValue value) {
        if (value instanceof JsonString text) {
            return 4L + text.value().length();
        }
        if (value instanceof JsonNumber number) {
            return number.text().length();
        }
        long sum = 4;
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                sum += 4L + member.getKey().length() + of(member.getValue());
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                sum += of(item);
            }
        }
        return sum;
    }

    private static int clamp(long weight) {
        return (int) Math.min(Integer.MAX_VALUE, weight);
    }
}
