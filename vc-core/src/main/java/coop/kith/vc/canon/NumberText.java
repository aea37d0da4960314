package coop.kith.vc.canon;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** JSON numbers as RDF literals (JSON-LD 1.1 Processing Algorithms section 8.2.2, steps 10 and 11; data round tripping, section 8.6). */
final class NumberText {
    /** The lexical form {@code %1.15E}: one digit before the point and 15 behind it. */
    private static final MathContext SIXTEEN_DIGITS = new MathContext(16, RoundingMode.HALF_UP);

    private static final BigDecimal DOUBLE_FROM = BigDecimal.ONE.movePointRight(21);

    private NumberText() {}

    static boolean isDouble(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0 || number.abs().compareTo(DOUBLE_FROM) >= 0;
    }

    static String integer(BigDecimal number) {
        return number.toBigInteger().toString();
    }

    /** The canonical form of an {@code xsd:double}; empty where 16 digits would make it another double than the one that was written. */
    static Optional<String> canonicalDouble(BigDecimal number) {
        double value = number.doubleValue();
        if (value == 0) {
            return Optional.of("0.0E0");
        }
        BigDecimal rounded = new BigDecimal(value).round(SIXTEEN_DIGITS).stripTrailingZeros();
        if (rounded.doubleValue() != value) {
            return Optional.empty();
        }
        String digits = rounded.unscaledValue().abs().toString();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return Optional.of((value < 0 ? "-" : "")
                + digits.charAt(0)
                + '.'
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + 'E'
                + exponent);
    }
}
