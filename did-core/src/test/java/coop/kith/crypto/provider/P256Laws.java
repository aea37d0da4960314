package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The field and the sums of P-256 beside plain arithmetic. */
final class P256Laws {
    private static final BigInteger P = P256Reference.P;
    private static final BigInteger ORDER = P256Reference.ORDER;

    /** R of Montgomery's form. */
    private static final BigInteger R = BigInteger.TWO.pow(260);

    private static final long LIMB = 1L << 56;

    @Property(tries = 300)
    void theFieldAgreesWithBigInteger(@ForAll("numbers") BigInteger a, @ForAll("numbers") BigInteger b) {
        long[] x = FieldP256.of(a);
        long[] y = FieldP256.of(b);
        assertEquals(a.mod(P), FieldP256.number(x));
        assertEquals(a.multiply(b).mod(P), FieldP256.number(FieldP256.multiply(x, y)));
        assertEquals(a.multiply(a).mod(P), FieldP256.number(FieldP256.square(x)));
        assertEquals(a.subtract(b).mod(P), FieldP256.number(FieldP256.subtract(x, y)));
        assertEquals(a.subtract(b).mod(P).signum() == 0, FieldP256.same(x, y));
        BigInteger inverse = a.mod(P).signum() == 0 ? BigInteger.ZERO : a.modInverse(P);
        assertEquals(inverse, FieldP256.number(FieldP256.inverse(x)));
        BigInteger root = FieldP256.number(FieldP256.root(FieldP256.square(x)));
        assertTrue(root.equals(a.mod(P)) || root.equals(a.negate().mod(P)));
    }

    /** Limbs as great as they may be, of both signs, in every mixture. */
    @Property(tries = 2000)
    void theGreatestLimbsAreNotTooGreat(@ForAll("factors") long[] x, @ForAll("factors") long[] y) {
        assertProduct(plain(x), plain(y), FieldP256.multiply(x, y));
        assertProduct(plain(x), plain(x), FieldP256.square(x));
    }

    private static void assertProduct(BigInteger a, BigInteger b, long[] product) {
        BigInteger number = plain(product);
        assertEquals(a.multiply(b).mod(P), number.multiply(R).mod(P));
        BigInteger least = a.multiply(b).divide(R).subtract(BigInteger.ONE);
        assertTrue(number.compareTo(least) >= 0 && number.compareTo(least.add(P).add(BigInteger.TWO)) <= 0);
        for (long limb : product) {
            assertTrue(Math.abs(limb) < 1L << 53, () -> "limb " + limb);
        }
    }

    @Property(tries = 1000)
    void sumsAndMultiplesInPlaceAreThoseOfPlainArithmetic(
            @ForAll("factors") long[] x, @ForAll("factors") long[] y, @ForAll @IntRange(min = 1, max = 8) int factor) {
        long[] small = Arrays.stream(x).map(limb -> limb >> 4).toArray();
        long[] other = Arrays.stream(y).map(limb -> limb >> 4).toArray();
        long[] at = Arrays.copyOf(small, 25);
        System.arraycopy(other, 0, at, 5, 5);
        FieldP256.add(at, 0, 5, 10);
        assertEquals(plain(small).add(plain(other)), plain(at, 10));
        FieldP256.subtract(at, 0, 5, 10);
        assertEquals(plain(small).subtract(plain(other)), plain(at, 10));
        FieldP256.times(at, 5, -factor, 10);
        assertEquals(plain(other).multiply(BigInteger.valueOf(-factor)), plain(at, 10));
        FieldP256.subtractTimes(at, 0, 5, factor, 15);
        BigInteger expected = plain(small).subtract(plain(other).multiply(BigInteger.valueOf(factor)));
        assertEquals(expected.mod(P), plain(at, 15).mod(P));
        BigInteger little = BigInteger.TWO.pow(240);
        assertTrue(plain(at, 15).compareTo(little.negate()) > 0 && plain(at, 15).compareTo(P.add(little)) < 0);
    }

