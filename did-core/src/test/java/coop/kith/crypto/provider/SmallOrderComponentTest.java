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
        VerifyingKey ours = new EdwardsSignatures().verifyingKey(Curve.ED25519, key);
        for (int i = 0; i < 16; i++) {
            byte[] message = {(byte) i};
            byte[] signature = sign(key, point, message);
            assertTrue(cofactored.verify(message, signature));
            assertFalse(cofactorless.verify(message, signature));
            assertFalse(ours.verify(message, signature));
            assertRefused(key, message, signature, new BouncyCastle());
            assertRefused(key, message, signature, new JdkSignatures());
            assertRefused(key, message, signature, new EdwardsSignatures());
        }
    }

    @Test
    void whoeverSaysItIsCofactorlessTakesNoneOfTheSevenComponents() {
        byte[] key = EdwardsReference.BASE.times(SECRET).encode();
        EdwardsReference torsion = EdwardsReference.ofOrderEight();
        EdwardsReference point = EdwardsReference.BASE.times(NONCE);
        VerifyingKey cofactorless = new JdkSignatures().verifyingKey(Curve.ED25519, key);
        VerifyingKey ours = new EdwardsSignatures().verifyingKey(Curve.ED25519, key);
        assertTrue(new JdkSignatures().isCofactorless());
        assertTrue(new EdwardsSignatures().isCofactorless());
        assertFalse(new BouncyCastle().isCofactorless());
        for (int component = 0; component < 8; component++) {
            byte[] message = {(byte) component};
            byte[] signature = sign(key, point.encode(), message);
            Outcome expected = component == 0 ? Outcome.PASSED : Outcome.FAILED;
            assertEquals(component == 0, cofactorless.verify(message, signature));
            assertEquals(component == 0, ours.verify(message, signature));
            assertEquals(expected, outcome(key, message, signature, new JdkSignatures()));
            assertEquals(expected, outcome(key, message, signature, new EdwardsSignatures()));
            assertEquals(expected, outcome(key, message, signature, new BouncyCastle()));
            point = point.plus(torsion);
        }
    }

    /** With a nonce of 0, R is the neutral element, and the equation holds. */
    @Test
    void theNeutralElementIsRefusedThoughTheEquationHolds() {
        byte[] key = EdwardsReference.BASE.times(SECRET).encode();
        byte[] message = {1};
        byte[] signature = sign(key, EdwardsReference.IDENTITY.encode(), message, BigInteger.ZERO);
        assertTrue(new JdkSignatures().verifyingKey(Curve.ED25519, key).verify(message, signature));
        assertTrue(new EdwardsSignatures().verifyingKey(Curve.ED25519, key).verify(message, signature));
        assertRefused(key, message, signature, new BouncyCastle());
        assertRefused(key, message, signature, new JdkSignatures());
        assertRefused(key, message, signature, new EdwardsSignatures());
    }

    @Test
    void theSameSignerWithoutItIsAccepted() {
        byte[] key = EdwardsReference.BASE.times(SECRET).encode();
        byte[] point = EdwardsReference.BASE.times(NONCE).encode();
        byte[] message = {1};
        byte[] signature = sign(key, point, message);
        assertEquals(Outcome.PASSED, outcome(key, message, signature, new BouncyCastle()));
        assertEquals(Outcome.PASSED, outcome(key, message, signature, new JdkSignatures()));
        assertEquals(Outcome.PASSED, outcome(key, message, signature, new EdwardsSignatures()));
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
        return sign(key, point, message, NONCE);
    }

    private static byte[] sign(byte[] key, byte[] point, byte[] message, BigInteger nonce) {
        byte[] hashed = Arrays.copyOf(point, 64 + message.length);
        System.arraycopy(key, 0, hashed, 32, 32);
        System.arraycopy(message, 0, hashed, 64, message.length);
        BigInteger order = Curve.ED25519.order();
        BigInteger s = new BigInteger(1, reversed(Digests.sha512(hashed)))
                .multiply(SECRET)
                .add(nonce)
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
