package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class EdwardsLaws {
    private static final EdwardsReference TORSION = EdwardsReference.ofOrderEight();
    private static final BigInteger P = EdwardsReference.P;

    /** The greatest limb of a reduced number. */
    private static final long REDUCED = (1L << 51) + (1L << 15);

    @Property(tries = 40)
    void aPointHasPrimeOrderExactlyWhenItCarriesNoTorsion(@ForAll("scalars") BigInteger scalar) {
        EdwardsReference point = EdwardsReference.BASE.times(scalar);
        for (int component = 0; component < 8; component++) {
            byte[] encoded = point.encode();
            assertEquals(Optional.empty(), Edwards.fault(encoded));
            assertEquals(component % 8 == 0, Edwards.isOfPrimeOrder(encoded, 0), "component " + component);
            point = point.plus(TORSION);
        }
    }

    @Example
    @Label("D19: the eight points of small order are refused in all fourteen encodings")
    void theEightPointsOfSmallOrderAreRefusedInAllFourteenEncodings() {
        Set<String> encodings = new HashSet<>();
        EdwardsReference point = EdwardsReference.IDENTITY;
        for (int i = 0; i < 8; i++) {
            for (BigInteger y = point.y(); y.bitLength() <= 255; y = y.add(P)) {
                for (int sign = 0; sign < 2; sign++) {
                    boolean fits = point.x().signum() == 0 || point.x().testBit(0) == (sign == 1);
                    byte[] encoded = new EdwardsReference(BigInteger.valueOf(sign), y).encode();
                    if (fits && encodings.add(java.util.HexFormat.of().formatHex(encoded))) {
                        PointFault fault = Edwards.fault(encoded).orElseThrow();
                        boolean canonical = y.compareTo(P) < 0 && (point.x().signum() != 0 || sign == 0);
                        assertFalse(Edwards.isOfPrimeOrder(encoded, 0));
                        assertEquals(canonical ? PointFault.SMALL_ORDER : PointFault.NOT_CANONICAL, fault);
                    }
                }
            }
            point = point.plus(TORSION);
        }
        assertEquals(14, encodings.size());
    }

    /** Only the y from 0 to 18 have a second form in 255 bits, p + y. */
    @Example
    @Label("D19, V06: the second form of a y is refused, in a key and in R")
    void noSecondFormIsTakenAnywhere() {
        for (int y = 0; y < 19; y++) {
            for (BigInteger sign : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE}) {
                byte[] first = new EdwardsReference(sign, BigInteger.valueOf(y)).encode();
                byte[] second = new EdwardsReference(sign, P.add(BigInteger.valueOf(y))).encode();
                assertEquals(y != 1, Points.isCanonicalAndNotNeutral(first, 0), "y " + y);
                assertFalse(Points.isCanonicalAndNotNeutral(second, 0), "y " + y);
                assertFalse(Points.isOfPrimeOrder(second, 0), "y " + y);
                assertEquals(Optional.of(PointFault.NOT_CANONICAL), Points.fault(Curve.ED25519, second));
            }
        }
    }

    @Property(tries = 300)
    void theFieldAgreesWithBigInteger(@ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
        long[] x = field(a);
        long[] y = field(b);
        assertSame(a.multiply(b), Field25519.multiply(x, y));
        assertSame(a.multiply(a), Field25519.square(x));
        assertSame(a.add(b), Field25519.add(x, y));
        assertSame(a.subtract(b), Field25519.subtract(x, y));
        assertSame(a.add(b).multiply(b.add(b)), Field25519.multiply(Field25519.add(x, y), Field25519.add(y, y)));
        assertSame(a.add(b).pow(2), Field25519.square(Field25519.add(x, y)));
        assertEquals(a.subtract(b).mod(P).signum() == 0, Field25519.same(x, y));
        assertEquals(a.mod(P).signum() == 0, Field25519.isZero(x));
    }

    /** Limbs as great as they may be, and one less, in every mixture: what is a factor here is never greater in a sum of points. */
    @Property(tries = 2000)
    void theGreatestLimbsAreNotTooGreat(
            @ForAll("factors") long[] x,
            @ForAll("factors") long[] y,
            @ForAll("reduced") long[] a,
            @ForAll("reduced") long[] b) {
        assertReduced(number(x).multiply(number(y)), Field25519.multiply(x, y));
        assertReduced(number(x).pow(2), Field25519.square(x));
        assertReduced(number(x).subtract(number(y)), Field25519.subtract(x, y));
        assertSame(number(a).subtract(number(b)), Field25519.difference(a, b));
        for (long limb : Field25519.difference(a, b)) {
            assertTrue(limb >= 0 && limb <= 3 * REDUCED, () -> "limb " + limb);
        }
        assertEquals(number(x).mod(P).testBit(0), Field25519.isOdd(x));
        inPlaceIsTheSame(x, y, a, b);
    }

    /** Read from one array and written to it, over a factor too. */
    private static void inPlaceIsTheSame(long[] x, long[] y, long[] a, long[] b) {
        for (int to : new int[] {0, 5, 10}) {
            assertArrayEquals(
                    Field25519.multiply(x, y),
                    part(joined(x, y), to, limbs -> Field25519.multiply(limbs, 0, limbs, 5, limbs, to)));
            assertArrayEquals(
                    Field25519.square(x), part(joined(x, y), to, limbs -> Field25519.square(limbs, 0, limbs, to)));
            assertArrayEquals(
                    Field25519.subtract(x, y), part(joined(x, y), to, limbs -> Field25519.subtract(limbs, 0, 5, to)));
            assertArrayEquals(
                    Field25519.difference(a, b),
                    part(joined(a, b), to, limbs -> Field25519.difference(limbs, 0, 5, to)));
            assertArrayEquals(Field25519.add(a, b), part(joined(a, b), to, limbs -> Field25519.add(limbs, 0, 5, to)));
        }
    }

    private static long[] joined(long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, 15);
        System.arraycopy(other, 0, both, 5, 5);
        return both;
    }

    private static long[] part(long[] limbs, int from, Consumer<long[]> work) {
        work.accept(limbs);
        return Arrays.copyOfRange(limbs, from, from + 5);
    }

    private static void assertReduced(BigInteger expected, long[] actual) {
        assertEquals(expected.mod(P), number(actual).mod(P));
        assertSame(expected, actual);
        for (long limb : actual) {
            assertTrue(limb >= 0 && limb <= REDUCED, () -> "limb " + limb);
        }
    }

    private static BigInteger number(long[] limbs) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            number = number.shiftLeft(51).add(BigInteger.valueOf(limbs[i]));
        }
        return number;
    }

    @Provide
    Arbitrary<long[]> factors() {
        return limbs(3 * REDUCED);
    }

    @Provide
    Arbitrary<long[]> reduced() {
        return limbs(REDUCED);
    }

    private static Arbitrary<long[]> limbs(long most) {
        return Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, most - 1, most),
                        Arbitraries.longs().between(0, most))
                .array(long[].class)
                .ofSize(5);
    }

    @Property(tries = 100)
    void rootsAndSquaresAgreeWithBigInteger(@ForAll("numbers") BigInteger a) {
        BigInteger euler = a.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P);
        assertEquals(euler.equals(BigInteger.ONE), Field25519.isSquare(field(a)));
        assertEquals(euler.equals(BigInteger.ONE), Field25519.hasEulersCriterion(field(a)));
        BigInteger quarter = a.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
        assertEquals(quarter.equals(BigInteger.ONE), Field25519.isFourthPower(field(a)));
        assertTrue(Field25519.isFourthPower(field(a.pow(4).mod(P))) || a.mod(P).signum() == 0);
        long[] root = Field25519.root(field(a));
        assertEquals(euler.bitLength() <= 1, Field25519.same(Field25519.square(root), field(a)));
    }

    @Property(tries = 2000)
    void theInverseAgreesWithBigInteger(@ForAll("numbers") BigInteger a, @ForAll("factors") long[] b) {
        assertReduced(inverse(a), Field25519.inverse(field(a)));
        assertReduced(inverse(number(b)), Field25519.inverse(b));
    }

    @Example
    void theInverseIsFoundForRandomNumbersAndForThoseNearZero() {
        java.util.Random random = new java.util.Random(20_261_130);
        for (int i = 0; i < 20_000; i++) {
            BigInteger a = i < 10_000
                    ? new BigInteger(255, random)
                    : BigInteger.valueOf(i - 15_000).mod(P);
            assertReduced(inverse(a), Field25519.inverse(field(a)));
        }
    }

    /** Of zero, zero. */
    private static BigInteger inverse(BigInteger a) {
        return a.mod(P).signum() == 0 ? BigInteger.ZERO : a.modInverse(P);
    }

    @Property(tries = 2000)
    void theSymbolIsTheOneOfEulerWhereverItIsFound(@ForAll("numbers") BigInteger a) {
        int symbol = symbol(a);
        assertTrue(symbol == Jacobi.UNKNOWN || symbol == euler(a));
        assertEquals(euler(a) == 1, Field25519.isSquare(field(a)));
    }

    /** The three below were found by trying; they go round in a circle. */
    @Example
    void aPowerDecidesWhereTheStepsDoNotEnd() {
        for (BigInteger a :
                new BigInteger[] {BigInteger.valueOf(27), P.subtract(BigInteger.TWO), P.subtract(BigInteger.valueOf(3))
                }) {
            assertEquals(Jacobi.UNKNOWN, symbol(a));
            assertEquals(euler(a) == 1, Field25519.isSquare(field(a)));
        }
    }

    @Example
    void theSymbolIsFoundForRandomNumbers() {
        java.util.Random random = new java.util.Random(20_261_122);
        for (int i = 0; i < 2000; i++) {
            BigInteger a = new BigInteger(254, random);
            assertEquals(euler(a), symbol(a));
        }
    }

    private static int euler(BigInteger a) {
        BigInteger power = a.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P);
        return power.bitLength() <= 1 ? power.intValue() : -1;
    }

    private static int symbol(BigInteger a) {
        BigInteger number = a.mod(P);
        return new Jacobi(Inversion.limbs(P)).symbol(Inversion.limbs(number));
    }

    @Property(tries = 100)
    void aNumberThatIsNoPointOfTheCurveIsNoneOfPrimeOrder(@ForAll("numbers") BigInteger y) {
        byte[] encoded = new EdwardsReference(BigInteger.ZERO, y).encode();
        if (Edwards.fault(encoded).isPresent()) {
            assertFalse(Edwards.isOfPrimeOrder(encoded, 0));
        }
    }

    @Property(tries = 300)
    void canonicalMeansBelowThePrime(@ForAll("numbers") BigInteger a) {
        byte[] encoded = new EdwardsReference(BigInteger.ZERO, a).encode();
        assertEquals(a.compareTo(P) < 0, Field25519.isCanonical(encoded, 0));
        assertTrue(encoded.length == 32);
    }

    @Provide
    Arbitrary<BigInteger> scalars() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ONE, Curve.ED25519.order().subtract(BigInteger.ONE));
    }

    /** Of 255 bits, and often close to a boundary. */
    @Provide
    Arbitrary<BigInteger> numbers() {
        BigInteger top = BigInteger.TWO.pow(255).subtract(BigInteger.ONE);
        return Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.ZERO, top),
                Arbitraries.integers().between(0, 40).map(below -> top.subtract(BigInteger.valueOf(below))),
                Arbitraries.integers().between(0, 40).map(BigInteger::valueOf),
                Arbitraries.integers()
                        .between(1, 254)
                        .map(bits -> BigInteger.TWO.pow(bits).subtract(BigInteger.ONE)));
    }

    private static long[] field(BigInteger number) {
        return Field25519.decode(new EdwardsReference(BigInteger.ZERO, number).encode(), 0);
    }

    private static void assertSame(BigInteger expected, long[] actual) {
        assertTrue(Field25519.same(field(expected.mod(P)), actual));
    }
}
