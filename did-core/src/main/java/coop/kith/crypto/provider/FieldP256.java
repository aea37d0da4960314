package coop.kith.crypto.provider;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Arithmetic modulo p = 2²⁵⁶ - 2²²⁴ + 2¹⁹² + 2⁹⁶ - 1 on public values, fast and not constant-time.
 *
 * <p>A number a stands as aR modulo p with R = 2²⁶⁰, Montgomery's form, in five limbs of 52 bits, little end first. Each limb has a sign and room above its bits, so that sums, differences
 * and small multiples carry nothing: they are good for a product as long as no limb reaches 2⁵⁶ either way, and the product brings limbs and number down again.
 *
 * <p>Fifteen products of limbs do for the twenty-five of two numbers, since aᵢbⱼ + aⱼbᵢ = aᵢbᵢ + aⱼbⱼ + (aᵢ - aⱼ)(bⱼ - bᵢ), Karatsuba's identity.
 * A product of limbs a·b is split at bit 52 without 128-bit types, as in {@link Field25519}: {@code Math.multiplyHigh(a << 6, b << 6)} is the whole part of a·b / 2⁵². Then
 * the lowest limb n is made to vanish five times by adding n·p, since p is -1 modulo 2⁵²; p has so few digits that this takes shifts and no products. Of
 * factors up to fp and gp either way the product comes out between -fg/16 p and (fg/16 + 1) p.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-186">NIST SP 800-186 section 3.2.1.3</a>
 * @see <a href="https://doi.org/10.1090/S0025-5718-1985-0777282-X">P. L. Montgomery, Modular multiplication without trial division, 1985</a>
 */
final class FieldP256 {
    static final int LIMBS = 5;

    static final BigInteger P = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final int BITS = 52;
    private static final long MASK = (1L << BITS) - 1;
    private static final long[] P_LIMBS = limbs(P);

    /** R², by which a number is brought into its form; and R³, which brings back the inverse of a form. */
    private static final long[] SQUARE_OF_R = limbs(BigInteger.TWO.modPow(BigInteger.valueOf(2 * BITS * LIMBS), P));

    private static final long[] CUBE_OF_R = limbs(BigInteger.TWO.modPow(BigInteger.valueOf(3 * BITS * LIMBS), P));

    private static final long[] RAW_ONE = {1, 0, 0, 0, 0};

    private static final Inversion INVERSION = new Inversion(Inversion.limbs(P));
    private static final Jacobi JACOBI = new Jacobi(Inversion.limbs(P));

    /** How many multiples of p, either way, {@link #isZero} looks for. */
    private static final int MULTIPLES = 32;

    private FieldP256() {}

    /** A number below 2²⁵⁶. */
    static long[] of(BigInteger number) {
        return multiply(limbs(number), SQUARE_OF_R);
    }

    static BigInteger number(long[] a) {
        long[] b = least(multiply(a, RAW_ONE), 0);
        return new BigInteger(1, Scalars.bytes(new long[] {
            b[0] | (b[1] << 52),
            (b[1] >>> 12) | (b[2] << 40),
            (b[2] >>> 24) | (b[3] << 28),
            (b[3] >>> 36) | (b[4] << 16)
        }));
    }

    private static long[] limbs(BigInteger number) {
        long[] words = Scalars.words(number, 4);
        return new long[] {
            words[0] & MASK,
            ((words[0] >>> 52) | (words[1] << 12)) & MASK,
            ((words[1] >>> 40) | (words[2] << 24)) & MASK,
            ((words[2] >>> 28) | (words[3] << 36)) & MASK,
            words[3] >>> 16
        };
    }

    static long[] multiply(long[] a, long[] b) {
        long[] product = new long[LIMBS];
        multiply(a, 0, b, 0, product, 0);
        return product;
    }

