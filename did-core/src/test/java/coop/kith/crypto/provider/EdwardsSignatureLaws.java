package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.provider.bc.BouncyCastle;
import coop.kith.crypto.provider.jca.JdkSignatures;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Our points and signatures beside plain arithmetic, Bouncy Castle and the JDK. */
final class EdwardsSignatureLaws {
    private static final BigInteger ORDER = Curve.ED25519.order();

    /** More than a key verifies before it has a table. */
    private static final int OFTEN = 5;

    private final EdwardsSignatures ours = new EdwardsSignatures();
    private final BouncyCastle theirs = new BouncyCastle();

    @Property(tries = 60)
    void sumsOfMultiplesAreThoseOfPlainArithmetic(
            @ForAll("multipliers") BigInteger one,
            @ForAll("multipliers") BigInteger other,
            @ForAll("multipliers") BigInteger point,
            @ForAll @IntRange(min = 2, max = 7) int teeth,
            @ForAll @IntRange(min = 1, max = 4) int blocks) {
        EdwardsReference plain = EdwardsReference.BASE.times(point.max(BigInteger.ONE));
        EdwardsComb base = EdwardsComb.of(EdwardsPoint.BASE, 8, 2);
        EdwardsPoint fast = EdwardsPoint.decode(plain.encode());
        byte[] expected =
                EdwardsReference.BASE.times(one).plus(plain.times(other)).encode();
        assertArrayEquals(expected, EdwardsComb.sum(base, one, fast, other).encoded());
        assertArrayEquals(
                expected,
                EdwardsComb.sum(base, one, EdwardsComb.of(fast, teeth, blocks), other)
                        .encoded());
    }

    @Property(tries = 40)
    void sumsAndDoublesAreThoseOfPlainArithmetic(
            @ForAll("multipliers") BigInteger one, @ForAll("multipliers") BigInteger other) {
        EdwardsReference plain = EdwardsReference.BASE.times(one);
        EdwardsReference second = EdwardsReference.BASE.times(other);
        EdwardsPoint point = EdwardsPoint.decode(plain.encode());
        EdwardsPoint added = EdwardsPoint.decode(second.encode());
        assertArrayEquals(plain.encode(), point.encoded());
        assertArrayEquals(plain.plus(plain).encode(), point.doubled().encoded());
        assertArrayEquals(plain.plus(plain).encode(), point.plus(point).encoded());
        assertArrayEquals(plain.plus(second).encode(), point.plus(added).encoded());
        assertArrayEquals(
                EdwardsReference.IDENTITY.encode(), point.plus(point.negated()).encoded());
    }

    @Property(tries = 40)
    void aSumThatGrowsInPlaceIsThatOfPlainArithmetic(
            @ForAll("multipliers") BigInteger one, @ForAll("multipliers") BigInteger other) {
        EdwardsReference plain = EdwardsReference.BASE.times(one);
        EdwardsReference second = EdwardsReference.BASE.times(other);
        long[] addends = EdwardsPoint.addends(
                new EdwardsPoint[] {EdwardsPoint.decode(plain.encode()), EdwardsPoint.decode(second.encode())});
        int at = EdwardsPoint.ADDEND_LIMBS;
        EdwardsSum sum = new EdwardsSum();
        assertArrayEquals(EdwardsReference.IDENTITY.encode(), sum.point().encoded());
        sum.twice();
        assertArrayEquals(EdwardsReference.IDENTITY.encode(), sum.point().encoded());
        sum.plus(addends, 0);
        assertArrayEquals(plain.encode(), sum.point().encoded());
        sum.twice();
        sum.twice();
        assertArrayEquals(
                plain.times(BigInteger.valueOf(4)).encode(), sum.point().encoded());
        sum.plus(addends, at);
        sum.plus(addends, at);
        sum.minus(addends, 0);
        EdwardsReference expected =
                plain.times(BigInteger.valueOf(3)).plus(second).plus(second);
        assertArrayEquals(expected.encode(), sum.point().encoded());
        assertArrayEquals(
                expected.plus(second).encode(),
                sum.point().plus(EdwardsPoint.decode(second.encode())).encoded());
        sum.minus(addends, at);
        sum.minus(addends, at);
        for (int i = 0; i < 3; i++) {
            sum.minus(addends, 0);
        }
        assertArrayEquals(EdwardsReference.IDENTITY.encode(), sum.point().encoded());
        sum.minus(addends, 0);
        sum.plus(addends, 0);
        assertArrayEquals(EdwardsReference.IDENTITY.encode(), sum.point().encoded());
    }

    @Property(tries = 60)
    void theVerdictIsThatOfTheOthersWithAndWithoutATable(
            @ForAll @Size(32) byte[] seed, @ForAll byte[] message, @ForAll @IntRange(max = 511) int bit) {
        PrivateKey signer = theirs.privateKey(Curve.ED25519, seed);
        byte[] signature = signer.sign(message);
        byte[] changed = signature.clone();
        changed[bit >> 3] ^= (byte) (1 << (bit & 7));
        VerifyingKey key = ours.verifyingKey(Curve.ED25519, signer.publicKey());
        VerifyingKey jdk = new JdkSignatures().verifyingKey(Curve.ED25519, signer.publicKey());
        for (int i = 0; i < OFTEN; i++) {
            assertTrue(key.verify(message, signature));
            assertFalse(key.verify(message, changed));
        }
        assertTrue(jdk.verify(message, signature));
        assertFalse(jdk.verify(message, changed));
    }

