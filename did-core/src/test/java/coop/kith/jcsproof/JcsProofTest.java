package coop.kith.jcsproof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JcsProofTest {
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();
    private static final SigningKey KEY = key(KeyType.ED25519, 1);
    private static final JsonObject DOCUMENT =
            parse("{\"@context\":[\"https://a.example\",\"https://b.example\"],\"claim\":[1,true,\"x\"]}");
    private static final JsonObject OPTIONS =
            parse("{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"eddsa-jcs-2022\",\"note\":\"n\"}");

    @Test
    void whatWasSignedVerifies() {
        assertEquals(Outcome.PASSED, verified(DOCUMENT, signed(DOCUMENT)).outcome());
    }

    @Test
    void aSignatureMadeElsewhereGivesTheSameProof() {
        byte[] signature = KEY.sign(JcsProof.toSign(DOCUMENT, OPTIONS).orThrow().toArray());
        assertEquals(signed(DOCUMENT), JcsProof.signed(DOCUMENT, OPTIONS, Bytes.of(signature)));
        assertTrue(!JcsProof.toSign(DOCUMENT, signed(DOCUMENT)).isOk(), "a proof is not signed twice");
    }

    @Test
    void anObjectWithoutContextIsSignedToo() {
        JsonObject bare = DOCUMENT.without("@context");
        assertTrue(!signed(bare).has("@context"));
        assertEquals(Outcome.PASSED, verified(bare, signed(bare)).outcome());
    }

    @Test
    void refusesAChangedDocument() {
        refused(DOCUMENT.with("claim", "y"), signed(DOCUMENT));
    }

    @Test
    void refusesAChangedOrAddedProofOption() {
        refused(DOCUMENT, signed(DOCUMENT).with("note", "m"));
        refused(DOCUMENT, signed(DOCUMENT).with("expires", "2030-01-01T00:00:00Z"));
        refused(DOCUMENT, signed(DOCUMENT).without("note"));
    }

    @Test
    void refusesAnotherKey() {
        Check check = JcsProof.verify(
                DOCUMENT, signed(DOCUMENT), key(KeyType.ED25519, 2).publicKey(), CRYPTOGRAPHY);
        assertEquals(Outcome.FAILED, check.outcome());
    }

    @Test
    void refusesAKeyThatIsNotEd25519() {
        Check check =
                JcsProof.verify(DOCUMENT, signed(DOCUMENT), key(KeyType.P256, 1).publicKey(), CRYPTOGRAPHY);
        assertEquals("eddsa-jcs-2022 takes Ed25519 keys; the key of this proof is P256.", detail(check));
        assertTrue(!JcsProof.sign(DOCUMENT, OPTIONS, key(KeyType.P256, 1)).isOk());
    }

    @Test
    void refusesAnotherSuiteOrType() {
        for (JsonObject other : List.of(
                OPTIONS.with("cryptosuite", "eddsa-rdfc-2022"),
                OPTIONS.with("type", "Ed25519Signature2020"),
                OPTIONS.without("cryptosuite"),
                OPTIONS.without("type"))) {
            assertTrue(!JcsProof.sign(DOCUMENT, other, KEY).isOk(), () -> Json.write(other));
            refused(
                    DOCUMENT,
                    other.with(
                            "proofValue", signed(DOCUMENT).string("proofValue").orElseThrow()));
        }
    }

    @Test
    void refusesToSignOptionsThatHaveAProofValue() {
        assertTrue(!JcsProof.sign(DOCUMENT, signed(DOCUMENT), KEY).isOk());
    }

    @Test
    void refusesADocumentWithoutACanonicalForm() {
        JsonObject huge = DOCUMENT.with("number", new JsonNumber("1e400"));
        assertTrue(!JcsProof.sign(huge, OPTIONS, KEY).isOk());
        refused(huge, signed(DOCUMENT));
    }

    @Test
    void coversTheLeadingContextsOnly() {
        JsonObject proof = signed(DOCUMENT);
        JsonObject more =
                DOCUMENT.with("@context", contexts("https://a.example", "https://b.example", "https://c.example"));
        assertEquals(Outcome.PASSED, verified(more, proof).outcome());
        assertEquals(DOCUMENT, ProofContext.covered(more, proof).orThrow());
    }

    @Test
    void theCoveredDocumentIsTheSameObjectWhereNothingWasAppended() {
        assertSame(DOCUMENT, ProofContext.covered(DOCUMENT, signed(DOCUMENT)).orThrow());
        assertSame(DOCUMENT, ProofContext.covered(DOCUMENT, OPTIONS).orThrow());
    }

    @Test
    void refusesContextsThatWereTakenAwayReorderedOrPutInFront() {
        JsonObject proof = signed(DOCUMENT);
        refused(DOCUMENT.with("@context", contexts("https://a.example")), proof);
        refused(DOCUMENT.with("@context", contexts("https://b.example", "https://a.example")), proof);
        refused(
                DOCUMENT.with("@context", contexts("https://c.example", "https://a.example", "https://b.example")),
                proof);
        refused(DOCUMENT.without("@context"), proof);
        assertEquals(
                JcsProofProblem.PROOF_VERIFICATION_ERROR.uri(),
                verified(DOCUMENT.without("@context"), proof)
                        .problem()
                        .orElseThrow()
                        .type()
                        .uri());
    }

    @Test
    void aContextThatIsNoArrayCountsAsOne() {
        JsonObject one = DOCUMENT.with("@context", "https://a.example");
        JsonObject proof = signed(one);
        assertEquals(
                Outcome.PASSED,
                verified(DOCUMENT.with("@context", contexts("https://a.example")), proof)
                        .outcome());
        assertEquals(one, ProofContext.covered(DOCUMENT, proof).orThrow());
    }

    @Test
    void refusesProofValuesThatAreNotBase58OfSixtyFourBytes() {
        JsonObject proof = signed(DOCUMENT);
        String good = proof.string("proofValue").orElseThrow();
        for (String bad : List.of(
                "",
                "z",
                good.substring(1),
                "m" + good.substring(1),
                "u" + good.substring(1),
                good + " ",
                " " + good,
                good + "1",
                "z1" + good.substring(1),
                good.substring(0, good.length() - 1),
                good.replace(good.charAt(5), '0'),
                "z" + "2".repeat(1_000_000))) {
            Check check = verified(DOCUMENT, proof.with("proofValue", bad));
            assertEquals(Outcome.FAILED, check.outcome(), bad);
        }
        refused(DOCUMENT, proof.with("proofValue", JsonArray.of(new JsonString(good))));
        refused(DOCUMENT, proof.without("proofValue"));
    }

    private static void refused(JsonObject document, JsonObject proof) {
        assertEquals(Outcome.FAILED, verified(document, proof).outcome());
    }

    private static Check verified(JsonObject document, JsonObject proof) {
        PublicKey key = KEY.publicKey();
        return JcsProof.verify(document, proof, key, CRYPTOGRAPHY);
    }

    private static JsonObject signed(JsonObject document) {
        Result<JsonObject> proof = JcsProof.sign(document, OPTIONS, KEY);
        return proof.orThrow();
    }

    private static String detail(Check check) {
        return check.problem().orElseThrow().detail();
    }

    private static JsonValue contexts(String... urls) {
        return JsonArray.ofStrings(List.of(urls));
    }

    private static JsonObject parse(String text) {
        return Json.parseObject(text).orThrow();
    }

    private static SigningKey key(KeyType type, int seed) {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) seed);
        return SigningKey.of(type, secret, CRYPTOGRAPHY, SecretAccess.because("a key that only tests use"))
                .orThrow();
    }
}
