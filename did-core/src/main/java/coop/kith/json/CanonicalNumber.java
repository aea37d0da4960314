package coop.kith.json;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.math.BigDecimal;

/**
 * The canonical text of a number (RFC 8785 section 3.2.2.3: as ECMAScript writes a double), for those numbers that have one.
 *
 * <p>RFC 8785 reads every number as a double, and so do its published examples ({@code 333333333.33333329} becomes
 * {@code 333333333.3333333}). Read without care, this gives the same bytes to 9007199254740992 and 9007199254740993. So a number is taken
 * only when it names its double in one of the ways in which software writes doubles:
 * <ol>
 * <li>its exact value is that of the canonical text ({@code 0.1}, {@code 1E30}, {@code 4.50});
 * <li>its exact value is that of the double itself ({@code 1152921504606846976} is 2^60);
 * <li>it has a fraction and at most {@value #DOUBLE_DIGITS} significant digits, the number that C's {@code %.17g} prints.
 * </ol>
 * Everything else is refused: integers between doubles, overflow, numbers other than zero that would become zero, and longer fractions.
 * Hence two integers of different value never share bytes, and two fractions do only when they name the same double.
 */
final class CanonicalNumber {
    /** 17 significant digits tell every two doubles apart (IEEE 754-2019 section 5.12.2). */
    private static final int DOUBLE_DIGITS = 17;

    /** Every integer of 15 digits is a double, and its own canonical text. */
    private static final int PLAIN_DIGITS = 15;

    private CanonicalNumber() {}

    static Result<String> of(JsonNumber number, JsonPointer where) {
        if (isShortInteger(number)) {
            return Result.ok(Long.toString(number.asLong().getAsLong()));
        }
        Decimal decimal = Decimal.of(number.text());
        if (decimal.isZero()) {
            return Result.ok("0");
        }
        // 4.9e-324 has magnitude -323, and 1.8e308 has 309: outside of these the text need not be parsed.
        if (decimal.magnitude() > 309 || decimal.magnitude() < -330) {
            return refused(number, where);
        }
        double nearest = Double.parseDouble(number.text());
        if (nearest == 0 || Double.isInfinite(nearest)) {
            return refused(number, where);
        }
        String canonical = EcmaScriptDouble.write(nearest);
        return names(decimal, nearest, canonical) ? Result.ok(canonical) : refused(number, where);
    }

    /** One that is a double for sure. */
    static boolean isShortInteger(JsonNumber number) {
        return number.text().length() <= PLAIN_DIGITS && number.asLong().isPresent();
    }

    private static boolean names(Decimal decimal, double nearest, String canonical) {
        if (decimal.equals(Decimal.of(canonical))
                || (!decimal.isInteger() && decimal.digits().length() <= DOUBLE_DIGITS)) {
            return true;
        }
        return decimal.exact()
                .map(exact -> exact.compareTo(new BigDecimal(nearest)) == 0)
                .orElse(false);
    }

    private static Result<String> refused(JsonNumber number, JsonPointer where) {
        return Result.refused(Problem.of(
                        JsonProblem.NUMBER_NOT_INTEROPERABLE,
                        "the number " + shortened(number.text())
                                + " is not a double, and the nearest double is another number",
                        where)
                .next("carry the number in a string, or round it to 15 significant digits (RFC 7493 section 2.2)"));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
