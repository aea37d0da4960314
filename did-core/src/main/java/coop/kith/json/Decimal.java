package coop.kith.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A number's text taken apart without computing its value: {@code (-1)^negative * 0.digits * 10^magnitude}.
 *
 * @param digits the significant digits, without zeros at either end; empty for zero
 * @param magnitude the power of ten; kept within {@value #FAR} either way, which is beyond every use
 */
record Decimal(boolean negative, String digits, long magnitude) {
    /** Decimal places on either side of the point within which exact arithmetic is done: a double reaches from 309 before to 1,074 behind. */
    static final int REACH = 2_000;

    private static final long FAR = 1_000_000_000_000L;

    /** From a text that follows the grammar of RFC 8259 section 6. */
    static Decimal of(String text) {
        boolean negative = text.charAt(0) == '-';
        int exponentAt = exponentAt(text);
        String mantissa = text.substring(negative ? 1 : 0, exponentAt);
        int point = mantissa.indexOf('.');
        String all = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
        int from = 0;
        while (from < all.length() && all.charAt(from) == '0') {
            from++;
        }
        int to = all.length();
        while (to > from && all.charAt(to - 1) == '0') {
            to--;
        }
        if (from == to) {
            return new Decimal(negative, "", 0);
        }
        long whole = point < 0 ? all.length() : point;
        return new Decimal(negative, all.substring(from, to), whole - from + exponent(text, exponentAt));
    }

    boolean isZero() {
        return digits.isEmpty();
    }

    boolean isInteger() {
        return magnitude >= digits.length();
    }

    Optional<BigDecimal> exact() {
        if (isZero()) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (magnitude > REACH || magnitude - digits.length() < -REACH) {
            return Optional.empty();
        }
        BigInteger unscaled = new BigInteger(negative ? "-" + digits : digits);
        return Optional.of(new BigDecimal(unscaled, Math.toIntExact(digits.length() - magnitude)));
    }

    private static int exponentAt(String text) {
        int small = text.indexOf('e');
        int at = small < 0 ? text.indexOf('E') : small;
        return at < 0 ? text.length() : at;
    }

    private static long exponent(String text, int exponentAt) {
        if (exponentAt == text.length()) {
            return 0;
        }
        int at = exponentAt + 1;
        boolean negative = text.charAt(at) == '-';
        if (negative || text.charAt(at) == '+') {
            at++;
        }
        long exponent = 0;
        for (; at < text.length(); at++) {
            exponent = Math.min(FAR, exponent * 10 + (text.charAt(at) - '0'));
        }
        return negative ? -exponent : exponent;
    }
}
