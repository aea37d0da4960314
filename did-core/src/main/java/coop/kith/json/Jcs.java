package coop.kith.json;

import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;

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
}
