package coop.kith.vc.model;

import java.util.List;

/** The version of the Verifiable Credentials Data Model that a document follows; its first {@code @context} says which. */
public enum DataModel {
    /** Recommendation of March 2022. */
    V1_1("https://www.w3.org/2018/credentials/v1", "issuanceDate", "expirationDate"),
    /** Recommendation of May 2025. */
    V2_0("https://www.w3.org/ns/credentials/v2", "validFrom", "validUntil");

    private final String context;
    private final String validFrom;
    private final String validUntil;

    DataModel(String context, String validFrom, String validUntil) {
        this.context = context;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    /** The URL that stands first in {@code @context}. */
    public String context() {
        return context;
    }

    /** The member that says from when a credential is valid. */
    public String validFromMember() {
        return validFrom;
    }

    /** The member that says until when a credential is valid. */
    public String validUntilMember() {
        return validUntil;
    }

    /** The other version's validity members, which have no meaning in this one. */
    List<String> foreignMembers() {
        DataModel other = this == V1_1 ? V2_0 : V1_1;
        return List.of(other.validFrom, other.validUntil);
    }

    @Override
    public String toString() {
        return this == V1_1 ? "1.1" : "2.0";
    }
}