    @Property(tries = 500)
    void zeroIsKnownInEveryForm(
            @ForAll @IntRange(min = -32, max = 32) int times,
            @ForAll("carries") long[] carries,
            @ForAll("factors") long[] other) {
        long[] zero = spread(P.multiply(BigInteger.valueOf(times)), carries);
        assertTrue(FieldP256.isZero(zero, 0));
        for (int i = 0; i < 5; i++) {
            zero[i]++;
            assertFalse(FieldP256.isZero(zero, 0));
            zero[i]--;
        }
        assertEquals(plain(other).mod(P).signum() == 0, FieldP256.isZero(other, 0));
    }

    /** The same number with limbs that owe each other. */
    private static long[] spread(BigInteger number, long[] carries) {
        long[] limbs = new long[5];
        BigInteger rest = number;
        for (int i = 0; i < 4; i++) {
            limbs[i] = rest.longValue() & ((1L << 52) - 1);
            rest = rest.shiftRight(52);
        }
        limbs[4] = rest.longValueExact();
        for (int i = 0; i < 4; i++) {
            limbs[i] += carries[i] << 52;
            limbs[i + 1] -= carries[i];
        }
        return limbs;
    }

    @Property(tries = 60)
    void aSumThatGrowsInPlaceIsThatOfPlainArithmetic(
            @ForAll("multipliers") BigInteger one, @ForAll("multipliers") BigInteger other) {
        P256Reference first = P256Reference.BASE.times(one.max(BigInteger.ONE));
        P256Reference second = P256Reference.BASE.times(other.max(BigInteger.ONE));
        long[] addends = Arrays.copyOf(first.addend(), 20);
        System.arraycopy(second.addend(), 0, addends, 10, 10);
        P256Sum sum = new P256Sum();
        P256Reference expected = P256Reference.INFINITY;
        assertSame(expected, sum);
        sum.twice();
        assertSame(expected, sum);
        for (char step : "+-++22p-mmm2pm2-2-mm+p".toCharArray()) {
            switch (step) {
                case '+' -> {
                    sum.plus(addends, 0);
                    expected = expected.plus(first);
                }
                case '-' -> {
                    sum.minus(addends, 0);
                    expected = expected.plus(first.negated());
                }
                case 'p' -> {
                    sum.plus(addends, 10);
                    expected = expected.plus(second);
                }
                case 'm' -> {
                    sum.minus(addends, 10);
                    expected = expected.plus(second.negated());
                }
                default -> {
                    sum.twice();
                    expected = expected.plus(expected);
                }
            }
            assertSame(expected, sum);
        }
    }

    /** Equal, opposite and neutral points are met on the way. */
    @Example
    void smallMultiplesOfOnePointAreAddedRight() {
        long[] base = P256Reference.BASE.addend();
        for (int have = -3; have <= 3; have++) {
            for (boolean doubled : new boolean[] {false, true}) {
                for (int step : new int[] {1, -1}) {
                    P256Sum sum = new P256Sum();
                    for (int i = 0; i < Math.abs(have); i++) {
                        add(sum, base, Integer.signum(have));
                    }
                    if (doubled) {
                        sum.twice();
                    }
                    add(sum, base, step);
                    int expected = (doubled ? 2 * have : have) + step;
                    assertSame(
                            P256Reference.BASE.times(
                                    BigInteger.valueOf(expected).mod(ORDER)),
                            sum);
                }
            }
        }
    }

    private static void add(P256Sum sum, long[] addend, int sign) {
        if (sign > 0) {
            sum.plus(addend, 0);
        } else {
            sum.minus(addend, 0);
        }
    }

    @Property(tries = 60)
    void sumsOfMultiplesAreThoseOfPlainArithmetic(
            @ForAll("multipliers") BigInteger one,
            @ForAll("multipliers") BigInteger other,
            @ForAll("multipliers") BigInteger point,
            @ForAll @IntRange(min = 2, max = 9) int teeth) {
        P256Reference plain = P256Reference.BASE.times(point.max(BigInteger.ONE));
        P256Comb base = P256Comb.of(P256Reference.BASE.addend(), 8);
        P256Comb table = P256Comb.of(plain.addend(), teeth);
        assertSame(P256Reference.BASE.times(one).plus(plain.times(other)), P256Comb.sum(base, one, table, other));
    }

