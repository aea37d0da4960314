package coop.kith.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.bytes.Bytes;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Outcome;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SigningKeyTest {
    private static final SecretAccess ACCESS = SecretAccess.because("keys of published test vectors");
    private static final Cryptography CRYPTOGRAPHY = Cryptography.standard();

    @Test
    void signsTheSecondTestOfRfc8032() {
        SigningKey key = key(KeyType.ED25519, "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        assertEquals(
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                key.publicKey().encoded().hex());
        assertEquals(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                Bytes.of(key.sign(new byte[] {0x72})).hex());
    }

    @Test
    void signsTheSampleOfRfc6979OnP256() {
        SigningKey key = key(KeyType.P256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
        assertEquals(
                "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                key.publicKey().encoded().hex());
        assertEquals(
                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
                Bytes.of(key.sign("sample".getBytes(StandardCharsets.UTF_8))).hex());
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"X25519", "BLS12_381_G2"},
            mode = EnumSource.Mode.EXCLUDE)
    void aDrawnKeySignsVerifiesAndKeepsItsIdentityThroughBothCodecs(KeyType type) {
        SigningKey key = CRYPTOGRAPHY.generate(type, new SecureRandom());
        byte[] message = "a promise".getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(message);
        assertEquals(
                Outcome.PASSED,
                CRYPTOGRAPHY
                        .verify(key.publicKey(), key.algorithm(), message, signature)
                        .outcome());
        message[0] ^= 1;
        assertEquals(
                Outcome.FAILED,
                CRYPTOGRAPHY
                        .verify(key.publicKey(), key.algorithm(), message, signature)
                        .outcome());
        assertEquals(Result.ok(key.publicKey()), Multikey.decode(Multikey.encode(key.publicKey())));
        assertEquals(Result.ok(key.publicKey()), Jwk.decode(Jwk.encode(key.publicKey())));
    }

    @Test
    void doesNotGenerateAKeyThatCannotSign() {
        assertThrows(IllegalArgumentException.class, () -> CRYPTOGRAPHY.generate(KeyType.X25519, new SecureRandom()));
    }

    @Test
    void showsNothingOfItsSecret() {
        String secret = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
        assertFalse(key(KeyType.ED25519, secret).toString().contains(secret.substring(0, 8)));
    }

    private static SigningKey key(KeyType type, String hex) {
        return SigningKey.of(type, Bytes.ofHex(hex).toArray(), CRYPTOGRAPHY, ACCESS)
                .orThrow();
    }
}
