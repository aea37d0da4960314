package coop.kith.crypto.provider;

import java.math.BigInteger;

/**
 * How the multipliers of a point are cut where a table of sums of its multiples is to stand for most of the work.
 *
 * <p>A multiplier is written with digits 1 and -1 alone, which every odd number has: bit i of (k + 2ⁿ - 1)/2 says whether 2ⁱ is added or subtracted. The n digits
 * are cut into {@code teeth} equal runs, and the digits that stand at the same place of each run make one column: the table holds the sum for each column there
 * can be, those with the last digit 1, since the others are their opposites. With a table for each of {@code blocks} parts of a run, {@code spacing}
 * columns apart, so many columns are taken between two doublings.
 *
 * @param order of the point, odd
 * @see <a href="https://eprint.iacr.org/2012/309">M. Hamburg, Fast and compact elliptic-curve cryptography, 2012, section 3.3</a>
 */
record Comb(BigInteger order, int teeth, int blocks, int spacing) {
    /** With digits for every odd number below twice the order. */
    static Comb of(BigInteger order, int teeth, int blocks) {
        return new Comb(order, teeth, blocks, (order.bitLength() + teeth * blocks) / (teeth * blocks));
    }

    /** The sums in one block's table. */
    int size() {
        return 1 << (teeth - 1);
    }

    /** Of a multiplier from 0 to the order less 1: bit i is 1 where 2ⁱ is added, 0 where it is subtracted. */
    long[] digits(BigInteger multiplier) {
        int count = teeth * blocks * spacing;
        BigInteger odd = multiplier.testBit(0) ? multiplier : multiplier.add(order);
        BigInteger digits = odd.add(BigInteger.ONE.shiftLeft(count))
                .subtract(BigInteger.ONE)
                .shiftRight(1);
        return Scalars.words(digits, (count + Long.SIZE - 1) / Long.SIZE);
    }

    /** How many sums this column of a run takes, one from each block. */
    int blocks(int column) {
        return column < spacing ? blocks : 0;
    }

    /** The place in the tables, one after another, of the sum to add for this block's column; or the complement of the place of the one to subtract. */
    int entry(long[] digits, int block, int column) {
        int index = 0;
        for (int tooth = teeth - 1; tooth >= 0; tooth--) {
            int at = (tooth * blocks + block) * spacing + column;
            index = 2 * index + (int) ((digits[at >>> 6] >>> at) & 1);
        }
        int size = size();
        return index >= size ? block * size + index - size : ~(block * size + size - 1 - index);
    }
}
