package coop.kith.did.resolve;

import coop.kith.problem.ProblemType;

/** Why a DID URL that leads to another was not followed to an end (DID Resolution 1.0, "Dereferencing Cycles"). */
public enum DereferencingProblem implements ProblemType {
    CYCLE("did-dereferencing-cycle", "DID URLs lead back to one another"),
    TOO_FAR("did-dereferencing-too-far", "Too many DID URLs lead to one another");

    private final String name;
    private final String title;

    DereferencingProblem(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name;
    }

    @Override
    public String title() {
        return title;
    }
}
