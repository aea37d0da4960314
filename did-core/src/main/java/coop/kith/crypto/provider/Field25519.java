package coop.kith.crypto.provider;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Arithmetic modulo p = 2²⁵⁵ - 19 on public values, fast and not constant-time.
 *
 * <p>A number is five limbs of 51 bits, little end first. In a reduced one, which products, squares and {@link #subtract} give, a limb is at most e = 2⁵¹ + 2¹⁵: what passes
 * its 51 bits goes to the next limb once, all five at a time, since carrying on from limb to limb would have each wait for the one before. The factors of a product may be sums
 * of reduced numbers, with limbs up to 3e; then its largest column, 5·9e² with the 19 on most of it, stays below 2⁶³ after the split. A product of limbs a·b is split at bit 51 without 128-bit types: {@code Math.multiplyHigh(a << 7, b << 6)} is
 * the whole part of a·b / 2⁵¹. The rests of several products together are the wrapped sum of the products less the sum of those whole parts times
 * 2⁵¹; it fits into 64 bits, so that wrapping loses nothing. What passes limb 4 comes back times 19, since 2²⁵⁵ = 19 modulo p.
 */
final class Field25519 {
    private static final int LIMBS = 5;
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MASK = (1L << 51) - 1;

    /** 2 to the power of (p - 1) / 4, whose square is -1 since 2 is no square. */
    private static final long[] ROOT_OF_MINUS_ONE = multiply(squared(run(of(2)), 3), of(8));

    private static final Jacobi JACOBI =
            new Jacobi(new long[] {(1L << 62) - 19, Jacobi.MASK, Jacobi.MASK, Jacobi.MASK, (1L << 7) - 1});

    /** p as 2⁷ times 2²⁴⁸, less 19. */
    private static final Inversion INVERSION = new Inversion(new long[] {-19, 0, 0, 0, 1L << 7});

    private Field25519() {}

    static long[] of(long small) {
        long[] number = new long[LIMBS];
        number[0] = small;
        return number;
    }

    /** The low 255 bits of 32 bytes, little end first; not reduced. */
    static long[] decode(byte[] bytes, int offset) {
        long a = word(bytes, offset);
        long b = word(bytes, offset + 8);
        long c = word(bytes, offset + 16);
        long d = word(bytes, offset + 24);
        return new long[] {
            a & MASK,
            ((a >>> 51) | (b << 13)) & MASK,
            ((b >>> 38) | (c << 26)) & MASK,
            ((c >>> 25) | (d << 39)) & MASK,
            (d >>> 12) & MASK
        };
    }

    /** Whether the low 255 bits of 32 bytes are below p. */
    static boolean isCanonical(byte[] bytes, int offset) {
        if ((bytes[offset + 31] & 0x7f) != 0x7f || (bytes[offset] & 0xff) < 0xed) {
            return true;
        }
        for (int i = 1; i < 31; i++) {
            if (bytes[offset + i] != -1) {
                return true;
            }
        }
        return false;
    }

    static long[] add(long[] a, long[] b) {
        return new long[] {a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]};
    }

    /** Of two numbers in one array to a third. */
    static void add(long[] limbs, int a, int b, int k) {
        for (int i = 0; i < LIMBS; i++) {
            limbs[k + i] = limbs[a + i] + limbs[b + i];
        }
    }

    /** A number with limbs up to 3e, good for a product as it is, out of two reduced ones. Adds 2p before it subtracts, so that no limb goes below zero. */
    static long[] difference(long[] a, long[] b) {
        return new long[] {
            a[0] + (0xfffffffffffdaL - b[0]),
            a[1] + (0xffffffffffffeL - b[1]),
            a[2] + (0xffffffffffffeL - b[2]),
            a[3] + (0xffffffffffffeL - b[3]),
            a[4] + (0xffffffffffffeL - b[4])
        };
    }

    /** The same of two numbers in one array to a third. */
    static void difference(long[] limbs, int a, int b, int k) {
        limbs[k] = limbs[a] + (0xfffffffffffdaL - limbs[b]);
        limbs[k + 1] = limbs[a + 1] + (0xffffffffffffeL - limbs[b + 1]);
        limbs[k + 2] = limbs[a + 2] + (0xffffffffffffeL - limbs[b + 2]);
        limbs[k + 3] = limbs[a + 3] + (0xffffffffffffeL - limbs[b + 3]);
        limbs[k + 4] = limbs[a + 4] + (0xffffffffffffeL - limbs[b + 4]);
    }

    /** The same as {@link #subtract(long[], long[])} of two numbers in one array to a third. */
    static void subtract(long[] limbs, int a, int b, int k) {
        carry(
                limbs[a] + (0x1fffffffffffb4L - limbs[b]),
                limbs[a + 1] + (0x1ffffffffffffcL - limbs[b + 1]),
                limbs[a + 2] + (0x1ffffffffffffcL - limbs[b + 2]),
                limbs[a + 3] + (0x1ffffffffffffcL - limbs[b + 3]),
                limbs[a + 4] + (0x1ffffffffffffcL - limbs[b + 4]),
                limbs,
                k);
    }

    /** Reduced; the second number may have limbs up to 3e. Adds 4p before it subtracts. */
    static long[] subtract(long[] a, long[] b) {
        return carried(
                a[0] + (0x1fffffffffffb4L - b[0]),
                a[1] + (0x1ffffffffffffcL - b[1]),
                a[2] + (0x1ffffffffffffcL - b[2]),
                a[3] + (0x1ffffffffffffcL - b[3]),
                a[4] + (0x1ffffffffffffcL - b[4]));
    }

    static long[] square(long[] a) {
        return squared(a, 1);
    }

    /** From {@code i} on, to {@code k} on. */
    static void square(long[] a, int i, long[] square, int k) {
        square(a, i, 1, square, k);
    }

    private static long[] squared(long[] a, int times) {
        long[] power = new long[LIMBS];
        square(a, 0, times, power, 0);
        return power;
    }

    /** To the power of 2 to the {@code times}: the loop that every root spends its time in, so nothing in it is allocated. */
    private static void square(long[] a, int i, int times, long[] power, int k) {
        long a0 = a[i];
        long a1 = a[i + 1];
        long a2 = a[i + 2];
        long a3 = a[i + 3];
        long a4 = a[i + 4];
        for (int squares = 0; squares < times; squares++) {
            long twice0 = 2 * a0;
            long twice1 = 2 * a1;
            long b3 = 19 * a3;
            long b4 = 19 * a4;
            long twice2 = 2 * a2;
            long twice3 = 2 * a3;
            long high0 = high(a0, a0) + high(twice1, b4) + high(twice2, b3);
            long high1 = high(twice0, a1) + high(twice2, b4) + high(a3, b3);
            long high2 = high(twice0, a2) + high(a1, a1) + high(twice3, b4);
            long high3 = high(twice0, a3) + high(twice1, a2) + high(a4, b4);
            long high4 = high(twice0, a4) + high(twice1, a3) + high(a2, a2);
            long c0 = a0 * a0 + twice1 * b4 + twice2 * b3 - (high0 << 51) + 19 * high4;
            long c1 = twice0 * a1 + twice2 * b4 + a3 * b3 - (high1 << 51) + high0;
            long c2 = twice0 * a2 + a1 * a1 + twice3 * b4 - (high2 << 51) + high1;
            long c3 = twice0 * a3 + twice1 * a2 + a4 * b4 - (high3 << 51) + high2;
            long c4 = twice0 * a4 + twice1 * a3 + a2 * a2 - (high4 << 51) + high3;
            a0 = (c0 & MASK) + 19 * (c4 >>> 51);
            a1 = (c1 & MASK) + (c0 >>> 51);
            a2 = (c2 & MASK) + (c1 >>> 51);
            a3 = (c3 & MASK) + (c2 >>> 51);
            a4 = (c4 & MASK) + (c3 >>> 51);
        }
        power[k] = a0;
        power[k + 1] = a1;
        power[k + 2] = a2;
        power[k + 3] = a3;
        power[k + 4] = a4;
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
        long c1 = 19 * b1;
        long c2 = 19 * b2;
        long c3 = 19 * b3;
        long c4 = 19 * b4;
        long high0 = high(a0, b0) + high(a1, c4) + high(a2, c3) + high(a3, c2) + high(a4, c1);
        long high1 = high(a0, b1) + high(a1, b0) + high(a2, c4) + high(a3, c3) + high(a4, c2);
        long high2 = high(a0, b2) + high(a1, b1) + high(a2, b0) + high(a3, c4) + high(a4, c3);
        long high3 = high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0) + high(a4, c4);
        long high4 = high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
        long low0 = a0 * b0 + a1 * c4 + a2 * c3 + a3 * c2 + a4 * c1 - (high0 << 51);
        long low1 = a0 * b1 + a1 * b0 + a2 * c4 + a3 * c3 + a4 * c2 - (high1 << 51);
        long low2 = a0 * b2 + a1 * b1 + a2 * b0 + a3 * c4 + a4 * c3 - (high2 << 51);
        long low3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * c4 - (high3 << 51);
        long low4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 - (high4 << 51);
        carry(low0 + 19 * high4, low1 + high0, low2 + high1, low3 + high2, low4 + high3, product, k);
    }

    static boolean isZero(long[] a) {
        long[] least = least(a);
        return (least[0] | least[1] | least[2] | least[3] | least[4]) == 0;
    }

    static boolean same(long[] a, long[] b) {
        return isZero(subtract(a, b));
    }

    /** Whether {@code a} is the square of a number other than zero. */
    static boolean isSquare(long[] a) {
        int symbol = JACOBI.symbol(packed(a));
        return symbol == Jacobi.UNKNOWN ? hasEulersCriterion(a) : symbol == 1;
    }

    /** The same by a power, to (p - 1) / 2: three times the work, and an answer always. */
    static boolean hasEulersCriterion(long[] a) {
        long[] sixth = square(multiply(a, square(a)));
        return same(multiply(squared(run(a), 4), sixth), of(1));
    }

    /** Whether {@code a} is the fourth power of a number other than zero: its power to (p - 1) / 4 is one. */
    static boolean isFourthPower(long[] a) {
        long[] cube = multiply(a, square(a));
        return same(multiply(squared(run(a), 3), cube), of(1));
    }

    /** A square root, of either sign; of anything that is no square, a number whose square is another. */
    static long[] root(long[] a) {
        long[] candidate = multiply(squared(run(a), 2), square(a));
        return same(square(candidate), a) ? candidate : multiply(candidate, ROOT_OF_MINUS_ONE);
    }

    /** A square root of u / v, of either sign; where that is no square, a number whose square is another. One power for both. */
    static long[] rootOfQuotient(long[] u, long[] v) {
        long[] cube = multiply(square(v), v);
        long[] base = multiply(multiply(u, v), multiply(cube, cube));
        long[] power = multiply(squared(run(base), 2), base);
        long[] candidate = multiply(multiply(u, cube), power);
        return same(multiply(square(candidate), v), u) ? candidate : multiply(candidate, ROOT_OF_MINUS_ONE);
    }

    /** 1 / a; of zero, zero. */
    static long[] inverse(long[] a) {
        return unpacked(INVERSION.inverse(packed(a)));
    }

    /** {@code a} to the power of 2²⁵⁰ - 1, in 249 squarings and 11 products. */
    private static long[] run(long[] a) {
        long[] a2 = square(a);
        long[] a9 = multiply(squared(a2, 2), a);
        long[] a11 = multiply(a9, a2);
        long[] ones5 = multiply(square(a11), a9);
        long[] ones10 = multiply(squared(ones5, 5), ones5);
        long[] ones20 = multiply(squared(ones10, 10), ones10);
        long[] ones40 = multiply(squared(ones20, 20), ones20);
        long[] ones50 = multiply(squared(ones40, 10), ones10);
        long[] ones100 = multiply(squared(ones50, 50), ones50);
        long[] ones200 = multiply(squared(ones100, 100), ones100);
        return multiply(squared(ones200, 50), ones50);
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a << 7, b << 6);
    }

    private static long[] carried(long c0, long c1, long c2, long c3, long c4) {
        long[] reduced = new long[LIMBS];
        carry(c0, c1, c2, c3, c4, reduced, 0);
        return reduced;
    }

    private static void carry(long c0, long c1, long c2, long c3, long c4, long[] reduced, int k) {
        reduced[k] = (c0 & MASK) + 19 * (c4 >>> 51);
        reduced[k + 1] = (c1 & MASK) + (c0 >>> 51);
        reduced[k + 2] = (c2 & MASK) + (c1 >>> 51);
        reduced[k + 3] = (c3 & MASK) + (c2 >>> 51);
        reduced[k + 4] = (c4 & MASK) + (c3 >>> 51);
    }

    /** Carried on from limb to limb: only the second may still have more than 51 bits. */
    private static long[] chained(long[] c) {
        long d1 = c[1] + (c[0] >>> 51);
        long d2 = c[2] + (d1 >>> 51);
        long d3 = c[3] + (d2 >>> 51);
        long d4 = c[4] + (d3 >>> 51);
        long d0 = (c[0] & MASK) + 19 * (d4 >>> 51);
        return new long[] {d0 & MASK, (d1 & MASK) + (d0 >>> 51), d2 & MASK, d3 & MASK, d4 & MASK};
    }

    /** The one form below p. */
    private static long[] least(long[] a) {
        long[] twice = chained(chained(a));
        long quotient = (twice[0] + 19) >>> 51;
        for (int i = 1; i < LIMBS; i++) {
            quotient = (twice[i] + quotient) >>> 51;
        }
        long[] result = new long[LIMBS];
        long carry = 19 * quotient;
        for (int i = 0; i < LIMBS; i++) {
            long limb = twice[i] + carry;
            result[i] = limb & MASK;
            carry = limb >>> 51;
        }
        return result;
    }

    /** The least form in 32 bytes, little end first. */
    static byte[] encode(long[] a) {
        long[] b = least(a);
        byte[] bytes = new byte[Long.BYTES * 4];
        LITTLE_ENDIAN.set(bytes, 0, b[0] | (b[1] << 51));
        LITTLE_ENDIAN.set(bytes, 8, (b[1] >>> 13) | (b[2] << 38));
        LITTLE_ENDIAN.set(bytes, 16, (b[2] >>> 26) | (b[3] << 25));
        LITTLE_ENDIAN.set(bytes, 24, (b[3] >>> 39) | (b[4] << 12));
        return bytes;
    }

    static boolean isOdd(long[] a) {
        return (least(a)[0] & 1) == 1;
    }

    /** The least form in limbs of 62 bits. */
    private static long[] packed(long[] a) {
        long[] b = least(a);
        return new long[] {
            (b[0] | (b[1] << 51)) & Jacobi.MASK,
            ((b[1] >>> 11) | (b[2] << 40)) & Jacobi.MASK,
            ((b[2] >>> 22) | (b[3] << 29)) & Jacobi.MASK,
            ((b[3] >>> 33) | (b[4] << 18)) & Jacobi.MASK,
            b[4] >>> 44
        };
    }

    /** Of limbs of 62 bits, each of them with either sign, what they are modulo p. */
    private static long[] unpacked(long[] a) {
        long[] b = new long[LIMBS];
        // 2p, so that nothing is below zero.
        long c0 = a[0] - 38;
        long c1 = a[1] + (c0 >> 62);
        long c2 = a[2] + (c1 >> 62);
        long c3 = a[3] + (c2 >> 62);
        long c4 = a[4] + (c3 >> 62) + (1L << 8);
        c0 &= Jacobi.MASK;
        c1 &= Jacobi.MASK;
        c2 &= Jacobi.MASK;
        c3 &= Jacobi.MASK;
        b[0] = c0 & MASK;
        b[1] = ((c0 >>> 51) | (c1 << 11)) & MASK;
        b[2] = ((c1 >>> 40) | (c2 << 22)) & MASK;
        b[3] = ((c2 >>> 29) | (c3 << 33)) & MASK;
        b[4] = (c3 >>> 18) | (c4 << 44);
        return carried(b[0], b[1], b[2], b[3], b[4]);
    }

    private static long word(byte[] bytes, int offset) {
        return (long) LITTLE_ENDIAN.get(bytes, offset);
    }
}
