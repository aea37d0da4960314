package coop.kith.did.document;

import coop.kith.problem.ProblemType;

/** Why a document does not yield a verification method (CID 1.0 section 3.5 "Processing Errors"). */
public enum MethodProblem implements ProblemType {
    INVALID_VERIFICATION_METHOD_URL("Invalid verification method URL"),
    INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID("Document of another subject"),
    INVALID_CONTROLLED_IDENTIFIER_DOCUMENT("Invalid controlled identifier document"),
    INVALID_VERIFICATION_METHOD("Invalid verification method"),
    INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD("Verification method not listed for this purpose");

    private final String title;

    MethodProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://w3id.org/security#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
