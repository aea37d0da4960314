package coop.kith.trust.intake.registry;

import coop.kith.problem.ProblemType;

/** Why an answer of a trust registry is no evidence. */
public enum RegistryProblem implements ProblemType {
    /** It does not have the form of an answer. */
    MALFORMED("Malformed answer of a trust registry"),
    /** It answers another question than the one that was asked. */
    OTHER_QUESTION("Answer to another question");

    private final String title;

    RegistryProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#REGISTRY_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
