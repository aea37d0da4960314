package coop.kith.trust.intake.dtg;

import java.util.Optional;

/** The concrete credential types of the specification (DTG Credential Taxonomy). */
enum DtgType {
    MEMBERSHIP("MembershipCredential"),
    RELATIONSHIP("RelationshipCredential"),
    STATEMENT("StatementCredential"),
    INVITATION("InvitationCredential"),
    PERSONA("PersonaCredential"),
    DELEGATION("DelegationCredential"),
    AUTHORITY("AuthorityCredential");

    private final String term;

    DtgType(String term) {
        this.term = term;
    }

    String term() {
        return term;
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
