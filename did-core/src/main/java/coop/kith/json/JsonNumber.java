package coop.kith.json;

import java.util.OptionalLong;

/**
 * A JSON number, kept exactly as it was written.
 *
 * @param text the number's text by the grammar of RFC 8259 section 6
 */
public record JsonNumber(String text) implements JsonValue {
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** The value when the text is a plain integer (no fraction, no exponent) that fits a long. */
    public OptionalLong asLong() {
        throw new AssertionError("not yet");
    }
}
