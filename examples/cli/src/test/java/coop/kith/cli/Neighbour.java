package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.issue.PresentationHolder;
import coop.kith.vc.model.DateTimeStamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Somebody with a key, the same in every run. */
enum Neighbour {
    MARA(1),
    BEN(2),
    CHLOE(3),
    ANA(4),
    LONER(5);

    static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private static final String DTG = "https://registry.trustoverip.org/dtg/context/v1";

    private final byte seed;

    Neighbour(int seed) {
        this.seed = (byte) seed;
    }

    SigningKey key() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, seed);
        return SigningKey.of(
                        KeyType.ED25519,
                        secret,
                        Cryptography.standard(),
                        SecretAccess.because("a key that only tests use"))
                .orThrow();
    }

    Did did() {
        return DidKey.of(key().publicKey());
    }

    private DidUrl method() {
        return new DidUrl(did(), "", Optional.empty(), Optional.of(did().methodSpecificId()));
    }

    JsonObject sign(JsonObject unsigned) {
        return CredentialIssuer.of(method(), key()).issue(unsigned, SINCE).orThrow();
    }

    /** A credential about somebody, with nothing to it but a name. */
    JsonObject names(Neighbour other, String name) {
        return sign(unsigned(other, name).with("issuer", did().toString()));
    }

    static JsonObject unsigned(Neighbour about, String name) {
        return JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("validFrom", DateTimeStamp.format(SINCE))
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", about.did().toString()).with("name", name));
    }

    /** This one's half of a relationship. */
    JsonObject knows(Neighbour other) {
        return sign(JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2", DTG)))
                .with(
                        "type",
                        JsonArray.ofStrings(List.of("VerifiableCredential", "DTGCredential", "RelationshipCredential")))
                .with("issuer", did().toString())
                .with("issuerScope", "directed")
                .with("validFrom", DateTimeStamp.format(SINCE))
                .with(
                        "credentialSubject",
                        JsonObject.empty().with("id", other.did().toString())));
    }

    JsonObject presents(JsonObject credential, String challenge, String domain) {
        return PresentationHolder.of(method(), key())
                .present(List.of(credential), challenge, domain, SINCE)
                .orThrow();
    }

    /** Fills the log: Mara knows Ben and Chloe, and both know Ana; Loner is known to Ana alone. */
    static void gather(Shell shell) {
        bond(shell, MARA, BEN);
        bond(shell, MARA, CHLOE);
        bond(shell, BEN, ANA);
        bond(shell, CHLOE, ANA);
        bond(shell, ANA, LONER);
        Shell.Ran added = shell.run("trust", "add", "credentials");
        if (added.exit() != 0) {
            throw new AssertionError(added.toString());
        }
    }

    private static void bond(Shell shell, Neighbour one, Neighbour other) {
        shell.write("credentials/" + one + "-" + other + ".json", one.knows(other));
        shell.write("credentials/" + other + "-" + one + ".json", other.knows(one));
    }
}
