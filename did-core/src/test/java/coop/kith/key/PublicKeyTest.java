package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicKeyTest {
    private static final String P256_X = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
    private static final String P256_P = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
    private static final String P256_Y = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
    private static final String SECP_P = "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f";

    @ParameterizedTest
    @DisplayName("D18: points of the Weierstrass curves")
    @CsvSource({
        "P256, 00, INVALID_PUBLIC_KEY_LENGTH",
        "P256, 03, INVALID_PUBLIC_KEY_LENGTH",
        "P256, 04" + P256_X + P256_Y + ", INVALID_PUBLIC_KEY_LENGTH",
        "P256, 07" + P256_X + P256_Y + ", INVALID_PUBLIC_KEY_LENGTH",
        "P256, 04" + P256_X + ", INVALID_PUBLIC_KEY",
        "P256, 06" + P256_X + ", INVALID_PUBLIC_KEY",
        "P256, 07" + P256_X + ", INVALID_PUBLIC_KEY",
        "P256, 00" + P256_X + ", INVALID_PUBLIC_KEY",
        "P256, 01" + P256_X + ", INVALID_PUBLIC_KEY",
        "P256, 02" + P256_P + ", INVALID_PUBLIC_KEY",
        "P256, 02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, INVALID_PUBLIC_KEY",
        "P256, 020000000000000000000000000000000000000000000000000000000000000001, INVALID_PUBLIC_KEY",
        "SECP256K1, 02" + SECP_P + ", INVALID_PUBLIC_KEY",
        "SECP256K1, 020000000000000000000000000000000000000000000000000000000000000005, INVALID_PUBLIC_KEY",
        "P384, 03" + P256_X + ", INVALID_PUBLIC_KEY_LENGTH",
        "P521, 02" + P256_X + ", INVALID_PUBLIC_KEY_LENGTH"
    })
    void refusesWhatIsNoCompressedPointOfTheCurve(KeyType type, String hex, KeyProblem problem) {
        assertProblem(problem, type, hex);
    }

    @ParameterizedTest
    @DisplayName("D19: Ed25519 points")
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "0200000000000000000000000000000000000000000000000000000000000000"
    })
    void refusesEd25519PointsOfSmallOrderNotCanonicalOrOffTheCurve(String hex) {
        assertProblem(KeyProblem.INVALID_PUBLIC_KEY, KeyType.ED25519, hex);
    }

    @ParameterizedTest
    @CsvSource({
        "P256, 03" + P256_X,
        "P256, 02" + P256_X,
        "X25519, 0000000000000000000000000000000000000000000000000000000000000001"
    })
    void takesBothPointsOfAnXAndAnyX25519Key(KeyType type, String hex) {
        PublicKey key = PublicKey.of(type, Bytes.ofHex(hex)).orThrow();
        assertEquals(Bytes.ofHex(hex), key.encoded());
        assertTrue(key.hasPrimeOrder());
    }

    private static void assertProblem(KeyProblem expected, KeyType type, String hex) {
        assertEquals(
                expected, PublicKey.of(type, Bytes.ofHex(hex)).problems().get(0).type());
    }
}
