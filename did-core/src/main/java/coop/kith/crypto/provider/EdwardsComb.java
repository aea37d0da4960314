package coop.kith.crypto.provider;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * A table of sums of multiples of one point of edwards25519, by which further multiples of it cost a tenth of what they cost otherwise. Immutable.
 *
 * <p>A multiplier is written with digits 1 and -1 alone, which every odd number has: bit i of (k + 2ⁿ - 1)/2 says whether 2ⁱ is added or subtracted. The n digits
 * are cut into {@code teeth} equal runs, and the digits that stand at the same place of each run make one column: the table holds the sum for each column there
 * can be, those with the last digit 1, since the others are their opposites. With a table for each of {@code blocks} parts of a run, {@code spacing}
 * columns apart, so many columns are taken between two doublings.
 *
 * @see <a href="https://eprint.iacr.org/2012/309">M. Hamburg, Fast and compact elliptic-curve cryptography, 2012, section 3.3</a>
 */
final class EdwardsComb {
    private static final BigInteger ORDER = Curve.ED25519.order();

    /** Digits for every odd number below 2L. */
    private static final int DIGITS = 254;

    /** Eight odd multiples are made for one use, which is where more would cost more than they save. */
    private static final int WIDTH = 5;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int teeth;
    private final int blocks;
    private final int spacing;
    private final long[] addends;

    private EdwardsComb(int teeth, int blocks, int spacing, long[] addends) {
        this.teeth = teeth;
        this.blocks = blocks;
        this.spacing = spacing;
        this.addends = addends;
    }

    /** A table with blocks times two to the power of teeth less one sums, for a point of order L. */
    static EdwardsComb of(EdwardsPoint point, int teeth, int blocks) {
        int spacing = (DIGITS + teeth * blocks - 1) / (teeth * blocks);
        EdwardsPoint[] powers = new EdwardsPoint[teeth * blocks];
        EdwardsPoint power = point;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            for (int j = 0; j < spacing && i < powers.length - 1; j++) {
                power = power.doubled();
            }
        }
        int size = 1 << (teeth - 1);
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
        return new EdwardsComb(teeth, blocks, spacing, EdwardsPoint.addends(sums));
    }

    /** The sum of two points' multiples, from their tables; both multipliers are from 0 to L - 1. */
    static EdwardsPoint sum(EdwardsComb one, BigInteger multiplier, EdwardsComb other, BigInteger otherMultiplier) {
        long[] digits = one.digits(multiplier);
        long[] otherDigits = other.digits(otherMultiplier);
        EdwardsSum sum = new EdwardsSum();
        for (int column = Math.max(one.spacing, other.spacing) - 1; column >= 0; column--) {
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
        long[] digits = one.digits(multiplier);
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
        long[] words = words(multiplier, DIGITS);
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
        if (column >= spacing) {
            return;
        }
        int size = 1 << (teeth - 1);
        for (int block = 0; block < blocks; block++) {
            int index = 0;
            for (int tooth = teeth - 1; tooth >= 0; tooth--) {
                int at = (tooth * blocks + block) * spacing + column;
                index = 2 * index + (int) ((digits[at >>> 6] >>> at) & 1);
            }
            boolean positive = index >= size;
            int entry = block * size + (positive ? index - size : size - 1 - index);
            if (positive) {
                sum.plus(addends, entry * EdwardsPoint.ADDEND_LIMBS);
            } else {
                sum.minus(addends, entry * EdwardsPoint.ADDEND_LIMBS);
            }
        }
    }

    /** Bit i is 1 where 2ⁱ is added, 0 where it is subtracted. */
    private long[] digits(BigInteger multiplier) {
        int count = teeth * blocks * spacing;
        BigInteger odd = multiplier.testBit(0) ? multiplier : multiplier.add(ORDER);
        return words(
                odd.add(BigInteger.ONE.shiftLeft(count))
                        .subtract(BigInteger.ONE)
                        .shiftRight(1),
                count);
    }

    private static long[] words(BigInteger number, int bits) {
        byte[] big = Scalars.bigEndian(number, (bits + Long.SIZE - 1) / Long.SIZE * Long.BYTES);
        long[] words = new long[big.length / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) BIG_ENDIAN.get(big, big.length - (i + 1) * Long.BYTES);
        }
        return words;
    }
}
