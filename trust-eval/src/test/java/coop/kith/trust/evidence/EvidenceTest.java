package coop.kith.trust.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Multihash;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EvidenceTest {
    private static final Instant T1 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant T2 = Instant.parse("2026-05-02T10:00:00Z");
    private static final Person ALICE = Person.named("alice");
    private static final Person BOB = Person.named("bob");

    @Test
    void isNamedByTheDigestOfItsClaims() {
        JsonObject unsigned = Dtg.relationship(BOB, T1);
        Evidence evidence = Dtg.evidence(ALICE, unsigned, T1);
        byte[] claims = Jcs.canonicalize(unsigned.with("issuer", ALICE.did().toString()))
                .orThrow();
        assertEquals(Bytes.of(Digests.sha256(claims)), evidence.id());
        assertEquals(Multihash.sha256(claims), evidence.digestMultibase());
    }

    @Test
    @DisplayName("T05: signed again, it is the same evidence")
    void staysTheSameWhenSignedAgain() {
        Evidence once = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
        Evidence again = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T2);
        assertNotEquals(
                once.verified().orElseThrow().credential().proofs(),
                again.verified().orElseThrow().credential().proofs());
        assertEquals(once, again);
        assertEquals(once.hashCode(), again.hashCode());
    }

    @Test
    @DisplayName("T05: re-encoded, it is the same evidence")
    void staysTheSameWhenWrittenDifferently() {
        JsonObject signed = ALICE.sign(Dtg.relationship(BOB, T1), T1);
        List<Map.Entry<String, JsonValue>> turned =
                new ArrayList<>(signed.members().entrySet());
        Collections.reverse(turned);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        turned.forEach(member -> members.put(member.getKey(), member.getValue()));
        String spaced = Json.pretty(new JsonObject(members));
        Evidence other = Dtg.INTAKE
                .read(
                        CredentialVerifier.standard()
                                .verify(spaced, VerificationPolicy.strict(), T1)
                                .orThrow(),
                        T1)
                .orThrow();
        assertNotEquals(Json.write(signed), spaced);
        assertEquals(Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1).id(), other.id());
    }

    @Test
    void differsWhenAnythingSaidDiffers() {
        Evidence first = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T2);
        assertNotEquals(first, Dtg.evidence(ALICE, Dtg.relationship(BOB, T2), T2));
        assertNotEquals(first, Dtg.evidence(BOB, Dtg.relationship(ALICE, T1), T2));
    }

    @Test
    void keepsTheWholeCredentialBothClocksAndTheProtocol() {
        JsonObject unsigned = Dtg.relationship(BOB, T1)
                .with("validUntil", "2027-05-01T10:00:00Z")
                .with("taskContext", "urn:uuid:1");
        Evidence evidence = Dtg.evidence(ALICE, unsigned, T2);
        assertEquals(ALICE.did(), evidence.issuer());
        assertEquals(BOB.did(), evidence.subject());
        assertEquals(Optional.of(T1), evidence.validFrom());
        assertEquals(Optional.of(Instant.parse("2027-05-01T10:00:00Z")), evidence.validUntil());
        assertEquals(T2, evidence.receivedAt());
        assertEquals(Optional.of("urn:uuid:1"), evidence.reading().taskContext());
        assertEquals(
                ALICE.sign(unsigned, T2),
                evidence.verified().orElseThrow().credential().json());
        assertEquals(Basis.VERIFIED_CREDENTIAL, evidence.basis());
        assertFalse(evidence.verified().orElseThrow().protocol().isEmpty());
    }
}
