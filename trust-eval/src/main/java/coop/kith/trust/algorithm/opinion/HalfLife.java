package coop.kith.trust.algorithm.opinion;

import java.time.Duration;

/**
 * How old evidence fades: half of it is gone after each half-life. By a table of whole numbers, so that it fades alike on every machine. Immutable.
 *
 * @param period above zero
 */
public record HalfLife(Duration period) {
    /** Steps in one half-life: the table is off by less than 0.07 %, one step's worth, and always towards less. */
    static final int STEPS = 1024;

    private static final int BITS = 30;
    private static final long[] TABLE = table();

    public HalfLife {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a half-life is longer than " + period);
        }
    }

    private static long[] table() {
        long[] table = new long[STEPS];
        for (int step = 0; step < STEPS; step++) {
            table[step] = (long) StrictMath.floor(StrictMath.pow(2, BITS - step / (double) STEPS));
        }
        return table;
    }

    /** What is left of {@code amount} after {@code age}, rounded down; all of it where the age is negative. Amounts to 2^32. */
    public long left(long amount, Duration age) {
        if (age.isNegative() || age.isZero()) {
            return amount;
        }
        long whole = age.dividedBy(period);
        if (whole >= Long.SIZE) {
            return 0;
        }
        Duration rest = age.minus(period.multipliedBy(whole));
        int step = (int) Math.min(STEPS - 1, ceil(rest));
        return ((amount * TABLE[step]) >> BITS) >> whole;
    }

    private long ceil(Duration rest) {
        long done = rest.multipliedBy(STEPS).dividedBy(period);
        boolean more = !period.multipliedBy(done).equals(rest.multipliedBy(STEPS));
        return more ? done + 1 : done;
    }
}
