package coop.kith.vc.schema;

import coop.kith.problem.ProblemType;

/** What a schema says about a credential, and why one says nothing. */
public enum SchemaProblem implements ProblemType {
    /** The credential does not fit. */
    SCHEMA_MISMATCH("Does not fit its schema"),
    /** There is a document, and it is no schema, or another one than the credential names. */
    SCHEMA_NOT_VALID("Not a schema for this"),
    /** Whether the credential that holds the schema holds itself could not be decided. */
    SCHEMA_NOT_VERIFIED("Schema not verified"),
    /** The schema cannot be had. */
    SCHEMA_NOT_HAD("Schema not at hand"),
    /** The schema uses something that is not supported here: another version, another schema, a regular expression that needs backtracking. */
    SCHEMA_NOT_SUPPORTED("Schema not supported"),
    /** The schema asks for more work than a verifier does for it. */
    SCHEMA_TOO_COSTLY("Schema too costly");

    private final String title;

    SchemaProblem(String title) {
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