    /** The numbers are the five limbs from {@code i} and {@code j} on, and the product those from {@code k} on, where a factor may have stood. */
    static void multiply(long[] a, int i, long[] b, int j, long[] product, int k) {
        long a0 = a[i];
        long a1 = a[i + 1];
        long a2 = a[i + 2];
        long a3 = a[i + 3];
        long a4 = a[i + 4];
        long b0 = b[j];
        long b1 = b[j + 1];
        long b2 = b[j + 2];
        long b3 = b[j + 3];
        long b4 = b[j + 4];
        long high00 = high(a0, b0);
        long high11 = high(a1, b1);
        long high22 = high(a2, b2);
        long high33 = high(a3, b3);
        long high44 = high(a4, b4);
        long low00 = a0 * b0;
        long low11 = a1 * b1;
        long low22 = a2 * b2;
        long low33 = a3 * b3;
        long low44 = a4 * b4;
        long a01 = a0 - a1;
        long b10 = b1 - b0;
        long a02 = a0 - a2;
        long b20 = b2 - b0;
        long a03 = a0 - a3;
        long b30 = b3 - b0;
        long a12 = a1 - a2;
        long b21 = b2 - b1;
        long a04 = a0 - a4;
        long b40 = b4 - b0;
        long a13 = a1 - a3;
        long b31 = b3 - b1;
        long a14 = a1 - a4;
        long b41 = b4 - b1;
        long a23 = a2 - a3;
        long b32 = b3 - b2;
        long a24 = a2 - a4;
        long b42 = b4 - b2;
        long a34 = a3 - a4;
        long b43 = b4 - b3;
        long highTo1 = high00 + high11;
        long highTo2 = highTo1 + high22;
        long highTo3 = highTo2 + high33;
        long highFrom3 = high33 + high44;
        long highFrom2 = high22 + highFrom3;
        long highFrom1 = high11 + highFrom2;
        long high1 = highTo1 + high(a01, b10);
        long high2 = highTo2 + high(a02, b20);
        long high3 = highTo3 + high(a03, b30) + high(a12, b21);
        long high4 = highTo3 + high44 + high(a04, b40) + high(a13, b31);
        long high5 = highFrom1 + high(a14, b41) + high(a23, b32);
        long high6 = highFrom2 + high(a24, b42);
        long high7 = highFrom3 + high(a34, b43);
        long lowTo1 = low00 + low11;
        long lowTo2 = lowTo1 + low22;
        long lowTo3 = lowTo2 + low33;
        long lowFrom3 = low33 + low44;
        long lowFrom2 = low22 + lowFrom3;
        long lowFrom1 = low11 + lowFrom2;
        long low1 = lowTo1 + a01 * b10;
        long low2 = lowTo2 + a02 * b20;
        long low3 = lowTo3 + a03 * b30 + a12 * b21;
        long low4 = lowTo3 + low44 + a04 * b40 + a13 * b31;
        long low5 = lowFrom1 + a14 * b41 + a23 * b32;
        long low6 = lowFrom2 + a24 * b42;
        long low7 = lowFrom3 + a34 * b43;
        reduce(
                low00 - (high00 << BITS),
                low1 - (high1 << BITS) + high00,
                low2 - (high2 << BITS) + high1,
                low3 - (high3 << BITS) + high2,
                low4 - (high4 << BITS) + high3,
                low5 - (high5 << BITS) + high4,
                low6 - (high6 << BITS) + high5,
                low7 - (high7 << BITS) + high6,
                low44 - (high44 << BITS) + high7,
                high44,
                product,
                k);
    }

    static long[] square(long[] a) {
        long[] square = new long[LIMBS];
        square(a, 0, square, 0);
        return square;
    }

