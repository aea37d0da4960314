package coop.kith.vc.canon;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much work one canonicalization may do. Steps are counted the same on every machine, so that all verifiers refuse the same documents; the time is a
 * second bound for those who give a clock. For one thread, one canonicalization.
 */
final class StepBudget {
    /**
     * Of the published tests of RDFC-1.0 the most demanding that must pass takes a fraction of this (their test 044 to 046 have the most symmetry); the one
     * that must be refused, test 074, takes more than any bound.
     */
    static final int STANDARD_STEPS = 20_000;

    private final long most;
    private final LongSupplier nanos;
    private final long deadline;
    private long spent;

    private StepBudget(long most, LongSupplier nanos, long deadline) {
        this.most = most;
        this.nanos = nanos;
        this.deadline = deadline;
    }

    static StepBudget standard() {
        return new StepBudget(STANDARD_STEPS, () -> 0, 1);
    }

    StepBudget within(Duration time, LongSupplier ticker) {
        return new StepBudget(most, ticker, ticker.getAsLong() + time.toNanos());
    }

    /** Counts one step. Throws {@link Spent} when there is none left. */
    void step() {
        spent++;
        if (spent > most) {
            throw new Spent("more than " + most + " steps");
        }
        if (nanos.getAsLong() - deadline >= 0) {
            throw new Spent("more time than it was given");
        }
    }

    /** The steps counted so far; one more than the most where it was exhausted. */
    long spent() {
        return spent;
    }

    /** Leads out of the recursion, to the one place that turns it into a problem. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent(String what) {
            super(what, null, false, false);
        }
    }
}
