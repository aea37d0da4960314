package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.provider.bc.BouncyCastle;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Our verification on P-256 beside Bouncy Castle's and the JDK's. */
final class P256SignatureLaws {
    private static final BigInteger ORDER = P256Reference.ORDER;

    private final P256Signatures ours = new P256Signatures();
    private final BouncyCastle theirs = new BouncyCastle();

    @Property(tries = 60)
    void theVerdictIsThatOfTheOthers(
            @ForAll("secrets") BigInteger secret, @ForAll byte[] message, @ForAll @IntRange(max = 511) int bit)
            throws GeneralSecurityException {
        PrivateKey signer = theirs.privateKey(Curve.P256, Scalars.bigEndian(secret, 32));
        byte[] signature = signer.sign(message);
        byte[] other = signature.clone();
        System.arraycopy(Scalars.bigEndian(ORDER.subtract(new BigInteger(1, signature, 32, 32)), 32), 0, other, 32, 32);
        byte[] changed = signature.clone();
        changed[bit >> 3] ^= (byte) (1 << (bit & 7));
        VerifyingKey key = ours.verifyingKey(Curve.P256, signer.publicKey());
        PublicKey jdk = jdk(signer.publicKey());
        assertTrue(key.verify(message, signature));
        assertTrue(verifies(jdk, message, signature));
        assertTrue(key.verify(message, other), "n - s holds as s does");
        assertFalse(key.verify(message, changed));
        assertFalse(verifies(jdk, message, changed));
    }

    @Property(tries = 20_000)
    @Tag("long")
    void theVerdictIsThatOfTheOthersAtLength(
            @ForAll("secrets") BigInteger secret, @ForAll byte[] message, @ForAll @IntRange(max = 511) int bit)
            throws GeneralSecurityException {
        theVerdictIsThatOfTheOthers(secret, message, bit);
    }

    /** The nonce is known, so that the least and greatest r, s and keys there are can be made to hold. */
    @Property(tries = 60)
    void theLeastAndGreatestNumbersAreTakenRight(
            @ForAll("secrets") BigInteger secret, @ForAll("secrets") BigInteger nonce) {
        byte[] message = nonce.toByteArray();
        BigInteger r = P256Reference.BASE.times(nonce).x().mod(ORDER);
        BigInteger s = digest(message)
                .add(r.multiply(secret))
                .multiply(nonce.modInverse(ORDER))
                .mod(ORDER);
        byte[] key = P256Reference.BASE.times(secret).compressed();
        assertTrue(ours.verifyingKey(Curve.P256, key).verify(message, signature(r, s)));
        assertTrue(theirs.verifyingKey(Curve.P256, key).verify(message, signature(r, s)));
    }

    @Property(tries = 20_000)
    @Tag("long")
    void theLeastAndGreatestNumbersAreTakenRightAtLength(
            @ForAll("secrets") BigInteger secret, @ForAll("secrets") BigInteger nonce) {
        theLeastAndGreatestNumbersAreTakenRight(secret, nonce);
    }

    /** FIPS 186-5 section 6.4.2 step 8: r is the x of a point modulo n, and some x are n and more. The key is made to fit the point. */
    @Example
    void anXAboveTheOrderIsTakenAndNoOther() {
        byte[] message = {1, 2, 3};
        P256Reference point = IntStream.range(0, 100)
                .mapToObj(i -> P256Reference.withX(ORDER.add(BigInteger.valueOf(i))).stream())
                .flatMap(found -> found)
                .findFirst()
                .orElseThrow();
        BigInteger r = point.x().subtract(ORDER);
        BigInteger s = BigInteger.valueOf(7);
        byte[] key = key(point, r, s, message);
        assertTrue(theirs.verifyingKey(Curve.P256, key).verify(message, signature(r, s)));
        assertTrue(ours.verifyingKey(Curve.P256, key).verify(message, signature(r, s)));
        BigInteger above = r.add(BigInteger.ONE);
        assertFalse(ours.verifyingKey(Curve.P256, key).verify(message, signature(above, s)));
    }

    /** Where sR is eG, the key would be neutral; where it is close, u1·G and u2·Q are the same point, or opposite ones. */
    @Example
    void equalAndOppositePartsOfTheSumAreTakenRight() {
        byte[] message = {4};
        BigInteger e = digest(message);
        for (int part : new int[] {2, -1, 3, -2}) {
            BigInteger nonce = e.multiply(BigInteger.valueOf(part)).mod(ORDER);
            P256Reference point = P256Reference.BASE.times(nonce);
            BigInteger r = point.x().mod(ORDER);
            byte[] key = key(point, r, BigInteger.ONE, message);
            byte[] signature = signature(r, BigInteger.ONE);
            assertTrue(theirs.verifyingKey(Curve.P256, key).verify(message, signature));
            assertTrue(ours.verifyingKey(Curve.P256, key).verify(message, signature));
        }
        BigInteger r = BigInteger.TEN;
        byte[] neutral = P256Reference.BASE
                .times(e.negate().multiply(r.modInverse(ORDER)).mod(ORDER))
                .compressed();
        assertFalse(theirs.verifyingKey(Curve.P256, neutral).verify(message, signature(r, BigInteger.ONE)));
        assertFalse(ours.verifyingKey(Curve.P256, neutral).verify(message, signature(r, BigInteger.ONE)));
    }

    @Example
    void itVerifiesOnP256AndDoesNothingElse() {
        assertThrows(IllegalArgumentException.class, () -> ours.verifyingKey(Curve.ED25519, new byte[32]));
        assertThrows(IllegalArgumentException.class, () -> ours.privateKey(Curve.P256, new byte[32]));
        assertTrue(ours.signs().isEmpty());
        assertEquals(java.util.Set.of(Curve.P256), ours.verifies());
    }

    /** Q = (sR - eG) / r, for which R, r and s hold. */
    private static byte[] key(P256Reference point, BigInteger r, BigInteger s, byte[] message) {
        return point.times(s)
                .plus(P256Reference.BASE.times(digest(message)).negated())
                .times(r.modInverse(ORDER))
                .compressed();
    }

    private static BigInteger digest(byte[] message) {
        return new BigInteger(1, Digests.sha256(message));
    }

    private static byte[] signature(BigInteger r, BigInteger s) {
        byte[] signature = new byte[64];
        Scalars.write(r, signature, 0, 32);
        Scalars.write(s, signature, 32, 32);
        return signature;
    }

    private static PublicKey jdk(byte[] compressed) throws GeneralSecurityException {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        ECPublicKey any = (ECPublicKey) generator.generateKeyPair().getPublic();
        ECPoint point = new ECPoint(
                new BigInteger(1, Points.x(compressed)), new BigInteger(1, Points.y(Curve.P256, compressed)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, any.getParams()));
    }

    private static boolean verifies(PublicKey key, byte[] message, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key);
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        }
    }

    @Provide
    Arbitrary<BigInteger> secrets() {
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers().between(BigInteger.ONE, ORDER.subtract(BigInteger.ONE));
        Arbitrary<BigInteger> small = Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.valueOf(70));
        return Arbitraries.oneOf(any, small, small.map(ORDER::subtract));
    }
}
