package coop.kith.did;

import coop.kith.problem.ProblemType;

/**
 * What can be wrong with a DID, a DID URL, or the way to what they name (DID Resolution 1.0, section 10 "Errors"). */
public enum DidProblem implements ProblemType {
    INVALID_DID("Invalid DID"),
    INVALID_DID_DOCUMENT("Invalid DID document"),
    NOT_FOUND("DID or resource not found"),
    REPRESENTATION_NOT_SUPPORTED("Representation not supported"),
    INVALID_DID_URL("Invalid DID URL"),
    METHOD_NOT_SUPPORTED("DID method not supported"),
    INVALID_OPTIONS("Invalid resolution options"),
    INTERNAL_ERROR("Unexpected error while resolving"),
    FEATURE_NOT_SUPPORTED("Feature not supported");

    private final String title;

    DidProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://www.w3.org/ns/did#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
