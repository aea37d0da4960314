package coop.kith.trust.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GroundTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final Did ALICE = Person.named("alice").did();
    private static final Did BOB = Person.named("bob").did();

    @Test
    void aCredentialKeepsItsBasisAndItsName() {
        Evidence evidence = Dtg.evidence(
                Person.named("alice"), Dtg.relationship(Person.named("bob"), T0).with("id", "urn:uuid:1"), T0);
        assertEquals(Basis.VERIFIED_CREDENTIAL, evidence.basis());
        assertEquals(Optional.of("urn:uuid:1"), evidence.ground().name());
        assertTrue(evidence.verified().isPresent());
    }

    @Test
    void whatAnOperatorEntersIsNoVerifiedCredential() {
        Evidence evidence = entered("chess");
        assertEquals(Basis.OPERATOR, evidence.basis());
        assertEquals(ALICE, evidence.issuer());
        assertEquals(Optional.of(T0), evidence.validFrom());
        assertTrue(evidence.verified().isEmpty());
        assertEquals(evidence, entered("chess"));
        assertNotEquals(evidence, entered("go"));
    }

    static Evidence entered(String what) {
        JsonObject claims = JsonObject.empty().with("kith", "entry-1").with("says", what);
        return Evidence.of(
                        new Ground.Entry(ALICE, Optional.of(T0), Optional.empty(), claims),
                        Reading.stating(
                                BOB,
                                new Statement("https://example.org/#says", new Statement.Value(claims)),
                                new Strength(120, 255)),
                        T0)
                .orThrow();
    }
}
