package coop.kith.cli.vectors;

/**
 * How one vector went.
 *
 * @param info what a person should know about it; empty where there is nothing to say
 */
public record Finding(VectorCase vector, Outcome outcome, String info) {
    /** The outcomes of EARL 1.0. */
    public enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        CANNOT_TELL("cantTell"),
        INAPPLICABLE("inapplicable"),
        UNTESTED("untested");

        private final String term;

        Outcome(String term) {
            this.term = term;
        }

        /** The local name in EARL's vocabulary. */
        public String term() {
            return term;
        }
    }
}
