package coop.kith.json;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A JSON number, kept exactly as it was written. Equal by text: {@code 1} and {@code 1.0} are two numbers here.
 *
 * @param text the number's text by the grammar of RFC 8259 section 6; any other text throws IllegalArgumentException
 */
public record JsonNumber(String text) implements JsonValue {
    // Possessive, so that a long text is read once.
    private static final Pattern GRAMMAR =
            Pattern.compile("-?+(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");

    public JsonNumber {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("not a JSON number: " + text);
        }
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** The value when the text is a plain integer (no fraction, no exponent) that fits a long. */
    public OptionalLong asLong() {
        // "-" and the 19 digits of Long.MIN_VALUE
        if (text.length() > 20) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException notPlainOrTooGreat) {
            return OptionalLong.empty();
        }
    }

    /**
     * The exact value, when the first and the last significant digit both stand within {@value Decimal#REACH} places of the decimal point.
     * Empty beyond, so that {@code 1e1000000000} never becomes a number of a billion digits.
     */
    public Optional<BigDecimal> exact() {
        return Decimal.of(text).exact();
    }
}
