package coop.kith.vc.proof.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The signed tokens of Wycheproof: those for a P-256 key as they say, and all others, whose algorithms are not taken, never. */
final class WycheproofTokenVectors {
    private static final JsonObject FILE = Json.parseObject(
                    Vectors.text("security/wycheproof/testvectors_v1/json_web_crypto_test.json"))
            .orThrow();

    @Test
    void tokensForAnEllipticCurveKeyPassAsTheySay() {
        List<String> seen = new ArrayList<>();
        for (JsonObject group : groups()) {
            if (group.object("public")
                    .flatMap(key -> key.string("alg"))
                    .filter("ES256"::equals)
                    .isPresent()) {
                JsonObject stated = group.object("public").orElseThrow();
                PublicKey key = Jwk.decode(stated.without("kid").without("alg").without("use"))
                        .orThrow();
                for (JsonObject test : tests(group)) {
                    String name = test.string("comment").orElse("") + " " + test.get("tcId");
                    boolean valid = test.string("result").orElseThrow().equals("valid");
                    assertEquals(valid, passes(test.string("jws").orElseThrow(), key), name);
                    seen.add(name);
                }
            }
        }
        assertEquals(15, seen.size());
    }

    @Test
    void tokensOfAlgorithmsThatAreNotTakenNeverPass() {
        int seen = 0;
        for (JsonObject group : groups()) {
            boolean ours = group.object("public")
                    .flatMap(key -> key.string("alg"))
                    .filter("ES256"::equals)
                    .isPresent();
            for (JsonObject test : ours ? List.<JsonObject>of() : tests(group)) {
                String token = test.string("jws").or(() -> test.string("jwe")).orElse("");
                boolean taken = CompactJws.parse(token)
                        .fold(
                                jws -> jws.header()
                                        .string("alg")
                                        .flatMap(JwsAlgorithm::named)
                                        .isPresent(),
                                problems -> false);
                assertFalse(taken, test::toString);
                seen++;
            }
        }
        assertTrue(seen > 60, () -> "too few");
    }

    private static boolean passes(String token, PublicKey key) {
        return CompactJws.parse(token)
                .fold(
                        jws -> TokenChecks.refused(jws.header()).isEmpty()
                                && jws.header()
                                        .string("alg")
                                        .flatMap(JwsAlgorithm::named)
                                        .filter(algorithm -> Cryptography.standard()
                                                        .verify(
                                                                key,
                                                                algorithm.algorithm(),
                                                                jws.signingInput()
                                                                        .toArray(),
                                                                jws.signature().toArray())
                                                        .outcome()
                                                == Outcome.PASSED)
                                        .isPresent(),
                        problems -> false);
    }

    private static List<JsonObject> groups() {
        return objects(FILE.oneOrMany("testGroups"));
    }

    private static List<JsonObject> tests(JsonObject group) {
        return objects(group.oneOrMany("tests"));
    }

    private static List<JsonObject> objects(List<JsonValue> values) {
        return values.stream().map(JsonObject.class::cast).toList();
    }
}
