package coop.kith.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Project Wycheproof's ML-DSA vectors, and the keys that di-quantum-safe 0.3 prints. */
@DisplayName("V41: Wycheproof ML-DSA")
final class QuantumSafeVectors {
    private static final String FOLDER = "security/wycheproof/testvectors_v1/";
    private static final String KEYS = "vc/w3c-ccg-di-quantum-safe/testVectors/inputs/";

    @ParameterizedTest
    @CsvSource({
        "mldsa_44_verify_test.json, ML_DSA_44, 180",
        "mldsa_65_verify_test.json, ML_DSA_65, 210",
        "mldsa_87_verify_test.json, ML_DSA_87, 241"
    })
    void everyVerdictIsThePublishedOne(String file, KeyType type, int count) {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (JsonValue value : groups(file)) {
            JsonObject group = (JsonObject) value;
            Result<PublicKey> key = PublicKey.of(type, bytes(group, "publicKey"));
            for (JsonValue test : group.oneOrMany("tests")) {
                seen++;
                JsonObject one = (JsonObject) test;
                boolean accepted = key.fold(good -> verifies(good, one), refused -> false);
                // Kith signs and verifies with the empty context alone, so what is valid under another is not valid
                // here.
                boolean expected = one.string("result").orElseThrow().equals("valid")
                        && one.string("ctx").orElse("").isEmpty();
                if (accepted != expected) {
                    wrong.add(one.members().get("tcId") + " "
                            + one.string("comment").orElse("") + " "
                            + one.members().get("flags"));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(count, seen);
    }

    @ParameterizedTest
    @CsvSource({"mldsa_44_sign_seed_test.json, ML_DSA_44, 86, 70", "mldsa_65_sign_seed_test.json, ML_DSA_65, 105, 80"})
    void aSeedGivesTheirKeyAndTheirSignature(String file, KeyType type, int count, int atLeast) {
        int seen = 0;
        int signed = 0;
        for (JsonValue value : groups(file)) {
            JsonObject group = (JsonObject) value;
            Result<SigningKey> key = SigningKey.of(
                    type,
                    bytes(group, "privateSeed").toArray(),
                    Cryptography.standard(),
                    SecretAccess.because("a published test vector"));
            if (key.isOk()) {
                assertEquals(
                        bytes(group, "publicKey"), key.orThrow().publicKey().encoded());
            }
            for (JsonValue test : group.oneOrMany("tests")) {
                seen++;
                JsonObject one = (JsonObject) test;
                String flags = String.valueOf(one.members().get("flags"));
                boolean pure = one.has("msg")
                        && one.string("ctx").orElse("").isEmpty()
                        && !flags.contains("Internal")
                        && !flags.contains("Randomized");
                if (!one.string("result").orElseThrow().equals("valid")) {
                    assertTrue(!key.isOk() || !pure, one.string("comment").orElse(""));
                } else if (pure) {
                    signed++;
                    assertEquals(
                            bytes(one, "sig"),
                            Bytes.of(key.orThrow().sign(bytes(one, "msg").toArray())),
                            one.string("comment").orElse(""));
                }
            }
        }
        assertEquals(count, seen);
        assertTrue(signed >= atLeast, signed + " signatures compared");
    }

    @ParameterizedTest
    @CsvSource({
        "KeysMLDSA.json, mldsa44, ML_DSA_44, ML-DSA-44",
        "KeysSLHDSA.json, slh128s, SLH_DSA_SHA2_128S, SLH-DSA-SHA2-128s"
    })
    void theirKeysReadAndWriteInEveryForm(String file, String name, KeyType type, String alg) {
        JsonObject pair = object(KEYS + file).object(name).orElseThrow();
        PublicKey key = PublicKey.of(type, bytes(pair, "publicKeyHex")).orThrow();
        String multibase = pair.string("publicKeyMultibase").orElseThrow();
        assertEquals(multibase, Multikey.encode(key));
        assertEquals(Result.ok(key), Multikey.decode(multibase));
        JsonObject jwk = Jwk.encode(key);
        assertEquals(
                JsonObject.empty()
                        .with("alg", alg)
                        .with("kty", "AKP")
                        .with("pub", Base64Url.encode(key.encoded().toArray())),
                jwk);
        assertEquals(Result.ok(key), Jwk.decode(jwk));
    }

    @Test
    void theSeedsOfTheirSlhDsaKeyGiveItsRootAndItSignsForItsPublicKey() {
        JsonObject pair = object(KEYS + "KeysSLHDSA.json").object("slh128s").orElseThrow();
        byte[] seeds = Arrays.copyOf(bytes(pair, "secretKeyHex").toArray(), 48);
        SigningKey key = SigningKey.of(
                        KeyType.SLH_DSA_SHA2_128S,
                        seeds,
                        Cryptography.standard(),
                        SecretAccess.because("a published test vector"))
                .orThrow();
        assertEquals(bytes(pair, "publicKeyHex"), key.publicKey().encoded());
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        assertEquals(Outcome.PASSED, outcome(key.publicKey(), message, signature));
        assertEquals(Outcome.FAILED, outcome(key.publicKey(), new byte[] {1, 2, 4}, signature));
        for (int at = 0; at < signature.length; at += 491) {
            byte[] flipped = signature.clone();
            flipped[at] ^= 1;
            assertEquals(Outcome.FAILED, outcome(key.publicKey(), message, flipped), "byte " + at);
        }
        assertEquals(Outcome.FAILED, outcome(key.publicKey(), message, Arrays.copyOf(signature, 7855)));
        assertEquals(Outcome.FAILED, outcome(key.publicKey(), message, Arrays.copyOf(signature, 7857)));
    }

    private static Outcome outcome(PublicKey key, byte[] message, byte[] signature) {
        return Cryptography.standard()
                .verify(key, SignatureAlgorithm.of(key.type()), message, signature)
                .outcome();
    }

    private static boolean verifies(PublicKey key, JsonObject test) {
        return outcome(key, bytes(test, "msg").toArray(), bytes(test, "sig").toArray()) == Outcome.PASSED;
    }

    private static List<JsonValue> groups(String file) {
        return object(FOLDER + file).oneOrMany("testGroups");
    }

    private static JsonObject object(String file) {
        return Json.parseObject(
                        Vectors.text(file).getBytes(StandardCharsets.UTF_8), new JsonLimits(16 << 20, 16, 1_000_000))
                .orThrow();
    }

    private static Bytes bytes(JsonObject object, String name) {
        return Bytes.ofHex(object.string(name).orElseThrow());
    }
}
