package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.cache.BoundedCache;
import coop.kith.did.cache.CachePolicy;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A key was replaced just now, and the old document is still in the cache. */
final class RotatedKeyTest implements DidMethod, InstantSource {
    private static final String CLUB = "did:shelf:club";
    private static final JsonObject OLD = Persona.ISSUER.document(CLUB, "assertionMethod");

    private Instant now = Papers.NOW;
    private JsonObject document = OLD;
    private int asked;

    private final CredentialVerifier verifier = CredentialVerifier.of(
            DidResolver.of(List.of(this), this).keeping(BoundedCache.of(CachePolicy.standard(), this)),
            Cryptography.standard(),
            this);

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        asked++;
        return Shelf.of(document).resolve(did, options, around);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @BeforeEach
    void theOldDocumentIsKept() {
        assertInstanceOf(Verdict.Accepted.class, verify(signed(Persona.ISSUER, "key-1")));
        now = now.plusSeconds(2);
        assertInstanceOf(Verdict.Accepted.class, verify(signed(Persona.ISSUER, "key-1")));
        assertEquals(1, asked);
    }

    @Test
    void aKeyReplacedUnderItsOldNameIsFound() {
        document = Persona.WITNESS.document(CLUB, "assertionMethod");
        Verdict<VerifiedCredential> verdict = verify(signed(Persona.WITNESS, "key-1"));
        assertInstanceOf(Verdict.Accepted.class, verdict);
        assertTrue(verdict.protocol().toString().contains("read again"));
        assertEquals(2, asked);
        assertInstanceOf(Verdict.Rejected.class, verify(signed(Persona.ISSUER, "key-1")));
    }

    @Test
    void aKeyAddedUnderAnotherNameIsFound() {
        document = OLD.with(
                        "verificationMethod",
                        JsonArray.of(
                                Persona.ISSUER.methodNamed(CLUB + "#key-1", CLUB),
                                Persona.WITNESS.methodNamed(CLUB + "#key-2", CLUB)))
                .with(
                        "assertionMethod",
                        JsonArray.of(new JsonString(CLUB + "#key-1"), new JsonString(CLUB + "#key-2")));
        assertInstanceOf(Verdict.Accepted.class, verify(signed(Persona.WITNESS, "key-2")));
        assertEquals(2, asked);
    }

    @Test
    @DisplayName("D33: forged signatures do not make it ask at will")
    void forgedSignaturesDoNotFlood() {
        for (int times = 0; times < 20; times++) {
            assertInstanceOf(Verdict.Rejected.class, verify(signed(Persona.MALLORY, "key-1")));
            assertInstanceOf(Verdict.Rejected.class, verify(signed(Persona.MALLORY, "key-9")));
        }
        assertEquals(2, asked);
        now = now.plus(Duration.ofSeconds(1));
        assertInstanceOf(Verdict.Rejected.class, verify(signed(Persona.MALLORY, "key-1")));
        assertEquals(3, asked);
    }

    private Verdict<VerifiedCredential> verify(JsonObject credential) {
        return verifier.verify(credential, VerificationPolicy.strict());
    }

    private static JsonObject signed(Persona signer, String fragment) {
        return Papers.signed(
                Papers.credential().with("issuer", CLUB),
                Papers.assertion(DidUrl.parse(CLUB + "#" + fragment).orThrow()),
                signer.key());
    }
}
