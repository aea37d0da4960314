package coop.kith.did.history;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Did DID = Did.parse("did:example:1").orThrow();
    private static final DidUrl KEY = DidUrl.of(DID, "k");
    private static final String ONE = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static final String OTHER = "z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";

    private final History history = new History(
            DID,
            Permanence.VERSIONED,
            List.of(
                    Version.of("1", day(1), TimeBasis.WITNESSES, document(ONE, "assertionMethod")),
                    Version.of("2", day(2), TimeBasis.WITNESSES, document(ONE, "assertionMethod")),
                    Version.of("3", day(3), TimeBasis.CONTROLLER, document(ONE, "authentication")),
                    Version.of("4", day(4), TimeBasis.CONTROLLER, document(OTHER, "assertionMethod")),
                    Version.of("5", day(5), TimeBasis.WITNESSES, document(ONE, "assertionMethod")),
                    Version.deactivation("6", day(6), TimeBasis.WITNESSES)));

    @Test
    void givesTheVersionThatWasInForce() {
        assertEquals(Optional.empty(), history.at(day(1).minusNanos(1)));
        assertEquals("1", history.at(day(1)).orElseThrow().id());
        assertEquals("2", history.at(day(3).minusNanos(1)).orElseThrow().id());
        assertEquals("6", history.at(day(99)).orElseThrow().id());
        assertEquals(Optional.of(day(4)), history.until(history.versions().get(2)));
        assertEquals(Optional.empty(), history.until(history.latest()));
    }

    @Test
    void tellsWhenAKeyWasListedForAPurpose() {
        assertEquals(List.of("1-3", "4-5", "5-6"), spans(history.intervals(KEY, ASSERTION_METHOD)));
        assertEquals(List.of("3-4"), spans(history.intervals(KEY, AUTHENTICATION)));
        assertEquals(List.of(), history.intervals(DidUrl.of(DID, "none"), ASSERTION_METHOD));
        KeyInterval first = history.intervals(KEY, ASSERTION_METHOD).get(0);
        assertTrue(first.contains(day(1)) && first.contains(day(3).minusNanos(1)));
        assertFalse(first.contains(day(3)) || first.contains(day(1).minusNanos(1)));
    }

    @Test
    void knowsAnIntervalNoBetterThanTheWorseOfItsEnds() {
        List<KeyInterval> intervals = history.intervals(KEY, ASSERTION_METHOD);
        assertEquals(TimeBasis.CONTROLLER, intervals.get(0).basis());
        assertEquals(TimeBasis.WITNESSES, intervals.get(2).basis());
    }

    @Test
    void takesTheSameKeyInAnotherFormForTheSame() {
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"lJZrfAjkBXdfjebMHEUI9usidAPhAlssitLXR3OYxbI\"}";
        DidDocument asJwk = DidDocument.parse(
                        Json.parseObject("""
                            {"id": "did:example:1", "assertionMethod": [{"id": "#k", "type": "JsonWebKey", "controller": "did:example:1", "publicKeyJwk": JWK}]}
                            """.replace("JWK", jwk)).orThrow())
                .orThrow();
        History two = new History(
                DID,
                Permanence.VERSIONED,
                List.of(
                        Version.of("1", day(1), TimeBasis.REGISTRY, document(OTHER, "assertionMethod")),
                        Version.of("2", day(2), TimeBasis.REGISTRY, asJwk)));
        assertEquals(List.of("1-"), spans(two.intervals(KEY, ASSERTION_METHOD)));
    }

    @Test
    void aRevocationReachesBackAndAnExpiryHoldsForItsOwnVersion() {
        String dated = "\"publicKeyMultibase\": \"" + ONE + "\", \"END\": \"" + day(3) + "\"";
        History ended = new History(
                DID,
                Permanence.VERSIONED,
                List.of(
                        Version.of("1", day(1), TimeBasis.WITNESSES, stating(dated.replace("END", "expires"))),
                        Version.of("2", day(4), TimeBasis.WITNESSES, document(ONE, "assertionMethod")),
                        Version.of("3", day(9), TimeBasis.WITNESSES, document(OTHER, "assertionMethod"))));
        KeyInterval first = ended.intervals(KEY, ASSERTION_METHOD).get(0);
        assertTrue(ended.inForce(first, day(2)));
        assertFalse(ended.inForce(first, day(3)));
        assertTrue(ended.inForce(first, day(5)));
        assertFalse(ended.inForce(first, day(9)) || ended.inForce(first, day(1).minusNanos(1)));

        List<Version> versions = new ArrayList<>(ended.versions());
        versions.add(Version.of("4", day(10), TimeBasis.WITNESSES, stating(dated.replace("END", "revoked"))));
        History revoked = new History(DID, Permanence.VERSIONED, versions);
        assertTrue(revoked.inForce(first, day(2)));
        assertFalse(revoked.inForce(first, day(3)) || revoked.inForce(first, day(5)));

        versions.add(Version.of(
                "5", day(11), TimeBasis.WITNESSES, stating("\"publicKeyMultibase\": \"" + ONE + "\", \"revoked\": 7")));
        assertFalse(new History(DID, Permanence.VERSIONED, versions).inForce(first, day(2)));
    }

    private static DidDocument stating(String members) {
        return DidDocument.parse(
                        Json.parseObject("""
                            {"id": "did:example:1", "assertionMethod": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", MEMBERS}]}
                            """.replace("MEMBERS", members)).orThrow())
                .orThrow();
    }

    @Test
    void leavesOutAMethodThatAnotherDidControls() {
        DidDocument foreign = DidDocument.parse(
                        Json.parseObject("""
                            {"id": "did:example:1", "assertionMethod": [{"id": "#k", "type": "Multikey", "controller": "did:example:2", "publicKeyMultibase": "KEY"}]}
                            """.replace("KEY", ONE)).orThrow())
                .orThrow();
        History one = new History(DID, Permanence.IMMUTABLE, List.of(Version.always(foreign)));
        assertEquals(List.of(), one.intervals(KEY, ASSERTION_METHOD));
    }

    @Test
    void hasNoEndsWhereNothingChanges() {
        History always =
                new History(DID, Permanence.IMMUTABLE, List.of(Version.always(document(ONE, "assertionMethod"))));
        KeyInterval interval = always.intervals(KEY, ASSERTION_METHOD).get(0);
        assertTrue(interval.contains(Instant.MIN) && interval.contains(Instant.MAX));
        assertEquals(TimeBasis.UNCHANGING, interval.basis());
    }

    @Test
    void refusesVersionsThatAreNotOneAfterAnother() {
        Version first = Version.of("1", day(2), TimeBasis.CONTROLLER, document(ONE, "assertionMethod"));
        Version second = Version.of("2", day(2), TimeBasis.CONTROLLER, document(ONE, "assertionMethod"));
        List<Version> same = List.of(first, second);
        assertThrows(IllegalArgumentException.class, () -> new History(DID, Permanence.VERSIONED, same));
        assertThrows(IllegalArgumentException.class, () -> new History(DID, Permanence.VERSIONED, List.of()));
    }

    private static List<String> spans(List<KeyInterval> intervals) {
        return intervals.stream()
                .map(interval -> interval.from().id() + "-"
                        + interval.until().map(Version::id).orElse(""))
                .toList();
    }

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * (day - 1));
    }

    private static DidDocument document(String key, String relationship) {
        return DidDocument.parse(Json.parseObject(
                                """
                                {"id": "did:example:1", "RELATIONSHIP": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "KEY"}]}
                                """.replace("RELATIONSHIP", relationship).replace("KEY", key))
                        .orThrow())
                .orThrow();
    }
}
