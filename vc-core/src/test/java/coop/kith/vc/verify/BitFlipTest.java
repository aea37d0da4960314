package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.KeyType;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.Cryptosuite;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EcdsaJcs2019;
import coop.kith.vc.proof.integrity.suite.EcdsaRdfc2019;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vc.proof.integrity.suite.EddsaRdfc2022;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bits of thirty signed credentials are flipped, one at a time. None is accepted afterwards unless the signed bytes are the same, and then the flip is of a kind
 * that is listed here.
 */
@DisplayName("every bit of a signed credential")
final class BitFlipTest {
    private static final String LANGUAGE = "\"@language\":\"";

    /** White space between values; a digit of {@code \\u00e9}; and, in what is signed as statements, a language tag, whose case means nothing (RFC 5646). */
    private static final Set<String> HARMLESS =
            Set.of("white space", "case of an escape's digit", "case of a language tag");

    private final CredentialVerifier verifier = CredentialVerifier.standard();

    @Test
    void aSampleOfBitsInEachOfThirty() {
        Set<String> harmless = new TreeSet<>();
        int index = 0;
        for (String text : texts()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Random random = new Random(1_000 + index++);
            for (int sample = 0; sample < 60; sample++) {
                flip(bytes, random.nextInt(bytes.length * 8), harmless);
            }
        }
        assertEquals(Set.of(), difference(harmless));
    }

    @Test
    @Tag("long")
    void everyBitOfEachOfThirty() {
        Set<String> harmless = new TreeSet<>();
        for (String text : texts()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                flip(bytes, bit, harmless);
            }
        }
        assertEquals(HARMLESS, harmless);
    }

    private static Set<String> difference(Set<String> harmless) {
        Set<String> unlisted = new TreeSet<>(harmless);
        unlisted.removeAll(HARMLESS);
        return unlisted;
    }

    private void flip(byte[] original, int bit, Set<String> harmless) {
        byte[] flipped = original.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        Verdict<VerifiedCredential> verdict = verifier.verify(flipped, VerificationPolicy.strict(), Papers.NOW);
        if (verdict instanceof Verdict.Accepted<VerifiedCredential> accepted) {
            VerifiedCredential before = verifier.verify(original, VerificationPolicy.strict(), Papers.NOW)
                    .orThrow();
            boolean inTag = inLanguageTag(original, bit / 8);
            assertEquals(
                    normal(before, inTag),
                    normal(accepted.value(), inTag),
                    () -> "bit " + bit + " of " + new String(original, StandardCharsets.UTF_8));
            harmless.add(inTag ? "case of a language tag" : kind((char) original[bit / 8], (char) flipped[bit / 8]));
        }
    }

    private static boolean inLanguageTag(byte[] original, int place) {
        String text = new String(original, StandardCharsets.ISO_8859_1);
        int from = text.indexOf(LANGUAGE);
        return from >= 0 && place >= from + LANGUAGE.length() && place < text.indexOf('"', from + LANGUAGE.length());
    }

    private static String normal(VerifiedCredential credential, boolean caseMeansNothing) {
        String text = Json.write(credential.credential().json());
        return caseMeansNothing ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String kind(char before, char after) {
        if (" \t\n\r".indexOf(before) >= 0 && " \t\n\r".indexOf(after) >= 0) {
            return "white space";
        }
        return Character.toLowerCase(before) == Character.toLowerCase(after) && "abcdefABCDEF".indexOf(before) >= 0
                ? "case of an escape's digit"
                : before + " for " + after;
    }

    /** Five suites and kinds of key, each over six credentials, as text with an escape and with white space in it. */
    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (JsonObject credential : credentials()) {
            texts.add(text(signed(credential, new EddsaJcs2022(), Persona.ISSUER.key())));
            texts.add(text(signed(credential, new EddsaRdfc2022(), Persona.ISSUER.key())));
            texts.add(text(signed(credential, new EcdsaJcs2019(), Persona.ISSUER.key(KeyType.P256))));
            texts.add(text(signed(credential, new EcdsaRdfc2019(), Persona.ISSUER.key(KeyType.P384))));
            JsonObject once = signed(credential, new EddsaJcs2022(), Persona.ISSUER.key());
            texts.add(text(Papers.signed(once, Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key())));
        }
        assertEquals(30, texts.size());
        for (String text : texts) {
            assertInstanceOf(
                    Verdict.Accepted.class, verifier.verify(text, VerificationPolicy.strict(), Papers.NOW), text);
        }
        return texts;
    }

    private static String text(JsonObject signed) {
        return Json.write(signed).replace("é", "\\u00e9").replace("\"proof\":", "\n\t\"proof\": ");
    }

    private static JsonObject signed(JsonObject credential, Cryptosuite.Simple suite, SigningKey key) {
        Did did = DidKey.of(key.publicKey());
        DidUrl method = DidUrl.parse(did + "#" + did.methodSpecificId()).orThrow();
        return DataIntegrity.add(
                        credential.with("issuer", did.toString()),
                        ProofOptions.of(suite, method, ProofPurpose.ASSERTION_METHOD)
                                .created(Papers.CREATED),
                        key)
                .orThrow();
    }

    private static List<JsonObject> credentials() {
        JsonObject ana =
                JsonObject.empty().with("id", Persona.HOLDER.did().toString()).with("name", "Ana Andrée");
        JsonObject plain = Papers.credential()
                .with("@context", JsonArray.of(new JsonString("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.of(new JsonString("VerifiableCredential")))
                .with("credentialSubject", ana);
        JsonObject ben = JsonObject.empty().with("id", "did:example:ben").with("name", "Béla");
        JsonObject tagged = JsonObject.empty().with("@value", "Café").with("@language", "fr");
        return List.of(
                plain,
                plain.without("validUntil").with("name", "Café"),
                plain.with("credentialSubject", JsonArray.of(ana, ben)),
                plain.with("name", tagged),
                plain.without("id").with("description", "é"),
                plain.with(
                        "credentialSubject",
                        ana.with("description", "Chair").with("type", "https://club.example/terms#Chef")));
    }
}
