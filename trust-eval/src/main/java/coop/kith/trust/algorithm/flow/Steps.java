package coop.kith.trust.algorithm.flow;

/** A budget of steps, so that a search ends at the same point on every machine. Mutable; one search's own. */
final class Steps {
    private long left;

    Steps(long budget) {
        this.left = budget;
    }

    /** Takes one step; false when none is left. */
    boolean take() {
        if (left > 0) {
            left--;
            return true;
        }
        return false;
    }

    /** Takes so many; what is missing is not asked for. */
    void take(long many) {
        left = Math.max(0, left - many);
    }

    boolean spent() {
        return left == 0;
    }
}
