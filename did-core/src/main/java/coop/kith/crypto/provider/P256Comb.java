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
    static P256Comb of(long[] point, int teeth) {
        Comb comb = Comb.of(Curve.P256.order(), teeth, 1);
        long[] powers = powers(point, comb);
        long[] sums = new long[comb.size() * P256Sum.SUM_LIMBS];
        P256Sum sum = new P256Sum();
        sum.plus(powers, power(teeth - 1));
        for (int tooth = 0; tooth < teeth - 1; tooth++) {
            sum.minus(powers, power(tooth));
        }
        sum.save(sums, 0);
        for (int tooth = 0; tooth < teeth - 1; tooth++) {
            int twice = power(tooth) + P256Sum.ADDEND_LIMBS;
            for (int i = 0; i < 1 << tooth; i++) {
                sum.load(sums, i * P256Sum.SUM_LIMBS);
                sum.plus(powers, twice);
                sum.save(sums, ((1 << tooth) + i) * P256Sum.SUM_LIMBS);
            }
        }
        return new P256Comb(comb, P256Sum.addends(sums));
    }

    /** What each run's lowest digit stands for, and twice that. */
    private static long[] powers(long[] point, Comb comb) {
        long[] sums = new long[2 * comb.teeth() * P256Sum.SUM_LIMBS];
        P256Sum sum = new P256Sum();
        sum.plus(point, 0);
        for (int tooth = 0; tooth < comb.teeth(); tooth++) {
            sum.save(sums, 2 * tooth * P256Sum.SUM_LIMBS);
            sum.twice();
            sum.save(sums, (2 * tooth + 1) * P256Sum.SUM_LIMBS);
            for (int i = 1; i < comb.spacing() && tooth < comb.teeth() - 1; i++) {
                sum.twice();
            }
        }
        return P256Sum.addends(sums);
    }

    private static int power(int tooth) {
        return 2 * tooth * P256Sum.ADDEND_LIMBS;
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
        if (column >= comb.spacing()) {
            return;
        }
        int entry = comb.entry(digits, 0, column);
        if (entry >= 0) {
            sum.plus(addends, entry * P256Sum.ADDEND_LIMBS);
        } else {
            sum.minus(addends, ~entry * P256Sum.ADDEND_LIMBS);
        }
    }
}