    /** From {@code i} on, to {@code k} on. */
    static void square(long[] a, int i, long[] square, int k) {
        long a0 = a[i];
        long a1 = a[i + 1];
        long a2 = a[i + 2];
        long a3 = a[i + 3];
        long a4 = a[i + 4];
        long twice0 = 2 * a0;
        long twice1 = 2 * a1;
        long twice2 = 2 * a2;
        long twice3 = 2 * a3;
        long high0 = high(a0, a0);
        long high1 = high(twice0, a1);
        long high2 = high(twice0, a2) + high(a1, a1);
        long high3 = high(twice0, a3) + high(twice1, a2);
        long high4 = high(twice0, a4) + high(twice1, a3) + high(a2, a2);
        long high5 = high(twice1, a4) + high(twice2, a3);
        long high6 = high(twice2, a4) + high(a3, a3);
        long high7 = high(twice3, a4);
        long high8 = high(a4, a4);
        reduce(
                a0 * a0 - (high0 << BITS),
                twice0 * a1 - (high1 << BITS) + high0,
                twice0 * a2 + a1 * a1 - (high2 << BITS) + high1,
                twice0 * a3 + twice1 * a2 - (high3 << BITS) + high2,
                twice0 * a4 + twice1 * a3 + a2 * a2 - (high4 << BITS) + high3,
                twice1 * a4 + twice2 * a3 - (high5 << BITS) + high4,
                twice2 * a4 + a3 * a3 - (high6 << BITS) + high5,
                twice3 * a4 - (high7 << BITS) + high6,
                a4 * a4 - (high8 << BITS) + high7,
                high8,
                square,
                k);
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a << 6, b << 6);
    }

    /** Divides by R modulo p: each of the lowest five limbs, times p, is added at its place, and what is then zero is left behind. */
    private static void reduce(
            long c0,
            long c1,
            long c2,
            long c3,
            long c4,
            long c5,
            long c6,
            long c7,
            long c8,
            long c9,
            long[] reduced,
            int k) {
        long n0 = c0 & MASK;
        c1 += (c0 >> BITS) + ((n0 << 44) & MASK);
        c2 += n0 >>> 8;
        c3 += (n0 << 36) & MASK;
        c4 += (n0 >>> 16) + ((n0 << 48) & MASK) - ((n0 << 16) & MASK);
        c5 += (n0 >>> 4) - (n0 >>> 36);
        long n1 = c1 & MASK;
        c2 += (c1 >> BITS) + ((n1 << 44) & MASK);
        c3 += n1 >>> 8;
        c4 += (n1 << 36) & MASK;
        c5 += (n1 >>> 16) + ((n1 << 48) & MASK) - ((n1 << 16) & MASK);
        c6 += (n1 >>> 4) - (n1 >>> 36);
        long n2 = c2 & MASK;
        c3 += (c2 >> BITS) + ((n2 << 44) & MASK);
        c4 += n2 >>> 8;
        c5 += (n2 << 36) & MASK;
        c6 += (n2 >>> 16) + ((n2 << 48) & MASK) - ((n2 << 16) & MASK);
        c7 += (n2 >>> 4) - (n2 >>> 36);
        long n3 = c3 & MASK;
        c4 += (c3 >> BITS) + ((n3 << 44) & MASK);
        c5 += n3 >>> 8;
        c6 += (n3 << 36) & MASK;
        c7 += (n3 >>> 16) + ((n3 << 48) & MASK) - ((n3 << 16) & MASK);
        c8 += (n3 >>> 4) - (n3 >>> 36);
        long n4 = c4 & MASK;
        c5 += (c4 >> BITS) + ((n4 << 44) & MASK);
        c6 += n4 >>> 8;
        c7 += (n4 << 36) & MASK;
        c8 += (n4 >>> 16) + ((n4 << 48) & MASK) - ((n4 << 16) & MASK);
        c9 += (n4 >>> 4) - (n4 >>> 36);
        reduced[k] = c5 & MASK;
        reduced[k + 1] = (c6 & MASK) + (c5 >> BITS);
        reduced[k + 2] = (c7 & MASK) + (c6 >> BITS);
        reduced[k + 3] = (c8 & MASK) + (c7 >> BITS);
        reduced[k + 4] = c9 + (c8 >> BITS);
    }

    /** The sum of two numbers in one array to a third. */
    static void add(long[] limbs, int a, int b, int k) {
        for (int i = 0; i < LIMBS; i++) {
            limbs[k + i] = limbs[a + i] + limbs[b + i];
        }
    }

    static void subtract(long[] limbs, int a, int b, int k) {
        for (int i = 0; i < LIMBS; i++) {
            limbs[k + i] = limbs[a + i] - limbs[b + i];
        }
    }

    static void times(long[] limbs, int a, int factor, int k) {
        for (int i = 0; i < LIMBS; i++) {
            limbs[k + i] = limbs[a + i] * factor;
        }
    }

    /** One less {@code factor} times the other, less as many p as bring it between 0 and a little more than p. */
    static void subtractTimes(long[] limbs, int a, int b, int factor, int k) {
        long top = limbs[a + 4] - limbs[b + 4] * factor;
        long quotient = top >> 48;
        limbs[k] = limbs[a] - limbs[b] * factor + quotient;
        limbs[k + 1] = limbs[a + 1] - limbs[b + 1] * factor - (quotient << 44);
        limbs[k + 2] = limbs[a + 2] - limbs[b + 2] * factor;
        limbs[k + 3] = limbs[a + 3] - limbs[b + 3] * factor - (quotient << 36);
        limbs[k + 4] = top - (quotient << 48) + (quotient << 16);
    }

    static long[] subtract(long[] a, long[] b) {
        long[] difference = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** Whether a number between -{@value #MULTIPLES}p and {@value #MULTIPLES}p is a multiple of p: its lowest limb tells of which, since p is -1 there. */
    static boolean isZero(long[] limbs, int at) {
        return ((limbs[at] + MULTIPLES) & MASK) <= 2 * MULTIPLES && isAllZero(least(limbs, at));
    }

    static boolean same(long[] a, long[] b) {
        return isZero(subtract(a, b), 0);
    }

    private static boolean isAllZero(long[] a) {
        return (a[0] | a[1] | a[2] | a[3] | a[4]) == 0;
    }

    /** The one form from 0 to p - 1. */
    private static long[] least(long[] limbs, int at) {
        long[] a = chained(Arrays.copyOfRange(limbs, at, at + LIMBS));
        subtractP(a, a[4] >> 48);
        if (a[4] < 0) {
            subtractP(a, -1);
        }
        long[] less = a.clone();
        subtractP(less, 1);
        return less[4] < 0 ? a : less;
    }

    private static void subtractP(long[] a, long times) {
        for (int i = 0; i < LIMBS; i++) {
            a[i] -= times * P_LIMBS[i];
        }
        chained(a);
    }

    /** In place, carried from limb to limb: only the last has more than 52 bits, or a sign. */
    private static long[] chained(long[] a) {
        for (int i = 0; i < LIMBS - 1; i++) {
            a[i + 1] += a[i] >> BITS;
            a[i] &= MASK;
        }
        return a;
    }

    /** 1 / a; of zero, zero. */
    static long[] inverse(long[] a) {
        long[] b = least(a, 0);
        long[] inverse = INVERSION.inverse(new long[] {
            (b[0] | (b[1] << 52)) & Jacobi.MASK,
            ((b[1] >>> 10) | (b[2] << 42)) & Jacobi.MASK,
            ((b[2] >>> 20) | (b[3] << 32)) & Jacobi.MASK,
            ((b[3] >>> 30) | (b[4] << 22)) & Jacobi.MASK,
            b[4] >>> 40
        });
        return multiply(unpacked(inverse), CUBE_OF_R);
    }

    /** Of limbs of 62 bits with either sign. */
    private static long[] unpacked(long[] a) {
        long c0 = a[0];
        long c1 = a[1] + (c0 >> 62);
        long c2 = a[2] + (c1 >> 62);
        long c3 = a[3] + (c2 >> 62);
        long c4 = a[4] + (c3 >> 62);
        c0 &= Jacobi.MASK;
        c1 &= Jacobi.MASK;
        c2 &= Jacobi.MASK;
        c3 &= Jacobi.MASK;
        return new long[] {
            c0 & MASK,
            ((c0 >>> 52) | (c1 << 10)) & MASK,
            ((c1 >>> 42) | (c2 << 20)) & MASK,
            ((c2 >>> 32) | (c3 << 30)) & MASK,
            (c3 >>> 22) | (c4 << 40)
        };
    }

    /** Whether a number below p, itself and not in Montgomery's form, is the square of one other than zero. */
    static boolean isSquare(BigInteger number) {
        int symbol = JACOBI.symbol(Inversion.limbs(number));
        return symbol == Jacobi.UNKNOWN ? hasRoot(of(number)) : symbol == 1;
    }

    /** The same of a form by a power: three times the work, and an answer always. */
    static boolean hasRoot(long[] a) {
        return !isZero(a, 0) && same(square(root(a)), a);
    }

    /**
     * A square root, of either sign; of anything that is no square, a number whose square is another: the power to (p + 1) / 4, which is
     * ((2³² - 1) 2³² + 1) 2⁹⁶ + 1, times 2⁹⁴.
     */
    static long[] root(long[] a) {
        long[] ones2 = multiply(squared(a, 1), a);
        long[] ones4 = multiply(squared(ones2, 2), ones2);
        long[] ones8 = multiply(squared(ones4, 4), ones4);
        long[] ones16 = multiply(squared(ones8, 8), ones8);
        long[] ones32 = multiply(squared(ones16, 16), ones16);
        return squared(multiply(squared(multiply(squared(ones32, 32), a), 96), a), 94);
    }

    private static long[] squared(long[] a, int times) {
        long[] power = a.clone();
        for (int i = 0; i < times; i++) {
            square(power, 0, power, 0);
        }
        return power;
    }
}
