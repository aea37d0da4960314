package coop.kith.cli;

import coop.kith.problem.Outcome;

/** How the process ends. */
public enum Exit {
    /** Accepted, allowed, done. */
    ACCEPTED(0),
    /** Rejected, denied, or the input was malformed. */
    REJECTED(1),
    /** Neither: something could not be decided, or more is needed. */
    UNDECIDED(2),
    /** The command line was not understood (as in BSD's sysexits). */
    USAGE(64),
    /** A fault of Kith's own (as in BSD's sysexits). */
    INTERNAL(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The worse of two: rejected before undecided before accepted. */
    Exit and(Exit other) {
        return this == REJECTED || other == REJECTED ? REJECTED : this == UNDECIDED ? this : other;
    }

    static Exit of(Outcome outcome) {
        return switch (outcome) {
            case PASSED, NOT_REQUESTED -> ACCEPTED;
            case FAILED -> REJECTED;
            case UNDECIDED -> UNDECIDED;
        };
    }
}
