package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwkTest {
    private static final String X = "igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns";
    private static final String Y = "efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM";
    private static final String P256 = "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"";
    private static final String ED25519 =
            "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"";

    @Test
    void computesTheThumbprintOfRfc8037() {
        assertEquals(
                "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                Jwk.thumbprint(decode("{" + ED25519 + "}").orThrow()));
    }

    @Test
    void writesWhatItReads() {
        for (String members : new String[] {P256, ED25519}) {
            PublicKey key = decode("{" + members + "}").orThrow();
            assertEquals(Result.ok(key), Jwk.decode(Jwk.encode(key)));
            assertEquals(Json.parseObject("{" + members + "}").orThrow(), Jwk.encode(key));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"alg\":\"ES256\"",
                "\"use\":\"sig\"",
                "\"key_ops\":[\"verify\"]",
                "\"key_ops\":[\"sign\",\"verify\"]",
                "\"alg\":\"ES256\",\"use\":\"sig\",\"key_ops\":[\"verify\"],\"kid\":\"1\",\"ext\":true"
            })
    void takesWhatFits(String members) {
        assertTrue(decode("{" + P256 + "," + members + "}").isOk());
    }

    @ParameterizedTest
    @DisplayName("D22: members that do not fit")
    @ValueSource(
            strings = {
                "\"alg\":\"ES384\"",
                "\"alg\":\"ES256K\"",
                "\"alg\":\"EdDSA\"",
                "\"alg\":\"none\"",
                "\"alg\":\"\"",
                "\"alg\":7",
                "\"alg\":\"ECDH-ES\"",
                "\"use\":\"enc\"",
                "\"use\":null",
                "\"key_ops\":[]",
                "\"key_ops\":[\"sign\"]",
                "\"key_ops\":[\"deriveKey\"]",
                "\"key_ops\":\"verify\"",
                "\"key_ops\":[\"verify\",\"verify\"]",
                "\"key_ops\":[\"verify\",1]"
            })
    void refusesWhatDoesNotFit(String members) {
        assertEquals(
                KeyProblem.MALFORMED_JWK,
                problem("{" + P256 + "," + members + "}").type());
    }

    @ParameterizedTest
    @DisplayName("D22: private members")
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})
    void refusesPrivateMembersAndNeverRepeatsThem(String name) {
        Problem problem = problem("{" + P256 + ",\"" + name + "\":\"c2VjcmV0LXNlY3JldA\"}");
        assertEquals(KeyProblem.PRIVATE_KEY_EXPOSED, problem.type());
        assertFalse(problem.toString().contains("c2VjcmV0"));
    }

    @ParameterizedTest
    @DisplayName("D22: ill-formed keys")
    @ValueSource(
            strings = {
                "{}",
                "{\"kty\":\"EC\"}",
                "{\"kty\":7,\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "=\",\"y\":\"" + Y + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + Y + "A\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AIoKxZotMIboSio4_Udzp9UqDKYe9sFBnhWgW8xtr857\",\"y\":\"" + Y
                        + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + Y + "\",\"y\":\"" + X + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\"}"
            })
    void refusesAKeyThatIsNotWholeOrNotOnItsCurve(String jwk) {
        assertFalse(decode(jwk).isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"oct\"}",
                "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44-ES256\",\"pub\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-192\",\"x\":\"AA\",\"y\":\"AA\"}"
            })
    void saysThatAKindOfKeyIsNotTaken(String jwk) {
        assertEquals(KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE, problem(jwk).type());
    }

    @Test
    void takesAnAgreementKeyForAgreementOnly() {
        Result<PublicKey> key = Json.parseObject("{" + P256 + ",\"use\":\"enc\",\"alg\":\"ECDH-ES+A256KW\"}")
                .flatMap(jwk -> Jwk.decode(jwk, KeyUse.AGREEMENT));
        assertTrue(key.isOk());
        assertFalse(Json.parseObject("{" + ED25519 + "}")
                .flatMap(jwk -> Jwk.decode(jwk, KeyUse.AGREEMENT))
                .isOk());
    }

    @Test
    void takesAnX25519KeyButNotToVerifyWith() {
        String jwk =
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\",\"use\":\"enc\"}";
        assertEquals(KeyType.X25519, decode(jwk).orThrow().type());
        assertFalse(Json.parseObject(jwk)
                .flatMap(object -> Jwk.decode(object, KeyUse.VERIFICATION))
                .isOk());
    }

    private static Result<PublicKey> decode(String jwk) {
        return Json.parseObject(jwk).flatMap(Jwk::decode);
    }

    private static Problem problem(String jwk) {
        return decode(jwk).problems().get(0);
    }
}
