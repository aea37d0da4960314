package coop.kith.trust.algorithm.rank;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The probability that a walk goes back to its seeds at each step, exactly: a whole number of billionths, so that no two machines can read it differently.
 *
 * @param billionths 0 to 999,999,999; 0, a walk that never goes back, only where a preset stops after a fixed number of steps
 */
public record Alpha(int billionths) {
    private static final int WHOLE = 1_000_000_000;
    private static final BigInteger BIG_WHOLE = BigInteger.valueOf(WHOLE);

    public Alpha {
        if (billionths < 0 || billionths >= WHOLE) {
            throw new IllegalArgumentException(
                    "a restart probability is from 0 to below 1, not " + billionths + " billionths");
        }
    }

    /** From decimal text such as {@code 0.15}; at most nine digits after the point. Throws {@link IllegalArgumentException} for anything else. */
    public static Alpha of(String text) {
        if (!text.matches("0?\\.[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "a restart probability is written as 0.15, with at most nine digits after the point, not " + text);
        }
        return new Alpha(new BigDecimal(text).movePointRight(9).intValueExact());
    }

    public double value() {
        return billionths / (double) WHOLE;
    }

    /** What is left of an amount when the walks that go back have gone: floor(amount * (1 - alpha)), with no rounding in between. Amounts to 2^63 - 1. */
    long keep(long amount) {
        long stay = (long) WHOLE - billionths;
        return amount / WHOLE * stay + amount % WHOLE * stay / WHOLE;
    }

    /** floor(whole * alpha + loose * (1 - alpha)), rounded once. */
    long restart(long whole, long loose) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(billionths))
                .add(BigInteger.valueOf(loose).multiply(BigInteger.valueOf((long) WHOLE - billionths)))
                .divide(BIG_WHOLE)
                .longValueExact();
    }

    /** A walk that goes back once in a thousand steps is within 1e-40 after as many; with more, a question would never end. */
    static final int MOST_SWEEPS = 100_000;

    /** The fewest sweeps after which {@link Scores#error} is, but for rounding, at most {@code tolerance}. */
    public int sweepsFor(double tolerance) {
        if (!(tolerance > 0 && tolerance < 1) || billionths == 0) {
            throw new IllegalArgumentException("sweeps follow from a tolerance between 0 and 1 and an alpha above 0");
        }
        double sweeps = Math.ceil(StrictMath.log(tolerance) / StrictMath.log(1 - value()));
        if (sweeps > MOST_SWEEPS) {
            throw new IllegalArgumentException("an alpha of " + this + " comes within " + tolerance
                    + " after more than " + MOST_SWEEPS + " sweeps; take a larger alpha or tolerance");
        }
        return Math.max(1, (int) sweeps);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(billionths, 9).stripTrailingZeros().toPlainString();
    }
}
