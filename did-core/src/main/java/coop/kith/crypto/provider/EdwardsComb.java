package coop.kith.crypto.provider;

import java.math.BigInteger;

/** A table of sums of multiples of one point of edwards25519, as {@link Comb} has it, by which further multiples of it cost a tenth of what they cost otherwise. Immutable. */
final class EdwardsComb {
    private static final BigInteger ORDER = Curve.ED25519.order();

    private static final int DIGITS = 254;

    /** Eight odd multiples are made for one use, which is where more would cost more than they save. */
    private static final int WIDTH = 5;

    private final Comb comb;
    private final long[] addends;

    private EdwardsComb(Comb comb, long[] addends) {
        this.comb = comb;
        this.addends = addends;
    }

    /** For a point of order L. */
    static EdwardsComb of(EdwardsPoint point, int teeth, int blocks) {
        Comb comb = Comb.of(ORDER, teeth, blocks);
        EdwardsPoint[] powers = new EdwardsPoint[teeth * blocks];
        EdwardsPoint power = point;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            for (int j = 0; j < comb.spacing() && i < powers.length - 1; j++) {
                power = power.doubled();
            }
        }
        int size = comb.size();
        EdwardsPoint[] sums = new EdwardsPoint[blocks * size];
        for (int block = 0; block < blocks; block++) {
            EdwardsPoint sum = powers[(teeth - 1) * blocks + block];
            for (int tooth = 0; tooth < teeth - 1; tooth++) {
                sum = sum.plus(powers[tooth * blocks + block].negated());
            }
            sums[block * size] = sum;
            for (int tooth = 0; tooth < teeth - 1; tooth++) {
                EdwardsPoint twice = powers[tooth * blocks + block].doubled();
                for (int i = 0; i < 1 << tooth; i++) {
                    sums[block * size + (1 << tooth) + i] = sums[block * size + i].plus(twice);
                }
            }
        }
        return new EdwardsComb(comb, EdwardsPoint.addends(sums));
    }

    /** The sum of two points' multiples, from their tables; both multipliers are from 0 to L - 1. */
    static EdwardsPoint sum(EdwardsComb one, BigInteger multiplier, EdwardsComb other, BigInteger otherMultiplier) {
        long[] digits = one.comb.digits(multiplier);
        long[] otherDigits = other.comb.digits(otherMultiplier);
        EdwardsSum sum = new EdwardsSum();
        for (int column = Math.max(one.comb.spacing(), other.comb.spacing()) - 1; column >= 0; column--) {
            sum.twice();
            other.add(sum, otherDigits, column);
            one.add(sum, digits, column);
        }
        return sum.point();
    }

    /**
     * The same where there is no table of {@code point}, and every bit of its multiplier is a doubling: its digits are odd numbers from -15 to 15 and zeros, no two odd
     * ones within five of each other (the "width-5 NAF").
     */
    static EdwardsPoint sum(EdwardsComb one, BigInteger multiplier, EdwardsPoint point, BigInteger otherMultiplier) {
        long[] digits = one.comb.digits(multiplier);
        byte[] otherDigits = odd(otherMultiplier);
        EdwardsPoint[] odds = new EdwardsPoint[1 << (WIDTH - 2)];
        EdwardsPoint twice = point.doubled();
        odds[0] = point;
        for (int i = 1; i < odds.length; i++) {
            odds[i] = odds[i - 1].plus(twice);
        }
        long[] addends = EdwardsPoint.addends(odds);
        EdwardsSum sum = new EdwardsSum();
        for (int at = otherDigits.length - 1; at >= 0; at--) {
            sum.twice();
            int digit = otherDigits[at];
            if (digit > 0) {
                sum.plus(addends, (digit >> 1) * EdwardsPoint.ADDEND_LIMBS);
            } else if (digit < 0) {
                sum.minus(addends, (-digit >> 1) * EdwardsPoint.ADDEND_LIMBS);
            }
            one.add(sum, digits, at);
        }
        return sum.point();
    }

    private static byte[] odd(BigInteger multiplier) {
        long[] words = Scalars.words(multiplier, 4);
        byte[] digits = new byte[DIGITS + 1];
        int carry = 0;
        int at = 0;
        while (at < digits.length) {
            int window = (int) (bits(words, at) & ((1 << WIDTH) - 1)) + carry;
            if ((window & 1) == 0) {
                at++;
            } else {
                carry = window >> (WIDTH - 1);
                digits[at] = (byte) (window - (carry << WIDTH));
                at += WIDTH;
            }
        }
        return digits;
    }

    /** The bits from {@code at} on. */
    private static long bits(long[] words, int at) {
        int word = at >>> 6;
        long low = words[word] >>> at;
        return (at & 63) == 0 || word + 1 == words.length ? low : low | (words[word + 1] << -at);
    }

    private void add(EdwardsSum sum, long[] digits, int column) {
        for (int block = 0; block < comb.blocks(column); block++) {
            int entry = comb.entry(digits, block, column);
            if (entry >= 0) {
                sum.plus(addends, entry * EdwardsPoint.ADDEND_LIMBS);
            } else {
                sum.minus(addends, ~entry * EdwardsPoint.ADDEND_LIMBS);
            }
        }
    }
}
