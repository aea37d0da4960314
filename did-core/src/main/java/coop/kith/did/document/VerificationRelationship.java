package coop.kith.did.document;

/** What a key in a document may be used for (CID 1.0 section 2.3). */
public enum VerificationRelationship {
    AUTHENTICATION("authentication"),
    ASSERTION_METHOD("assertionMethod"),
    KEY_AGREEMENT("keyAgreement"),
    CAPABILITY_INVOCATION("capabilityInvocation"),
    CAPABILITY_DELEGATION("capabilityDelegation");

    private final String term;

    VerificationRelationship(String term) {
        this.term = term;
    }

    /** The member name in the document. */
    public String term() {
        return term;
    }
}
