package coop.kith.vc.schema;

/** The work that one evaluation may still do. For one thread, one evaluation. */
final class Budget {
    private static final int STEPS = 100_000;
    private static final int DEPTH = 200;
    private static final long PATTERN_STEPS = 4_000_000;

    private static final int LONGEST_FORMAT = 8_000;

    private int steps = STEPS;
    private int depth;
    private long patternSteps = PATTERN_STEPS;

    /** The work is more than there is a budget for. Never leaves this room. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent(String what) {
            super(what, null, false, false);
        }
    }

    void step(int cost) {
        steps -= cost;
        if (steps < 0) {
            throw new Spent("more than " + STEPS + " steps");
        }
    }

    void deeper() {
        depth++;
        if (depth > DEPTH) {
            throw new Spent("keywords that lead to each other more than " + DEPTH + " deep");
        }
    }

    void back() {
        depth--;
    }

    /** Formats are read by the library's own expressions, whose cost nobody promises; a time, an address or a URL is shorter than this. */
    void format(int characters) {
        if (characters > LONGEST_FORMAT) {
            throw new Spent("a format for a text of " + characters + " characters");
        }
    }

    /** A linear matcher looks at each instruction of the pattern once for each character. */
    void match(int instructions, int characters) {
        patternSteps -= (long) instructions * (characters + 1L);
        if (patternSteps < 0) {
            throw new Spent("more than " + PATTERN_STEPS + " steps of regular expressions");
        }
    }
}
