package coop.kith.trust.engine;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.intake.dtg.DtgIntake;
import coop.kith.trust.intake.dtg.DtgProfile;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody with a real key, made of their name, who signs credentials of the Decentralized Trust Graph. */
record Neighbour(Did did, CredentialIssuer issuer) {
    static final Instant SIGNED = Instant.parse("2026-03-01T09:00:00Z");

    private static final CredentialVerifier VERIFIER = CredentialVerifier.standard();
    private static final DtgIntake INTAKE = DtgIntake.of(DtgProfile.standard());

    static Neighbour named(String name) {
        SigningKey key = SigningKey.of(
                        KeyType.ED25519,
                        Digests.sha256(name.getBytes(StandardCharsets.UTF_8)),
                        Cryptography.standard(),
                        SecretAccess.because("a key for tests, made of a name"))
                .orThrow();
        Did did = DidKey.of(key.publicKey());
        return new Neighbour(did, CredentialIssuer.of(DidUrl.of(did, did.methodSpecificId()), key));
    }

    /** Both halves of a relationship, really signed and verified. */
    List<Evidence> knows(Neighbour other) {
        return List.of(half(other, SIGNED, Optional.empty()), other.half(this, SIGNED, Optional.empty()));
    }

    Evidence half(Neighbour other, Instant from, Optional<Instant> until) {
        return sign(relationship(other, from, until), from);
    }

    static JsonObject relationship(Neighbour other, Instant from, Optional<Instant> until) {
        JsonObject open = JsonObject.empty()
                .with(
                        "@context",
                        JsonArray.ofStrings(List.of(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://registry.trustoverip.org/dtg/context/v1")))
                .with(
                        "type",
                        JsonArray.ofStrings(List.of("VerifiableCredential", "DTGCredential", "RelationshipCredential")))
                .with("issuerScope", "directed")
                .with("validFrom", from.toString())
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", other.did().toString()));
        return until.map(end -> open.with("validUntil", end.toString())).orElse(open);
    }

    Evidence sign(JsonObject unsigned, Instant at) {
        return sign(unsigned, at, at);
    }

    /** Signed and verified at one time, and received at another. */
    Evidence sign(JsonObject unsigned, Instant at, Instant received) {
        JsonObject signed =
                issuer.issue(unsigned.with("issuer", did.toString()), at).orThrow();
        return INTAKE.read(
                        VERIFIER.verify(signed, VerificationPolicy.strict(), at).orThrow(), received)
                .orThrow();
    }
}
