package coop.kith.trust.intake.git;

import coop.kith.problem.ProblemType;

/** What can be wrong with a git object, its signature, or the signer it names. */
public enum GitProblem implements ProblemType {
    MALFORMED_OBJECT("Malformed git object"),
    MALFORMED_SIGNATURE("Malformed signature"),
    UNSUPPORTED_SIGNATURE("Unsupported kind of signature"),
    UNSIGNED("Not signed"),
    NO_SIGNER_DID("No signer DID"),
    CONFLICTING_SIGNER("Conflicting signer DIDs"),
    UNRESOLVED_SIGNER("Signer DID not resolved"),
    UNKNOWN_KEY("Key not in the signer's DID document"),
    BAD_SIGNATURE("Signature does not verify"),
    NOT_A_KEY("Not a public key");

    private final String title;

    GitProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#GIT_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
