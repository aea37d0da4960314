package coop.kith.trust.intake.registry;

import coop.kith.problem.ProblemType;

/** Why an answer of a trust registry is no evidence. */
public enum RegistryProblem implements ProblemType {
    /** It does not have the form of an answer. */
    MALFORMED("Malformed answer of a trust registry"),
    /** It answers another question than the one that was asked. */
    OTHER_QUESTION("Answer to another question"),
    /** It does not have the type of a record of an exchange. */
    NOT_A_RECORD("Not a record of an exchange"),
    /** It was recorded by somebody whom the asker does not take the word of. */
    RECORDER_NOT_ACCEPTED("Recorder not accepted");

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