    @Property(tries = 20_000)
    @Tag("long")
    void theVerdictIsThatOfTheOthersAtLength(
            @ForAll @Size(32) byte[] seed, @ForAll byte[] message, @ForAll @IntRange(max = 511) int bit) {
        theVerdictIsThatOfTheOthersWithAndWithoutATable(seed, message, bit);
    }

    @Property(tries = 20_000)
    @Tag("long")
    void theLeastAndGreatestNumbersAreTakenRightAtLength(
            @ForAll("multipliers") BigInteger secret, @ForAll("multipliers") BigInteger nonce) {
        theLeastAndGreatestNumbersAreTakenRight(secret, nonce);
    }

    /** The nonce is known, so that a signature with any R and S at all can be made to hold. */
    @Property(tries = 40)
    void theLeastAndGreatestNumbersAreTakenRight(
            @ForAll("multipliers") BigInteger secret, @ForAll("multipliers") BigInteger nonce) {
        byte[] key = EdwardsReference.BASE.times(secret.max(BigInteger.ONE)).encode();
        byte[] message = nonce.toByteArray();
        byte[] signature = signed(secret.max(BigInteger.ONE), nonce, key, message);
        VerifyingKey verifying = ours.verifyingKey(Curve.ED25519, key);
        for (int i = 0; i < OFTEN; i++) {
            assertTrue(verifying.verify(message, signature));
        }
    }

    @Property(tries = 200)
    void quotientsAndTheirRootsAreRight(@ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
        long[] x = field(a);
        long[] y = field(b);
        BigInteger p = EdwardsReference.P;
        if (b.mod(p).signum() != 0) {
            assertTrue(Field25519.same(Field25519.multiply(y, Field25519.inverse(y)), Field25519.of(1)));
            long[] root = Field25519.rootOfQuotient(Field25519.multiply(Field25519.square(x), y), y);
            assertTrue(Field25519.same(Field25519.square(root), Field25519.square(x)));
        } else {
            assertTrue(Field25519.isZero(Field25519.inverse(y)));
        }
        long[] twice = Field25519.add(x, x);
        long[] thrice = Field25519.add(twice, x);
        BigInteger six = BigInteger.valueOf(6).multiply(a).multiply(a).mod(p);
        assertTrue(Field25519.same(field(six), Field25519.multiply(twice, thrice)));
        assertTrue(Field25519.same(field(six), Field25519.multiply(thrice, twice)));
        assertEquals(a.mod(p).testBit(0), Field25519.isOdd(x));
        assertArrayEquals(new EdwardsReference(BigInteger.ZERO, a.mod(p)).encode(), Field25519.encode(x));
    }

    @Example
    void itVerifiesEd25519AndDoesNothingElse() {
        assertThrows(IllegalArgumentException.class, () -> ours.verifyingKey(Curve.P256, new byte[33]));
        assertThrows(IllegalArgumentException.class, () -> ours.privateKey(Curve.ED25519, new byte[32]));
        assertTrue(ours.signs().isEmpty());
    }

    /** RFC 8032 section 5.1.6 from step 2 on, with the secret and the nonce given. */
    private static byte[] signed(BigInteger secret, BigInteger nonce, byte[] key, byte[] message) {
        byte[] hashed =
                java.util.Arrays.copyOf(EdwardsReference.BASE.times(nonce).encode(), 64 + message.length);
        byte[] signature = java.util.Arrays.copyOf(hashed, 64);
        System.arraycopy(key, 0, hashed, 32, 32);
        System.arraycopy(message, 0, hashed, 64, message.length);
        BigInteger challenge = new BigInteger(1, reversed(Digests.sha512(hashed)));
        BigInteger s = challenge.multiply(secret).add(nonce).mod(ORDER);
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

    private static long[] field(BigInteger number) {
        return Field25519.decode(new EdwardsReference(BigInteger.ZERO, number).encode(), 0);
    }

    @Provide
    Arbitrary<BigInteger> multipliers() {
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers().between(BigInteger.ZERO, ORDER.subtract(BigInteger.ONE));
        Arbitrary<BigInteger> small = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(70));
        return Arbitraries.oneOf(
                any, small, small.map(number -> ORDER.subtract(BigInteger.ONE).subtract(number)));
    }

    @Provide
    Arbitrary<BigInteger> numbers() {
        BigInteger most = BigInteger.TWO.pow(255).subtract(BigInteger.ONE);
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers().between(BigInteger.ZERO, most);
        Arbitrary<BigInteger> small = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(40));
        return Arbitraries.oneOf(any, small, small.map(most::subtract));
    }
}
