package coop.kith.benchmarks;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.vc.issue.CredentialBuilder;
import coop.kith.vc.issue.CredentialIssuer;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.suite.Cryptosuites;
import coop.kith.vc.proof.integrity.suite.EcdsaSd2023;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * The document that every credential benchmark and every peer works on: a membership of a cooperative, VCDM 2.0, about 1.4 KB when signed, with
 * the contexts of VCDM 2.0 and of decentralized trust graphs.
 */
final class Membership {
    /** When proofs are made. */
    static final Instant CREATED = Instant.parse("2026-11-01T09:00:00Z");

    /** When they are verified. */
    static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    static final String DTG_CONTEXT = "https://registry.trustoverip.org/dtg/context/v1";

    private static final String TERMS = "https://planet.example/#";

    private Membership() {}

    static Did issuer(KeyType type) {
        return DidKey.of(Keys.of(type).publicKey());
    }

    static DidUrl verificationMethod(KeyType type) {
        Did issuer = issuer(type);
        return DidUrl.parse(issuer + "#" + issuer.methodSpecificId()).orThrow();
    }

    /** By the issuer whose key is of this type. */
    static JsonObject unsigned(KeyType type) {
        KeyType another = type == KeyType.P256 ? KeyType.ED25519 : KeyType.P256;
        String member = DidKey.of(Keys.of(another).publicKey()).toString();
        JsonObject witnessed = JsonObject.empty()
                .with("event", "General assembly 2021")
                .with("sessionId", "ga-2021-03-12")
                .with("method", "in person");
        JsonObject claims = JsonObject.empty()
                .with("type", TERMS + "Member")
                .with("name", "Ana Sofia Ferreira")
                .with("description", "Treasurer and maintainer, member number 004817, of the Lisbon chapter.")
                .with("issuerScope", "planet-cooperative")
                .with("witnessContext", witnessed);
        JsonObject evidence = JsonObject.empty()
                .with("type", TERMS + "BoardMinute")
                .with("name", "Minute 44")
                .with("description", "Admitted without dissent.");
        return CredentialBuilder.by(issuer(type).toString(), "Planet Cooperative")
                .context(DTG_CONTEXT)
                .id("urn:uuid:5f0b9c2e-6a3d-4c55-9d0e-2c7f1e0a4b91")
                .type("DTGCredential")
                .type("MembershipCredential")
                .name("Membership")
                .description("A member in good standing.")
                .validFrom(Instant.parse("2026-01-01T00:00:00Z"))
                .validUntil(Instant.parse("2056-12-31T23:59:59Z"))
                .subject(member, claims)
                .evidence(evidence)
                .build()
                .orThrow()
                .json();
    }

    static CredentialIssuer issuer(SuiteAndKey suite) {
        return CredentialIssuer.builder(verificationMethod(suite.key()), Keys.of(suite.key()))
                .suite(suite(suite.suite()))
                .build();
    }

    /** Lets holders choose what they show of the subject. */
    static CredentialIssuer selectiveIssuer() {
        return CredentialIssuer.builder(verificationMethod(KeyType.P256), Keys.of(KeyType.P256))
                .selective(new EcdsaSd2023(), List.of(), new SecureRandom())
                .build();
    }

    static JsonObject signed(SuiteAndKey suite) {
        return issuer(suite).issue(unsigned(suite.key()), CREATED).orThrow();
    }

    private static Cryptosuite.Simple suite(String id) {
        return Cryptosuites.standard().stream()
                .filter(suite -> suite.id().equals(id))
                .filter(Cryptosuite.Simple.class::isInstance)
                .map(Cryptosuite.Simple.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cryptosuite is called " + id));
    }
}
