package coop.kith.json;

import java.math.BigDecimal;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * Writes doubles as ECMAScript does (ECMA-262 Number::toString, radix 10): the fewest digits that name the double, of these the closest to
 * it, and the exponent from 21 digits on.
 *
 * <p>Double.toString is not of use: before JDK 19 it writes too many digits for some doubles (2.0E-3 and 2E23 among them), and the bytes
 * must not depend on the JDK. Jackson carries Schubfach [1], which gives the fewest digits but never less than two, and so misses the
 * doubles that one digit can name: 4.9E-324 instead of 5e-324. Those are put right here.
 *
 * <p>[1] Raffaello Giulietti, "The Schubfach way to render doubles", 2020.
 */
final class EcmaScriptDouble {
    private EcmaScriptDouble() {}

    /** {@code value} must be finite. */
    static String write(double value) {
        if (value == 0) {
            return "0";
        }
        Decimal shortest = oneDigitIfEnough(Decimal.of(DoubleToDecimal.toString(Math.abs(value))), Math.abs(value));
        String text = text(shortest.digits(), Math.toIntExact(shortest.magnitude()));
        return value < 0 ? "-" + text : text;
    }

    private static Decimal oneDigitIfEnough(Decimal shortest, double value) {
        if (shortest.digits().length() != 2) {
            return shortest;
        }
        int first = shortest.digits().charAt(0) - '0';
        Decimal below = new Decimal(false, Integer.toString(first), shortest.magnitude());
        Decimal above = first == 9
                ? new Decimal(false, "1", shortest.magnitude() + 1)
                : new Decimal(false, Integer.toString(first + 1), shortest.magnitude());
        boolean belowNames = nearest(below) == value;
        boolean aboveNames = nearest(above) == value;
        if (belowNames && aboveNames) {
            BigDecimal exact = new BigDecimal(value);
            BigDecimal down = exact.subtract(below.exact().orElseThrow());
            BigDecimal up = above.exact().orElseThrow().subtract(exact);
            return down.compareTo(up) < 0 ? below : above;
        }
        return belowNames ? below : aboveNames ? above : shortest;
    }

    private static double nearest(Decimal decimal) {
        return decimal.exact().orElseThrow().doubleValue();
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
