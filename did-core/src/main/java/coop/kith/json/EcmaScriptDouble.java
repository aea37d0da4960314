package coop.kith.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Writes doubles as ECMAScript does (ECMA-262 Number::toString, radix 10): the fewest digits that name the double, of these the closest to
 * it, and the exponent from 21 digits on.
 *
 * <p>Double.toString is not of use by itself: before JDK 19 it writes too many digits for some doubles (2.0E-3 and 2E23 among them), and the
 * bytes must not depend on the JDK. But what it writes always names the double, so its length is an upper bound, and from there shorter
 * decimals are tried by exact arithmetic. If n digits can name a double, so can n + 1; the first length that fails ends the search. On both
 * sides of the double a decimal is tried, since at a power of two the doubles lie closer together on one side, and the nearer decimal may be
 * the one that names a neighbour.
 */
final class EcmaScriptDouble {
    private EcmaScriptDouble() {}

    /** {@code value} must be finite. */
    static String write(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        String text = text(digits, digits.length() - shortest.scale());
        return value < 0 ? "-" + text : text;
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int enough = new BigDecimal(Double.toString(value)).stripTrailingZeros().precision();
        BigDecimal best = closest(exact, value, enough)
                .orElseThrow(() -> new AssertionError("no decimal names " + value + "; please report"));
        for (int digits = enough - 1; digits > 0; digits--) {
            Optional<BigDecimal> shorter = closest(exact, value, digits);
            if (shorter.isEmpty()) {
                break;
            }
            best = shorter.get();
        }
        return best;
    }

    /** The decimal of so many digits that names the double and is closest to it, of two equally close the even one; empty when none names it. */
    private static Optional<BigDecimal> closest(BigDecimal exact, double value, int digits) {
        BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
        BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
        boolean belowNames = below.doubleValue() == value;
        boolean aboveNames = above.doubleValue() == value;
        if (belowNames && aboveNames) {
            int nearer = exact.subtract(below).compareTo(above.subtract(exact));
            boolean down = nearer == 0 ? !below.unscaledValue().testBit(0) : nearer < 0;
            return Optional.of(down ? below : above);
        }
        return belowNames ? Optional.of(below) : aboveNames ? Optional.of(above) : Optional.empty();
    }

    /** ECMA-262 names: k digits, n the magnitude. */
    private static String text(String digits, int n) {
        int k = digits.length();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String mantissa = k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
    }
}