    @Property(tries = 20_000)
    @Tag("long")
    void sumsOfMultiplesAreThoseOfPlainArithmeticAtLength(
            @ForAll("multipliers") BigInteger one,
            @ForAll("multipliers") BigInteger other,
            @ForAll("multipliers") BigInteger point,
            @ForAll @IntRange(min = 2, max = 9) int teeth) {
        sumsOfMultiplesAreThoseOfPlainArithmetic(one, other, point, teeth);
    }

    @Property(tries = 1000)
    void squaresAreToldFromOtherNumbers(@ForAll("numbers") BigInteger a) {
        BigInteger number = a.mod(P);
        boolean expected = number.modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
        assertEquals(expected, FieldP256.isSquare(number));
        assertEquals(expected, FieldP256.hasRoot(FieldP256.of(number)));
        int symbol = new Jacobi(Inversion.limbs(P)).symbol(Inversion.limbs(number));
        assertTrue(symbol == Jacobi.UNKNOWN || (symbol == 1) == expected);
    }

    /** The inverse of a point's multiplier may be anything below the order. */
    @Property(tries = 300)
    void inversesModuloTheOrderAreRight(@ForAll("multipliers") BigInteger number) {
        Inversion inversion = new Inversion(Inversion.limbs(ORDER));
        BigInteger inverse = Inversion.number(inversion.inverse(Inversion.limbs(number)));
        assertTrue(inverse.abs().compareTo(ORDER.shiftLeft(1)) < 0);
        assertEquals(
                number.signum() == 0 ? BigInteger.ZERO : BigInteger.ONE,
                inverse.multiply(number).mod(ORDER));
    }

    private static void assertSame(P256Reference expected, P256Sum actual) {
        assertEquals(expected.equals(P256Reference.INFINITY), actual.isNeutral());
        if (actual.isNeutral()) {
            return;
        }
        long[] kept = new long[P256Sum.SUM_LIMBS];
        actual.save(kept, 0);
        long[] addend = P256Sum.addends(kept);
        assertEquals(expected.x(), FieldP256.number(Arrays.copyOf(addend, 5)));
        assertEquals(expected.y(), FieldP256.number(Arrays.copyOfRange(addend, 5, 10)));
        assertTrue(actual.hasX(FieldP256.of(expected.x())));
        assertFalse(actual.hasX(FieldP256.of(expected.x().add(BigInteger.ONE))));
        P256Sum again = new P256Sum();
        again.load(kept, 0);
        long[] same = new long[P256Sum.SUM_LIMBS];
        again.save(same, 0);
        assertArrayEquals(kept, same);
    }

    private static BigInteger plain(long[] limbs) {
        return plain(limbs, 0);
    }

    private static BigInteger plain(long[] limbs, int at) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            number = number.shiftLeft(52).add(BigInteger.valueOf(limbs[at + i]));
        }
        return number;
    }

    @Provide
    Arbitrary<BigInteger> multipliers() {
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers().between(BigInteger.ZERO, ORDER.subtract(BigInteger.ONE));
        Arbitrary<BigInteger> small = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(70));
        return Arbitraries.oneOf(
                any, small, small.map(number -> ORDER.subtract(BigInteger.ONE).subtract(number)));
    }

    /** Of 256 bits, and often close to a boundary. */
    @Provide
    Arbitrary<BigInteger> numbers() {
        BigInteger top = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        Arbitrary<BigInteger> small = Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(40));
        return Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.ZERO, top),
                small,
                small.map(top::subtract),
                small.map(P::subtract),
                Arbitraries.integers()
                        .between(1, 255)
                        .map(bits -> BigInteger.TWO.pow(bits).subtract(BigInteger.ONE)));
    }

    @Provide
    Arbitrary<long[]> factors() {
        Arbitrary<Long> limb = Arbitraries.oneOf(
                Arbitraries.longs().between(1 - LIMB, LIMB - 1),
                Arbitraries.of(LIMB - 1, 1 - LIMB, 0L, 1L, -1L, (1L << 52) - 1, 1L << 52));
        return limb.array(long[].class).ofSize(5).map(limbs ->
                new long[] {limbs[0], limbs[1], limbs[2], limbs[3], limbs[4] >> 4});
    }

    @Provide
    Arbitrary<long[]> carries() {
        return Arbitraries.longs().between(-8, 8).array(long[].class).ofSize(4);
    }
}
