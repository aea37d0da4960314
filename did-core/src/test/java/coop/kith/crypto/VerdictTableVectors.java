package coop.kith.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.CryptoProvider;
import coop.kith.crypto.provider.EdwardsSignatures;
import coop.kith.crypto.provider.bc.BouncyCastle;
import coop.kith.crypto.provider.jca.JdkSignatures;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The edge cases of Ed25519 on which libraries disagree: C2SP's 914 vectors and the 12 of "Taming the many EdDSAs". One table of verdicts, the same
 * for every provider; a vector passes only if nothing in it is of small order or carries such a component, and its equation holds.
 */
@DisplayName("V06, D19: one verdict on every Ed25519 edge case")
final class VerdictTableVectors {
    private static final String CCTV = "security/CCTV-ed25519/ed25519/ed25519vectors.json";
    private static final String SPECCHECK = "security/ed25519-speccheck/cases.json";

    @Test
    void everyProviderGivesTheSameVerdictForTheSameReason() {
        assertEquals(table(new BouncyCastle()), table(new JdkSignatures()));
        assertEquals(table(new BouncyCastle()), table(new EdwardsSignatures()));
    }

    @Test
    void theTableIsTheOneThatThePolicyStates() {
        assertEquals(
                Map.of(
                        "PASSED", 1L,
                        "KEY_AMBIGUOUS", 366L,
                        "SIGNATURE_MALFORMED", 29L,
                        "key not canonical", 228L,
                        "key of small order", 302L),
                table(new BouncyCastle()).stream()
                        .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting())));
    }

    @Test
    void withoutThePolicyTheProvidersDiffer() {
        assertEquals(212, accepted(new BouncyCastle()).size());
        assertEquals(172, accepted(new JdkSignatures()).size());
    }

    @Test
    void theOneVectorThatPassesIsTheOneWithoutAFlaw() {
        List<JsonObject> passed = cctv().stream()
                .filter(vector -> verdict(Cryptography.standard(), vector, "key", "sig", message(vector))
                        .equals("PASSED"))
                .toList();
        List<JsonObject> flawless = cctv().stream()
                .filter(vector -> vector.array("flags").isEmpty())
                .toList();
        assertEquals(1, flawless.size());
        assertEquals(flawless, passed);
    }

    private static List<String> table(CryptoProvider provider) {
        Cryptography cryptography = Cryptography.of(provider);
        List<String> verdicts = new ArrayList<>();
        for (JsonObject vector : cctv()) {
            verdicts.add(verdict(cryptography, vector, "key", "sig", message(vector)));
        }
        for (JsonValue value : array(SPECCHECK)) {
            JsonObject vector = (JsonObject) value;
            verdicts.add(verdict(cryptography, vector, "pub_key", "signature", hex(vector, "message")));
        }
        assertEquals(914 + 12, verdicts.size());
        return verdicts;
    }

    private static String verdict(
            Cryptography cryptography, JsonObject vector, String key, String signature, byte[] message) {
        Result<PublicKey> imported = PublicKey.of(KeyType.ED25519, Bytes.of(hex(vector, key)));
        if (!imported.isOk()) {
            String detail = imported.problems().get(0).detail();
            return detail.contains("small order") ? "key of small order" : "key not canonical";
        }
        Check check =
                cryptography.verify(imported.orThrow(), SignatureAlgorithm.ED25519, message, hex(vector, signature));
        return check.problem()
                .map(Problem::type)
                .map(Object::toString)
                .orElse(check.outcome().name());
    }

    /** What the provider says of the vectors by itself, where it takes the key at all. */
    private static List<JsonObject> accepted(CryptoProvider provider) {
        return cctv().stream()
                .filter(vector -> {
                    try {
                        return provider.verifyingKey(coop.kith.crypto.provider.Curve.ED25519, hex(vector, "key"))
                                .verify(message(vector), hex(vector, "sig"));
                    } catch (IllegalArgumentException keyRefused) {
                        return false;
                    }
                })
                .toList();
    }

    private static List<JsonObject> cctv() {
        return array(CCTV).stream().map(value -> (JsonObject) value).toList();
    }

    private static List<JsonValue> array(String file) {
        byte[] text = Vectors.text(file).getBytes(StandardCharsets.UTF_8);
        return ((JsonArray)
                        Json.parse(text, new JsonLimits(4 << 20, 8, 100_000)).orThrow())
                .items();
    }

    private static byte[] message(JsonObject vector) {
        return vector.string("msg").orElseThrow().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(JsonObject vector, String name) {
        return Bytes.ofHex(vector.string(name).orElseThrow()).toArray();
    }
}
