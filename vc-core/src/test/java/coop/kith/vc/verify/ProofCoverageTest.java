package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is actually signed. */
final class ProofCoverageTest {
    private static final JsonObject NAME =
            JsonObject.empty().with("@value", "Ana").with("@language", "en");
    private static final JsonObject PLAIN = Papers.credential()
            .with("@context", JsonArray.of(new JsonString("https://www.w3.org/ns/credentials/v2")))
            .with("type", JsonArray.of(new JsonString("VerifiableCredential")))
            .with(
                    "credentialSubject",
                    JsonObject.empty()
                            .with("id", Persona.HOLDER.did().toString())
                            .with("name", NAME));

    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @Test
    void aProofOverTheJsonSpeaksForAllOfIt() {
        ProofCoverage coverage = verified(Papers.issued(PLAIN)).coverage().get(0);
        assertEquals(
                List.of("/@context", "/id", "/type", "/issuer", "/validFrom", "/validUntil", "/credentialSubject"),
                texts(coverage.covered()));
        assertEquals(List.of(), coverage.open());
        assertEquals("/proof", coverage.proof().toString());
        assertEquals("eddsa-jcs-2022", coverage.cryptosuite());
        assertEquals(Persona.ISSUER.method(), coverage.verificationMethod());
    }

    @Test
    void contextsAppendedOnTheWayAreOpen() {
        JsonObject received = Papers.issued(PLAIN)
                .with(
                        "@context",
                        JsonArray.ofStrings(
                                List.of("https://www.w3.org/ns/credentials/v2", "https://mallory.example/v1")));
        VerifiedCredential verified = verified(received);
        assertEquals(List.of(), verified.coverage().get(0).open());
        ProofCoverage coverage = verified.coverage(received).get(0);
        assertEquals(List.of("/@context/1"), texts(coverage.open()));
        assertEquals("/@context/0", coverage.covered().get(0).toString());
    }

    @Test
    void aProofOverStatementsDoesNotSpeakForDirections() {
        JsonObject received = rdfc(PLAIN)
                .with(
                        "credentialSubject",
                        PLAIN.object("credentialSubject").orElseThrow().with("name", NAME.with("@direction", "rtl")));
        ProofCoverage coverage = verified(received).coverage(received).get(0);
        assertEquals(List.of("/credentialSubject/name/@direction"), texts(coverage.open()));
    }

    @Test
    void ofTwoProofsEachSaysItsOwn() {
        JsonObject both = Papers.signed(rdfc(PLAIN), Papers.assertion(Persona.ISSUER.method()), Persona.ISSUER.key());
        List<ProofCoverage> coverage = verified(both).coverage();
        assertEquals(
                List.of("/proof/0", "/proof/1"),
                texts(coverage.stream().map(ProofCoverage::proof).toList()));
        assertEquals(
                List.of("eddsa-rdfc-2022", "eddsa-jcs-2022"),
                coverage.stream().map(ProofCoverage::cryptosuite).toList());
    }

    @Test
    void subjectsAreFoundInWhateverOrderTheyArrive() {
        JsonObject ana = JsonObject.empty().with("id", "did:example:ana");
        JsonObject ben = JsonObject.empty().with("id", "did:example:ben");
        JsonObject received = rdfc(PLAIN.with("credentialSubject", JsonArray.of(ben, ana)));
        assertEquals(List.of(), verified(received).coverage(received).get(0).open());
    }

    private VerifiedCredential verified(JsonObject credential) {
        return verifier.verify(credential, VerificationPolicy.strict(), Papers.NOW)
                .orThrow();
    }

    private static JsonObject rdfc(JsonObject credential) {
        ProofOptions options = ProofOptions.of(
                        new EddsaRdfc2022(), Persona.ISSUER.method(), ProofPurpose.ASSERTION_METHOD)
                .created(Papers.CREATED);
        return DataIntegrity.add(credential, options, Persona.ISSUER.key()).orThrow();
    }

    private static List<String> texts(List<JsonPointer> pointers) {
        return pointers.stream().map(JsonPointer::toString).toList();
    }
}
