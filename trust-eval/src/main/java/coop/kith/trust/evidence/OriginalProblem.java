package coop.kith.trust.evidence;

import coop.kith.problem.ProblemType;

/** Why originals give no evidence. */
public enum OriginalProblem implements ProblemType {
    /** Whoever opened the log named nobody who reads originals of this kind. */
    NO_INTAKE("Nobody here reads such originals");

    private final String title;

    OriginalProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#ORIGINAL_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
