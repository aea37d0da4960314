package coop.kith.did.evidence;

/**
 * Whose clock a time rests on. Ordered from the weakest for "was this so then?" to the strongest; {@link #weaker} takes the weaker of two, since an
 * interval is known no better than the worse of its ends.
 */
public enum TimeBasis {
    /** The controller's own statement: whoever holds a stolen key can back-date it. */
    CONTROLLER("controller"),
    /** The clock of whoever asked: it was so when it was read, and nothing is said about any other time. */
    OBSERVED("observed"),
    /** Witnesses signed the version, each after having seen it. */
    WITNESSES("witnesses"),
    /** A registry, directory or ledger that puts operations in order. */
    REGISTRY("registry"),
    /** No clock at all: the document follows from the DID and is the same at any time. */
    UNCHANGING("unchanging");

    private final String term;

    TimeBasis(String term) {
        this.term = term;
    }

    /** The word in JSON. */
    public String term() {
        return term;
    }

    /** Whether a time of this basis comes from outside the one whose keys are judged by it. */
    public boolean isIndependent() {
        return this != CONTROLLER;
    }

    public TimeBasis weaker(TimeBasis other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
