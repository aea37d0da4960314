package coop.kith.vc.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Problem;
import coop.kith.vc.testing.CountedShelf;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each document here gives its key away but for one thing. */
final class KeyFinderTest {
    private static final String CLUB = "did:shelf:club";
    private static final String KEY = CLUB + "#key-1";

    @Test
    void findsAKeyThatIsListedForThePurpose() {
        JsonObject document = Persona.ISSUER.document(CLUB, "assertionMethod");
        KeyFinder.Found found =
                assertInstanceOf(KeyFinder.Found.class, find(KEY, ProofPurpose.ASSERTION_METHOD, document));
        assertEquals(Persona.ISSUER.key().publicKey(), found.key());
        assertEquals(KEY, found.method().id().toString());
    }

    @Test
    @DisplayName("D15: a key that is there, and not for this")
    void refusesAKeyThatIsNotListedForThePurpose() {
        refused(KEY, Persona.ISSUER.document(CLUB));
        refused(KEY, Persona.ISSUER.document(CLUB, "authentication"));
        refused(KEY, Persona.ISSUER.document(CLUB, "keyAgreement", "capabilityInvocation"));
    }

    @Test
    @DisplayName("D13: a key that another DID controls")
    void refusesAKeyThatAnotherControls() {
        for (String controller :
                List.of("did:shelf:other", Persona.MALLORY.did().toString())) {
            JsonObject document = Persona.ISSUER
                    .document(CLUB, "assertionMethod")
                    .with("verificationMethod", JsonArray.of(Persona.ISSUER.methodNamed(KEY, controller)));
            refused(KEY, document);
        }
    }

    @Test
    @DisplayName("D13: a controller that is no DID, or several")
    void refusesAControllerThatIsNoSingleDid() {
        JsonObject method = Persona.ISSUER.methodNamed(KEY, CLUB);
        for (JsonObject odd : List.of(
                method.with("controller", JsonArray.of(new JsonString(CLUB))),
                method.with("controller", KEY),
                method.without("controller"))) {
            refused(
                    KEY,
                    Persona.ISSUER.document(CLUB, "assertionMethod").with("verificationMethod", JsonArray.of(odd)));
        }
    }

    @Test
    void refusesAKeyThatTheDocumentDoesNotHave() {
        refused(CLUB + "#key-2", Persona.ISSUER.document(CLUB, "assertionMethod"));
        refused(CLUB, Persona.ISSUER.document(CLUB, "assertionMethod"));
    }

    @Test
    void refusesAKeyThatExpiredOrWasRevoked() {
        for (String member : List.of("expires", "revoked")) {
            JsonObject method = Persona.ISSUER.methodNamed(KEY, CLUB).with(member, "2026-11-01T00:00:00Z");
            refused(
                    KEY,
                    Persona.ISSUER.document(CLUB, "assertionMethod").with("verificationMethod", JsonArray.of(method)));
        }
    }

    @Test
    void refusesTheKeysOfADeactivatedOrMissingDid() {
        List<Problem> gone = refused("did:shelf:gone#key-1", JsonObject.empty().with("id", "did:shelf:x"));
        assertEquals(ProofProblem.DID_DEACTIVATED, gone.get(0).type());
        refused("did:shelf:nobody#key-1", JsonObject.empty().with("id", "did:shelf:x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"did:", "did:key", "did:key:z6Mk nope#x", "did:shelf:club#key 1", "did:KEY:x#y"})
    void refusesWhatIsNoDidUrl(String url) {
        refused(url, Persona.ISSUER.document(CLUB, "assertionMethod"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"did:shelf:down#key-1", "did:unheard:of#key-1", "https://club.example/keys/1", "urn:x"})
    void cannotDecideWhatItCannotReach(String url) {
        assertInstanceOf(
                KeyFinder.Unavailable.class,
                find(url, ProofPurpose.ASSERTION_METHOD, Persona.ISSUER.document(CLUB, "assertionMethod")));
    }

    @Test
    void resolvesEachDidOnceAndSoManyAtTheMostInOneVerification() {
        CountedShelf shelf = CountedShelf.of(Shelf.of(Persona.ISSUER.document(CLUB, "assertionMethod")));
        KeyFinder keys = KeyFinder.of(shelf.resolver(InstantSource.fixed(Papers.NOW)));
        KeyFinder once = keys.forOneVerification();
        for (int round = 0; round < 2; round++) {
            assertInstanceOf(KeyFinder.Found.class, once.find(KEY, ProofPurpose.ASSERTION_METHOD, Papers.NOW));
            for (int other = 0; other < 2 * KeyFinder.MOST_DIDS; other++) {
                KeyFinder.Finding finding =
                        once.find("did:shelf:" + other + "#key-1", ProofPurpose.ASSERTION_METHOD, Papers.NOW);
                boolean within = other < KeyFinder.MOST_DIDS - 1;
                assertEquals(within ? KeyFinder.Refused.class : KeyFinder.Unavailable.class, finding.getClass());
            }
        }
        assertEquals(KeyFinder.MOST_DIDS, shelf.asked().size());
        assertInstanceOf(
                KeyFinder.Found.class, keys.forOneVerification().find(KEY, ProofPurpose.ASSERTION_METHOD, Papers.NOW));
        assertEquals(KeyFinder.MOST_DIDS + 1, shelf.asked().size());
    }

    private static List<Problem> refused(String url, JsonObject document) {
        KeyFinder.Refused refused =
                assertInstanceOf(KeyFinder.Refused.class, find(url, ProofPurpose.ASSERTION_METHOD, document), url);
        assertEquals("/verificationMethod", refused.problems().get(0).where().toString());
        return refused.problems();
    }

    private static KeyFinder.Finding find(String url, ProofPurpose purpose, JsonObject document) {
        KeyFinder keys = KeyFinder.of(Shelf.of(document).resolver(InstantSource.fixed(Papers.NOW)));
        return keys.find(url, purpose, Papers.NOW);
    }
}
