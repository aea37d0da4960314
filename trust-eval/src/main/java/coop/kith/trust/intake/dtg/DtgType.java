package coop.kith.trust.intake.dtg;

import java.util.Optional;

/** The concrete credential types of the specification (DTG Credential Taxonomy). */
enum DtgType {
    MEMBERSHIP("MembershipCredential", true),
    RELATIONSHIP("RelationshipCredential", true),
    STATEMENT("StatementCredential", true),
    INVITATION("InvitationCredential", true),
    PERSONA("PersonaCredential", false),
    DELEGATION("DelegationCredential", false),
    AUTHORITY("AuthorityCredential", false);

    private final String term;
    private final boolean read;

    DtgType(String term, boolean read) {
        this.term = term;
        this.read = read;
    }

    String term() {
        return term;
    }

    /** Whether this profile reads it. */
    boolean isRead() {
        return read;
    }

    static Optional<DtgType> of(String term) {
        for (DtgType type : values()) {
            if (type.term.equals(term)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
