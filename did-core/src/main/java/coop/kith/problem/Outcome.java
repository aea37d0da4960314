package coop.kith.problem;

/** How one check ended. */
public enum Outcome {
    /** Checked, and it holds. */
    PASSED,
    /** Checked, and it does not hold. */
    FAILED,
    /** Could not be checked; never to be read as {@link #PASSED}. */
    UNDECIDED,
    /** Not asked for, or waived by the policy; the check's problem says why where it was waived. */
    NOT_REQUESTED
}
