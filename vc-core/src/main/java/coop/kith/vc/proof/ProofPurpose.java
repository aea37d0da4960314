package coop.kith.vc.proof;

import coop.kith.did.document.VerificationRelationship;

/** What a proof is for, and so the relationship that its key must stand under. */
public enum ProofPurpose {
    ASSERTION_METHOD(VerificationRelationship.ASSERTION_METHOD),
    AUTHENTICATION(VerificationRelationship.AUTHENTICATION);

    private final VerificationRelationship relationship;

    ProofPurpose(VerificationRelationship relationship) {
        this.relationship = relationship;
    }

    public VerificationRelationship relationship() {
        return relationship;
    }

    /** The value of {@code proofPurpose}. */
    public String term() {
        return relationship.term();
    }
}
