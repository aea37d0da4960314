package coop.kith.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MultikeyTest {
    private static final String ED25519 = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    private static final String POINT = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29";

    @Test
    void readsAndWritesTheKeyOfTheAllZeroSeed() {
        PublicKey key = PublicKey.of(KeyType.ED25519, Bytes.ofHex(POINT)).orThrow();
        assertEquals(ED25519, Multikey.encode(key));
        assertEquals(Result.ok(key), Multikey.decode(ED25519));
    }

    @ParameterizedTest
    @DisplayName("D16: header and length do not fit")
    @CsvSource({
        "ed01, INVALID_PUBLIC_KEY_LENGTH",
        "ed01" + POINT + "00, INVALID_PUBLIC_KEY_LENGTH",
        "ed013b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da, INVALID_PUBLIC_KEY_LENGTH",
        "ec013b6a27, INVALID_PUBLIC_KEY_LENGTH",
        "ed, INVALID_PUBLIC_KEY",
        "edffff, INVALID_PUBLIC_KEY",
        "80, INVALID_PUBLIC_KEY",
        "8000" + POINT + ", INVALID_PUBLIC_KEY",
        "ffffffffffffffff7f, UNSUPPORTED_PUBLIC_KEY_TYPE",
        "ffffffffffffffffff01, INVALID_PUBLIC_KEY",
        "ed" + POINT + ", UNSUPPORTED_PUBLIC_KEY_TYPE",
        "ed8100" + POINT + ", INVALID_PUBLIC_KEY",
        "9024" + POINT + ", MALFORMED_MULTIBASE",
        "8024" + POINT + ", INVALID_PUBLIC_KEY_LENGTH",
        "00, UNSUPPORTED_PUBLIC_KEY_TYPE"
    })
    void refusesAHeaderThatIsOverlongUnknownOrOfAnotherLength(String hex, KeyProblem problem) {
        assertProblem(problem, Base58.encode(Bytes.ofHex(hex).toArray()));
    }

    @ParameterizedTest
    @DisplayName("D17: not base58btc multibase")
    @ValueSource(
            strings = {
                "",
                "z",
                "6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "m6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "u7QE7aie8zrakLWKjqNAqbw1zZTIVdx3iQ6Y6wEihi1naKQ",
                "fed013b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29",
                "Z6MKITBZ1YMUEPAQ4HEHYSF1H8QUG5GLVVQR3DJDX3MDOOWP",
                "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW0",
                "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWl",
                "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp ",
                "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooW\u00e9"
            })
    void refusesWhatIsNoBase58OfTheOneAlphabet(String text) {
        assertProblem(KeyProblem.MALFORMED_MULTIBASE, text);
    }

    @Test
    @DisplayName("D17: leading ones are zero bytes")
    void refusesLeadingOnes() {
        assertProblem(KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE, "z1" + ED25519.substring(1));
        assertProblem(KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE, "z" + "1".repeat(60));
    }

    @Test
    @DisplayName("D17: ten megabytes")
    void refusesTenMegabytesWithoutDecodingThemAndQuotesOneLineOfThem() {
        Result<PublicKey> result = Multikey.decode("z" + "6".repeat(10_000_000));
        Problem problem = result.problems().get(0);
        assertEquals(KeyProblem.MALFORMED_MULTIBASE, problem.type());
        assertTrue(problem.detail().length() < 200);
    }

    @Test
    @DisplayName("D16: an agreement key does not sign")
    void readsAnAgreementKeyAsOneThatCannotSign() {
        PublicKey key = Multikey.decode("z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F")
                .orThrow();
        assertEquals(KeyType.X25519, key.type());
        assertTrue(!key.type().signs());
    }

    private static void assertProblem(KeyProblem expected, String text) {
        assertEquals(expected, Multikey.decode(text).problems().get(0).type());
    }
}
