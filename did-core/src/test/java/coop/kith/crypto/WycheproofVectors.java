package coop.kith.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.EdwardsSignatures;
import coop.kith.crypto.provider.P256Signatures;
import coop.kith.crypto.provider.Points;
import coop.kith.crypto.provider.bc.BouncyCastle;
import coop.kith.crypto.provider.jca.JdkSignatures;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Project Wycheproof's signature vectors: every verdict is the published one, whichever provider runs. */
@DisplayName("V05, V06: Wycheproof Ed25519 and ECDSA in P1363 form")
final class WycheproofVectors {
    private static final String FOLDER = "security/wycheproof/testvectors_v1/";
    private static final JsonLimits LARGE = new JsonLimits(16 << 20, 16, 1_000_000);

    @ParameterizedTest
    @CsvSource({
        "ed25519_test.json, ED25519, 151, 3",
        "ecdsa_secp256r1_sha256_p1363_test.json, P256, 262, 2",
        "ecdsa_secp384r1_sha384_p1363_test.json, P384, 280, 1",
        "ecdsa_secp521r1_sha512_p1363_test.json, P521, 318, 1",
        "ecdsa_secp256k1_sha256_p1363_test.json, SECP256K1, 252, 1"
    })
    void everyVerdictIsThePublishedOne(String file, KeyType type, int count, int providers) {
        JsonObject whole = Json.parseObject(Vectors.text(FOLDER + file).getBytes(StandardCharsets.UTF_8), LARGE)
                .orThrow();
        List<Cryptography> all = Stream.of(
                        new BouncyCastle(), new JdkSignatures(), new EdwardsSignatures(), new P256Signatures())
                .filter(provider -> provider.verifies().contains(type.scheme()))
                .map(Cryptography::of)
                .toList();
        assertEquals(providers, all.size());
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (JsonValue value : whole.oneOrMany("testGroups")) {
            JsonObject group = (JsonObject) value;
            PublicKey key = key(group.object("publicKey").orElseThrow(), type);
            group.object("publicKeyJwk").ifPresent(jwk -> assertEquals(Result.ok(key), Jwk.decode(jwk)));
            for (JsonValue test : group.oneOrMany("tests")) {
                seen++;
                for (Cryptography cryptography : all) {
                    check((JsonObject) test, key, cryptography, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(count, seen);
    }

    private static void check(JsonObject test, PublicKey key, Cryptography cryptography, List<String> wrong) {
        boolean accepted = cryptography
                        .verify(key, SignatureAlgorithm.of(key.type()), hex(test, "msg"), hex(test, "sig"))
                        .outcome()
                == Outcome.PASSED;
        boolean expected = test.string("result").orElseThrow().equals("valid") && !isHighOnSecp256k1(key, test);
        if (accepted != expected) {
            wrong.add(test.members().get("tcId") + " " + test.string("comment") + " "
                    + test.members().get("flags"));
        }
    }

    /** The vectors take both values of s; Kith, as its field does, takes only the lower on this curve. */
    private static boolean isHighOnSecp256k1(PublicKey key, JsonObject test) {
        byte[] signature = hex(test, "sig");
        BigInteger half = KeyType.SECP256K1.curve().order().shiftRight(1);
        return key.type() == KeyType.SECP256K1
                && signature.length == 64
                && new BigInteger(1, signature, 32, 32).compareTo(half) > 0;
    }

    private static PublicKey key(JsonObject published, KeyType type) {
        if (type == KeyType.ED25519) {
            return PublicKey.of(type, Bytes.of(hex(published, "pk"))).orThrow();
        }
        byte[] uncompressed = hex(published, "uncompressed");
        int length = type.curve().scalarLength();
        byte[] x = Arrays.copyOfRange(uncompressed, 1, 1 + length);
        byte[] y = Arrays.copyOfRange(uncompressed, 1 + length, uncompressed.length);
        return PublicKey.of(type, Bytes.of(Points.compress(x, y))).orThrow();
    }

    private static byte[] hex(JsonObject object, String name) {
        return Bytes.ofHex(object.string(name).orElseThrow()).toArray();
    }
}
