package coop.kith.trust.testing;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.intake.dtg.DtgIntake;
import coop.kith.trust.intake.dtg.DtgProfile;
import coop.kith.trust.intake.dtg.PredicateProfile;
import java.time.Instant;
import java.util.List;

/** Credentials of the Decentralized Trust Graph in the form of Document Status 0.6.0, unsigned. */
public final class Dtg {
    /** Accepts the registry's four predicates. */
    public static final DtgIntake INTAKE = DtgIntake.of(DtgProfile.standard()
            .accepting(
                    PredicateProfile.ENDORSES,
                    PredicateProfile.WITNESSED,
                    PredicateProfile.VETTED,
                    PredicateProfile.PRESENTED));

    private Dtg() {}

    public static JsonObject credential(String type, String scope, Instant validFrom, JsonObject subject) {
        return JsonObject.empty()
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://registry.trustoverip.org/dtg/context/v1")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential", "DTGCredential", type)))
                .with("issuerScope", scope)
                .with("validFrom", validFrom.toString())
                .with("credentialSubject", subject);
    }

    public static JsonObject about(Person subject) {
        return JsonObject.empty().with("id", subject.did().toString());
    }

    public static JsonObject relationship(Person to, Instant validFrom) {
        return credential("RelationshipCredential", "directed", validFrom, about(to));
    }

    public static JsonObject invitation(Person to, Instant validFrom) {
        return credential("InvitationCredential", "directed", validFrom, about(to));
    }

    public static JsonObject grant(Person member, Instant validFrom) {
        return credential("MembershipCredential", "public", validFrom, about(member));
    }

    public static JsonObject acknowledgement(Person community, String digest, Instant validFrom) {
        return credential(
                "MembershipCredential", "directed", validFrom, about(community).with("digestMultibase", digest));
    }

    public static JsonObject endorsement(Person of, String skill, Instant validFrom) {
        return credential(
                "StatementCredential",
                "directed",
                validFrom,
                about(of)
                        .with("predicate", PredicateProfile.ENDORSES.iri())
                        .with(
                                "object",
                                JsonObject.empty()
                                        .with("value", JsonObject.empty().with("name", skill))));
    }

    public static JsonObject witnessed(Person subject, String digest, Instant validFrom) {
        return credential(
                        "StatementCredential",
                        "directed",
                        validFrom,
                        about(subject)
                                .with("predicate", PredicateProfile.WITNESSED.iri())
                                .with("object", JsonObject.empty().with("digestMultibase", digest)))
                .with("taskContext", "urn:example:exchange");
    }

    /** A check of who the subject is, for one community, by one method. */
    public static JsonObject vetted(Person subject, Person community, String method, Instant validFrom) {
        return vetted(
                subject,
                JsonObject.empty()
                        .with("community", community.did().toString())
                        .with("method", method)
                        .with("claimsVerified", JsonArray.ofStrings(List.of("name.legal")))
                        .with("declaredRelationship", "none"),
                validFrom);
    }

    public static JsonObject vetted(Person subject, JsonObject value, Instant validFrom) {
        return credential(
                        "StatementCredential",
                        "directed",
                        validFrom,
                        about(subject)
                                .with("predicate", PredicateProfile.VETTED.iri())
                                .with("object", JsonObject.empty().with("value", value)))
                .with("taskContext", "urn:example:exchange");
    }

    /** Signed by {@code issuer} and received at one time. */
    public static Evidence evidence(Person issuer, JsonObject unsigned, Instant receivedAt) {
        return INTAKE.read(issuer.verified(unsigned, receivedAt), receivedAt).orThrow();
    }
}
