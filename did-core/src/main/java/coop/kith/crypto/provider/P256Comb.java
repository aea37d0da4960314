package coop.kith.crypto.provider;

import java.math.BigInteger;

/** A table of sums of multiples of one point of P-256, as {@link Comb} has it. Immutable. */
final class P256Comb {
    private final Comb comb;
    private final long[] addends;

    private P256Comb(Comb comb, long[] addends) {
        this.comb = comb;
        this.addends = addends;
    }

    /** For the point whose x and y are the {@link P256Sum#ADDEND_LIMBS} limbs. No sum in it is neutral: their multipliers are below the order, and never zero. */
    static P256Comb of(long[] point, int teeth, int blocks) {
        Comb comb = Comb.of(Curve.P256.order(), teeth, blocks);
        long[] powers = powers(point, comb);
        int size = comb.size();
        long[] sums = new long[blocks * size * P256Sum.SUM_LIMBS];
        P256Sum sum = new P256Sum();
        for (int block = 0; block < blocks; block++) {
            sum = new P256Sum();
            sum.plus(powers, power((teeth - 1) * blocks + block));
            for (int tooth = 0; tooth < teeth - 1; tooth++) {
                sum.minus(powers, power(tooth * blocks + block));
            }
            sum.save(sums, block * size * P256Sum.SUM_LIMBS);
            for (int tooth = 0; tooth < teeth - 1; tooth++) {
                int twice = power(tooth * blocks + block) + P256Sum.ADDEND_LIMBS;
                for (int i = 0; i < 1 << tooth; i++) {
                    sum.load(sums, (block * size + i) * P256Sum.SUM_LIMBS);
                    sum.plus(powers, twice);
                    sum.save(sums, (block * size + (1 << tooth) + i) * P256Sum.SUM_LIMBS);
                }
            }
        }
        return new P256Comb(comb, P256Sum.addends(sums));
    }

    /** What each run's lowest digit of each block stands for, and twice that. */
    private static long[] powers(long[] point, Comb comb) {
        int count = comb.teeth() * comb.blocks();
        long[] sums = new long[2 * count * P256Sum.SUM_LIMBS];
        P256Sum sum = new P256Sum();
        sum.plus(point, 0);
        for (int i = 0; i < count; i++) {
            sum.save(sums, 2 * i * P256Sum.SUM_LIMBS);
            sum.twice();
            sum.save(sums, (2 * i + 1) * P256Sum.SUM_LIMBS);
            for (int j = 1; j < comb.spacing() && i < count - 1; j++) {
                sum.twice();
            }
        }
        return P256Sum.addends(sums);
    }

    private static int power(int index) {
        return 2 * index * P256Sum.ADDEND_LIMBS;
    }

    /** The sum of two points' multiples, from their tables; both multipliers are from 0 to the order less 1. */
    static P256Sum sum(P256Comb one, BigInteger multiplier, P256Comb other, BigInteger otherMultiplier) {
        long[] digits = one.comb.digits(multiplier);
        long[] otherDigits = other.comb.digits(otherMultiplier);
        P256Sum sum = new P256Sum();
        for (int column = Math.max(one.comb.spacing(), other.comb.spacing()) - 1; column >= 0; column--) {
            sum.twice();
            other.add(sum, otherDigits, column);
            one.add(sum, digits, column);
        }
        return sum;
    }

    private void add(P256Sum sum, long[] digits, int column) {
        for (int block = 0; block < comb.blocks(column); block++) {
            int entry = comb.entry(digits, block, column);
            if (entry >= 0) {
                sum.plus(addends, entry * P256Sum.ADDEND_LIMBS);
            } else {
                sum.minus(addends, ~entry * P256Sum.ADDEND_LIMBS);
            }
        }
    }
}
