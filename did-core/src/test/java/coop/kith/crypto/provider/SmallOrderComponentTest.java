package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SignatureAlgorithm;
import coop.kith.crypto.provider.bc.BouncyCastle;
import coop.kith.crypto.provider.jca.JdkSignatures;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A signer who adds a point of order 2 to R makes signatures that hold for some implementations only. */
@DisplayName("V06: mixed-order R")
final class SmallOrderComponentTest {
    private static final BigInteger SECRET = BigInteger.valueOf(20_261_122);
    private static final BigInteger NONCE = BigInteger.valueOf(987_654_321);
    private static final EdwardsReference ORDER_TWO =
            EdwardsReference.ofOrderEight().times(BigInteger.valueOf(4));

    @Test
    void isRefusedAlsoWhereTheProviderTakesIt() {
        byte[] key = EdwardsReference.BASE.times(SECRET).encode();
        byte[] point = EdwardsReference.BASE.times(NONCE).plus(ORDER_TWO).encode();
        VerifyingKey cofactored = new BouncyCastle().verifyingKey(Curve.ED25519, key);
        VerifyingKey cofactorless = new JdkSignatures().verifyingKey(Curve.ED25519, key);
        for (int i = 0; i < 16; i++) {
            byte[] message = {(byte) i};
            byte[] signature = sign(key, point, message);
            assertTrue(cofactored.verify(message, signature));
            assertFalse(cofactorless.verify(message, signature));
            assertRefused(key, message, signature, new BouncyCastle());
            assertRefused(key, message, signature, new JdkSignatures());
        }
    }

    @Test
    void theSameSignerWithoutItIsAccepted() {
        byte[] key = EdwardsReference.BASE.times(SECRET).encode();
        byte[] point = EdwardsReference.BASE.times(NONCE).encode();
        byte[] message = {1};
        byte[] signature = sign(key, point, message);
        assertEquals(Outcome.PASSED, outcome(key, message, signature, new BouncyCastle()));
        assertEquals(Outcome.PASSED, outcome(key, message, signature, new JdkSignatures()));
    }

    private static void assertRefused(byte[] key, byte[] message, byte[] signature, CryptoProvider provider) {
        assertEquals(Outcome.FAILED, outcome(key, message, signature, provider));
        assertFalse(Points.isOfPrimeOrder(signature, 0));
    }

    private static Outcome outcome(byte[] key, byte[] message, byte[] signature, CryptoProvider provider) {
        PublicKey imported = PublicKey.of(KeyType.ED25519, Bytes.of(key)).orThrow();
        return Cryptography.of(provider)
                .verify(imported, SignatureAlgorithm.ED25519, message, signature)
                .outcome();
    }

    /** RFC 8032 section 5.1.6 from step 4 on, with the nonce given and R as told. */
    private static byte[] sign(byte[] key, byte[] point, byte[] message) {
        byte[] hashed = Arrays.copyOf(point, 64 + message.length);
        System.arraycopy(key, 0, hashed, 32, 32);
        System.arraycopy(message, 0, hashed, 64, message.length);
        BigInteger order = Curve.ED25519.order();
        BigInteger s = new BigInteger(1, reversed(Digests.sha512(hashed)))
                .multiply(SECRET)
                .add(NONCE)
                .mod(order);
        byte[] signature = Arrays.copyOf(point, 64);
        System.arraycopy(reversed(Scalars.bigEndian(s, 32)), 0, signature, 32, 32);
        return signature;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }
}
