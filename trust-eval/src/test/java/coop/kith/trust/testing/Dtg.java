package coop.kith.trust.testing;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.intake.dtg.DtgIntake;
import coop.kith.trust.intake.dtg.DtgProfile;
import coop.kith.trust.intake.dtg.PredicateProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

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
                        .with("livenessConfirmed", JsonLiteral.TRUE)
                        .with("identityCommitment", "zQmYtUc4iTCbbfVSDNKvtQqrfyezPPnFvE33wFmutw9PBBk")
                        .with("cardDigestMultibase", "zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n")
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

    public static JsonObject persona(Person counterparty, Instant validFrom) {
        return credential("PersonaCredential", "directed", validFrom, about(counterparty));
    }

    /** For a year, without leave to appoint others. */
    public static JsonObject delegation(Person delegate, Instant validFrom, String... acts) {
        return mandate("DelegationCredential", delegate, validFrom, delegated(acts));
    }

    public static JsonObject acceptance(Person delegator, String digest, Instant validFrom) {
        return mandate(
                "DelegationCredential",
                delegator,
                validFrom,
                JsonObject.empty().with("delegation", JsonObject.empty().with("accepts", digest)));
    }

    public static JsonObject authority(Person subject, Instant validFrom, String scope, String... actions) {
        return mandate(
                "AuthorityCredential",
                subject,
                validFrom,
                JsonObject.empty()
                        .with(
                                "authority",
                                JsonObject.empty()
                                        .with("scope", scope)
                                        .with("actions", JsonArray.ofStrings(List.of(actions)))));
    }

    /** The same with another member in its {@code delegation} or {@code authority}. */
    public static JsonObject stating(JsonObject credential, String member, JsonValue value) {
        JsonObject subject = credential.object("credentialSubject").orElseThrow();
        String holder = subject.has("delegation") ? "delegation" : "authority";
        return credential.with(
                "credentialSubject",
                subject.with(holder, subject.object(holder).orElseThrow().with(member, value)));
    }

    private static JsonObject delegated(String... acts) {
        return JsonObject.empty()
                .with("delegation", JsonObject.empty().with("scope", JsonArray.ofStrings(List.of(acts))));
    }

    private static JsonObject mandate(String type, Person subject, Instant validFrom, JsonObject stated) {
        JsonObject about = about(subject);
        for (Map.Entry<String, JsonValue> member : stated.members().entrySet()) {
            about = about.with(member.getKey(), member.getValue());
        }
        return credential(type, "directed", validFrom, about)
                .with("validUntil", validFrom.plus(365, ChronoUnit.DAYS).toString());
    }

    /** Signed by {@code issuer} and received at one time. */
    public static Evidence evidence(Person issuer, JsonObject unsigned, Instant receivedAt) {
        return INTAKE.read(issuer.verified(unsigned, receivedAt), receivedAt).orThrow();
    }
}
