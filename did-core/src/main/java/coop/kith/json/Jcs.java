package coop.kith.json;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * JSON Canonicalization Scheme (RFC 8785): one sequence of bytes for each value, to be hashed or signed.
 *
 * <p>Two values never share bytes. Strings with half of a surrogate pair are refused, since encoders turn every such half into the same
 * question mark. A number stands for a double (RFC 7493 section 2.2), and {@link CanonicalNumber} refuses those that only become one by
 * turning into another number. Stateless and safe for any number of threads; time n log n in the text, no recursion.
 */
public final class Jcs {
    private Jcs() {}

    /** The canonical UTF-8 bytes, or the places where the value is not I-JSON (RFC 7493), at most 20 of them. */
    public static Result<byte[]> canonicalize(JsonValue value) {
        return new JsonWriter(JsonWriter.Form.CANONICAL)
                .writeOrRefuse(value)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #canonicalize} would refuse, without the bytes; one look at each value where nothing is near to being refused. */
    public static List<Problem> faults(JsonValue value) {
        Deque<JsonValue> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            JsonValue next = open.pop();
            if (next instanceof JsonObject object) {
                for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                    if (hasSurrogate(member.getKey())) {
                        return canonicalize(value).problems();
                    }
                    open.push(member.getValue());
                }
            } else if (next instanceof JsonArray array) {
                array.items().forEach(open::push);
            } else if ((next instanceof JsonString text && hasSurrogate(text.value()))
                    || (next instanceof JsonNumber number && !CanonicalNumber.isShortInteger(number))) {
                return canonicalize(value).problems();
            }
        }
        return List.of();
    }

    private static boolean hasSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }
}
