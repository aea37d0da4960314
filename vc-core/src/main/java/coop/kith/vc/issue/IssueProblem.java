package coop.kith.vc.issue;

import coop.kith.problem.ProblemType;

/** Why nothing was signed, where no specification has a name for it. */
public enum IssueProblem implements ProblemType {
    /** The document names somebody else than the controller of the signing key. */
    NOT_THE_SIGNER("The document is somebody else's"),
    /** The document has a proof already, and another one was not asked for by name. */
    ALREADY_SECURED("Already secured"),
    /** There is no proof to stand beside. */
    NOT_SECURED("Not secured yet"),
    /** The signer's key is not the one that the DID document publishes under the verification method. */
    WRONG_KEY("Not the published key"),
    /** The credential is of a version or has members that a token has no place for. */
    NOT_FOR_A_TOKEN("Cannot stand in a token"),
    /** The parts that were chosen miss something that a credential must have. */
    NO_CREDENTIAL_LEFT("What would be shown is no credential");

    private final String title;

    IssueProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
