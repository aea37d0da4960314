package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published keys: did:key's test vectors and the multiformats tables. */
final class KeyVectors {
    private static final SecretAccess ACCESS = SecretAccess.because("keys of published test vectors");

    @ParameterizedTest
    @CsvSource({"ed25519-x25519, ED25519, 5", "secp256k1, SECP256K1, 5"})
    void aSeedGivesThePublishedKey(String file, KeyType type, int count) {
        int seen = 0;
        for (Map.Entry<String, JsonValue> entry :
                object("did/did-key/test-vectors/" + file + ".json").members().entrySet()) {
            Optional<String> seed = ((JsonObject) entry.getValue()).string("seed");
            if (seed.isPresent()) {
                seen++;
                PublicKey key = SigningKey.of(type, Bytes.ofHex(seed.get()).toArray(), Cryptography.standard(), ACCESS)
                        .orThrow()
                        .publicKey();
                String multibase = entry.getKey().substring("did:key:".length());
                assertEquals(multibase, Multikey.encode(key));
                assertEquals(Result.ok(key), Multikey.decode(multibase));
            }
        }
        assertEquals(count, seen);
    }

    @Test
    void aPublishedJsonWebKeyIsThePublishedMultikey() {
        int seen = 0;
        for (String file : List.of("nist-curves", "secp256k1")) {
            for (Map.Entry<String, JsonValue> entry : object("did/did-key/test-vectors/" + file + ".json")
                    .members()
                    .entrySet()) {
                JsonObject vector = (JsonObject) entry.getValue();
                Optional<JsonObject> pair = vector.object("verificationMethod")
                        .or(() -> vector.object("verificationKeyPair"))
                        .filter(each -> each.has("publicKeyJwk"));
                if (pair.isPresent()) {
                    seen++;
                    checkPair(entry.getKey().substring("did:key:".length()), pair.get());
                }
            }
        }
        assertEquals(7, seen);
    }

    private static void checkPair(String multibase, JsonObject pair) {
        JsonObject jwk = pair.object("publicKeyJwk").orElseThrow();
        PublicKey key = Jwk.decode(jwk).orThrow();
        assertEquals(multibase, Multikey.encode(key));
        assertEquals(Result.ok(key), Multikey.decode(multibase));
        assertEquals(jwk, Jwk.encode(key));
        JsonObject secret = pair.object("privateKeyJwk").orElseThrow();
        assertFalse(Jwk.decode(secret).isOk());
        byte[] scalar = secret.string("d").flatMap(Base64Url::decode).orElseThrow();
        assertEquals(
                key,
                SigningKey.of(key.type(), scalar, Cryptography.standard(), ACCESS)
                        .orThrow()
                        .publicKey());
    }

    @Test
    void writesBase58AsTheMultibaseVectorsDo() {
        for (String file : List.of("basic", "leading_zero", "two_leading_zeros")) {
            List<String> lines =
                    Vectors.text("did/multibase/tests/" + file + ".csv").lines().toList();
            String head = lines.get(0);
            byte[] content = head.substring(head.indexOf('"') + 1, head.lastIndexOf('"'))
                    .replace("\\x00", "\0")
                    .getBytes(StandardCharsets.UTF_8);
            String line = lines.stream()
                    .filter(each -> each.startsWith("base58btc"))
                    .findFirst()
                    .orElseThrow();
            String text = line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'));
            assertEquals(text, Base58.encode(content));
            assertTrue(
                    Arrays.equals(content, Base58.decode(text, content.length).orElseThrow()));
            assertTrue(Base58.decode(text, content.length - 1).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519-pub, ED25519",
        "x25519-pub, X25519",
        "p256-pub, P256",
        "p384-pub, P384",
        "p521-pub, P521",
        "secp256k1-pub, SECP256K1",
        "mldsa-44-pub, ML_DSA_44",
        "mldsa-65-pub, ML_DSA_65",
        "mldsa-87-pub, ML_DSA_87",
        "slhdsa-sha2-128s-pub, SLH_DSA_SHA2_128S",
        "bls12_381-g2-pub, BLS12_381_G2"
    })
    void takesEachHeaderFromTheMulticodecTable(String name, KeyType type) {
        String line = Vectors.text("did/multicodec/table.csv")
                .lines()
                .filter(each -> each.startsWith(name + ","))
                .findFirst()
                .orElseThrow();
        int code = Integer.decode(line.split(",", -1)[2].trim());
        byte[] whole = new byte[2 + type.scheme().publicKeyLength() + 1];
        whole[0] = (byte) ((code & 0x7f) | 0x80);
        whole[1] = (byte) (code >> 7);
        assertTrue(code >= 0x80 && code < 0x4000, "a header of two bytes");
        assertEquals(
                KeyProblem.INVALID_PUBLIC_KEY_LENGTH,
                Multikey.decode(type.isQuantumSafe() ? "u" + Base64Url.encode(whole) : Base58.encode(whole))
                        .problems()
                        .get(0)
                        .type());
    }

    private static JsonObject object(String file) {
        byte[] text = Vectors.text(file).getBytes(StandardCharsets.UTF_8);
        return Json.parseObject(text, new JsonLimits(8 << 20, 32, 1_000_000)).orThrow();
    }
}
