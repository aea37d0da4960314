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

    boolean spent() {
        return left == 0;
    }
}
