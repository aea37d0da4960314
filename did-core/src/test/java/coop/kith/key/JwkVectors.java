package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wycheproof's files of JSON Web Keys: what is imported of each, and that the imported keys verify what the files say they do. */
@DisplayName("D22: Wycheproof's JSON Web Keys")
final class JwkVectors {
    private static final String FOLDER = "security/wycheproof/testvectors_v1/";

    /** Stricter than the files: a valid token whose key is of a kind that Kith does not take, symmetric or RSA. The tokens themselves are sound. */
    private static final Map<String, List<Long>> STRICTER =
            Map.of("json_web_key_test", List.of(2L, 5L, 13L, 14L, 15L), "json_web_crypto_test", List.of(1L, 33L, 48L));

    @Test
    @DisplayName("of 26 sets of keys no bad one is taken, and the good ones are of kinds that are not")
    void takesNoKeyOfTheBadSets() {
        // Five RSA keys and an elliptic one that says it is RSA; ES521, ES224, and ES256 on P-384; one to encrypt with;
        // one off the curve.
        assertEquals(Map.of("kty", 6L, "alg", 3L, "use", 1L, "x", 1L), refusedFor(publicKeys("json_web_key_test")));
        assertEquals(List.of(), taken("json_web_key_test"));
        assertEquals(STRICTER.get("json_web_key_test"), validWithoutKey("json_web_key_test"));
    }

    @Test
    @DisplayName("of the 49 signed tokens those of an elliptic key get the published verdicts")
    void theKeyThatIsTakenVerifiesAsPublished() {
        List<JsonObject> groups = taken("json_web_crypto_test");
        assertEquals(1, groups.size());
        PublicKey key = Jwk.decode(groups.get(0).object("public").orElseThrow()).orThrow();
        int judged = 0;
        for (JsonValue test : groups.get(0).oneOrMany("tests")) {
            String token = ((JsonObject) test).string("jws").orElse("");
            boolean expected = ((JsonObject) test).string("result").equals(Optional.of("valid"));
            assertEquals(expected, verifies(key, token), () -> Json.write(test));
            judged++;
        }
        assertEquals(15, judged);
        assertEquals(STRICTER.get("json_web_crypto_test"), validWithoutKey("json_web_crypto_test"));
    }

    /** One set is bad since a symmetric key stands beside a public one, which is whole, and the same in both files. */
    @Test
    @DisplayName("of the sets with private and symmetric keys nothing is taken but the one public key among them")
    void takesNoPrivateKey() {
        List<JsonObject> taken = new ArrayList<>();
        int seen = 0;
        for (String file : List.of("json_web_key_test", "json_web_crypto_test")) {
            for (JsonObject group : groups(file)) {
                for (JsonObject key : keys(group, "private")) {
                    seen++;
                    if (Jwk.decode(key).isOk()
                            || Jwk.decode(key, KeyUse.AGREEMENT).isOk()) {
                        taken.add(key);
                    }
                }
            }
        }
        JsonObject whole = taken("json_web_crypto_test").get(0).object("public").orElseThrow();
        assertEquals(List.of(whole, whole), taken);
        assertEquals(38, seen);
    }

    @Test
    @DisplayName(
            "of 531 X25519 keys the 518 are taken that are keys, and none of the 13 that are not; no private half of"
                    + " any")
    void takesTheX25519KeysThatTheFileTakes() {
        Map<String, Integer> verdicts = new TreeMap<>();
        for (JsonObject group : groups("x25519_jwk_test")) {
            for (JsonValue each : group.oneOrMany("tests")) {
                JsonObject test = (JsonObject) each;
                boolean taken = Jwk.decode(test.object("public").orElseThrow(), KeyUse.AGREEMENT)
                        .fold(key -> key.type() == KeyType.X25519, problems -> false);
                assertFalse(Jwk.decode(test.object("private").orElseThrow(), KeyUse.AGREEMENT)
                        .isOk());
                verdicts.merge(test.string("result").orElseThrow() + (taken ? " taken" : " refused"), 1, Integer::sum);
            }
        }
        assertEquals(Map.of("valid taken", 264, "acceptable taken", 254, "invalid refused", 13), verdicts);
    }

    private static boolean verifies(PublicKey key, String token) {
        String[] parts = token.split("\\.", -1);
        Optional<byte[]> signature = parts.length == 3 ? Base64Url.decode(parts[2]) : Optional.empty();
        return signature
                .map(bytes -> Cryptography.standard()
                                .verify(
                                        key,
                                        SignatureAlgorithm.of(key.type()),
                                        (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII),
                                        bytes)
                                .outcome()
                        == Outcome.PASSED)
                .orElse(false);
    }

    /** How many keys were refused, by the member at fault. */
    private static Map<String, Long> refusedFor(List<JsonObject> keys) {
        Map<String, Long> refused = new TreeMap<>();
        for (JsonObject key : keys) {
            for (Problem problem : Jwk.decode(key).problems()) {
                refused.merge(problem.where().tokens().get(0), 1L, Long::sum);
            }
        }
        return refused;
    }

    private static List<JsonObject> publicKeys(String file) {
        return groups(file).stream()
                .flatMap(group -> keys(group, "public").stream())
                .toList();
    }

    /** The groups whose public key is taken. */
    private static List<JsonObject> taken(String file) {
        return groups(file).stream()
                .filter(group -> keys(group, "public").stream()
                        .anyMatch(key -> Jwk.decode(key).isOk()))
                .toList();
    }

    /** The numbers of the valid signatures in groups of which no key is taken. */
    private static List<Long> validWithoutKey(String file) {
        List<JsonObject> taken = taken(file);
        List<Long> numbers = new ArrayList<>();
        for (JsonObject group : groups(file)) {
            for (JsonValue test : group.oneOrMany("tests")) {
                JsonObject one = (JsonObject) test;
                if (!taken.contains(group)
                        && one.has("jws")
                        && one.string("result").equals(Optional.of("valid"))) {
                    numbers.add(Long.parseLong(Json.write(one.get("tcId").orElseThrow())));
                }
            }
        }
        return numbers;
    }

    private static List<JsonObject> keys(JsonObject group, String side) {
        return group.object(side).stream()
                .flatMap(set -> (set.has("keys") ? set.oneOrMany("keys") : List.<JsonValue>of(set)).stream())
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<JsonObject> groups(String file) {
        byte[] text = Vectors.text(FOLDER + file + ".json").getBytes(StandardCharsets.UTF_8);
        return Json.parseObject(text, new JsonLimits(8 << 20, 32, 1_000_000)).orThrow().oneOrMany("testGroups").stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
