package coop.kith.crypto.provider;

import static coop.kith.crypto.provider.Jacobi.above;

import java.math.BigInteger;

/**
 * The inverse of a number modulo a prime p of at most 256 bits, at a third of the price of a power. Public values only: how long it takes depends on the number.
 * Immutable.
 *
 * <h2>How it works</h2>
 * f and g start as p and the number, d and e as 0 and 1, and stay in this relation: f is d times the number, and g is e times the number, modulo p. Halving an even g, exchanging
 * the two, and adding a multiple of f to g lead to g = 0 and f = 1 or -1, their greatest common divisor; then d is the inverse, or its opposite. As for the {@link Jacobi} symbol, 62
 * halvings are decided on one word of each, as a matrix, and only then are the long numbers touched; d and e are halved with as many p added as make them
 * divisible. Here multiples are subtracted too, so every number comes to its end: after 741 halvings at the most, usually some 550.
 *
 * <p>Long numbers are limbs of 62 bits, little end first; the last limb has the sign.
 *
 * @see <a href="https://gcd.cr.yp.to/safegcd-20190413.pdf">D. J. Bernstein, B.-Y. Yang, Fast constant-time gcd computation and modular inversion, 2019</a>
 * @see <a href="https://github.com/bitcoin-core/secp256k1/blob/master/doc/safegcd_implementation.md">P. Wuille, The safegcd implementation in libsecp256k1 explained</a>
 */
final class Inversion {
    private static final int BITS = 62;
    private static final int LIMBS = 5;
    private static final long MASK = Jacobi.MASK;

    private final long[] p;

    /** 1/p modulo 2⁶². */
    private final long inverseOfP;

    /** Modulo the odd prime that these limbs are; each of them may have either sign. */
    Inversion(long[] p) {
        this.p = p.clone();
        this.inverseOfP = inverse(p[0]) & MASK;
    }

    /** Modulo 2⁶⁴: each round of Newton's doubles the bits that are right, from the three of any odd number on. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int right = 3; right < Long.SIZE; right *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** The limbs of a number that is not negative and has at most 256 bits. */
    static long[] limbs(BigInteger number) {
        long[] words = Scalars.words(number, 4);
        long a = words[0];
        long b = words[1];
        long c = words[2];
        long d = words[3];
        return new long[] {
            a & MASK,
            ((a >>> 62) | (b << 2)) & MASK,
            ((b >>> 60) | (c << 4)) & MASK,
            ((c >>> 58) | (d << 6)) & MASK,
            d >>> 56
        };
    }

    /** 1 / {@code number}, or 0 for 0, between -2p and 2p; {@code number} has limbs of 62 bits, is below p and is used up. */
    long[] inverse(long[] number) {
        long[] f = p.clone();
        long[] d = new long[LIMBS];
        long[] e = {1, 0, 0, 0, 0};
        int length = LIMBS;
        long eta = -1;
        while (!isZero(number, length)) {
            long low = f[0];
            long high = number[0];
            long u = 1;
            long v = 0;
            long q = 0;
            long r = 1;
            int left = BITS;
            while (true) {
                int zeros = Long.numberOfTrailingZeros(high | (-1L << left));
                high >>= zeros;
                u <<= zeros;
                v <<= zeros;
                eta -= zeros;
                left -= zeros;
                if (left == 0) {
                    break;
                }
                if (eta < 0) {
                    eta = -eta;
                    long exchanged = low;
                    low = high;
                    high = -exchanged;
                    exchanged = u;
                    u = q;
                    q = -exchanged;
                    exchanged = v;
                    v = r;
                    r = -exchanged;
                }
                long times = Jacobi.multiple(low, high, Math.min(left, (int) Math.min(eta + 1, 6)));
                high += low * times;
                q += u * times;
                r += v * times;
            }
            halved(d, e, LIMBS, u, v, q, r, multipleOfP(d, e, u, v), multipleOfP(d, e, q, r));
            halved(f, number, length, u, v, q, r, 0, 0);
            length = shortened(f, number, length);
        }
        if (f[length - 1] < 0) {
            for (int i = 0; i < LIMBS; i++) {
                d[i] = -d[i];
            }
        }
        return d;
    }

    /** How often p must be added to ud + ve to make it divisible by 2⁶², and to stay between -2p and p afterwards. */
    private long multipleOfP(long[] d, long[] e, long u, long v) {
        long positive = (u & (d[LIMBS - 1] >> 63)) + (v & (e[LIMBS - 1] >> 63));
        return positive - ((inverseOfP * (u * d[0] + v * e[0]) + positive) & MASK);
    }

    /** f and g become (uf + vg + sp) / 2⁶² and (qf + rg + tp) / 2⁶², both whole. */
    private void halved(long[] f, long[] g, int length, long u, long v, long q, long r, long s, long t) {
        long carryF = 0;
        long carryG = 0;
        for (int i = 0; i < length; i++) {
            long fi = f[i];
            long gi = g[i];
            long pi = p[i];
            long uf = u * fi;
            long vg = v * gi;
            long sp = s * pi;
            long qf = q * fi;
            long rg = r * gi;
            long tp = t * pi;
            // Four numbers of 62 bits fit into 64 without a sign.
            long sumF = (uf & MASK) + (vg & MASK) + (sp & MASK) + (carryF & MASK);
            long sumG = (qf & MASK) + (rg & MASK) + (tp & MASK) + (carryG & MASK);
            carryF = (carryF >> BITS) + (sumF >>> BITS) + above(u, fi, uf) + above(v, gi, vg) + above(s, pi, sp);
            carryG = (carryG >> BITS) + (sumG >>> BITS) + above(q, fi, qf) + above(r, gi, rg) + above(t, pi, tp);
            if (i > 0) {
                f[i - 1] = sumF & MASK;
                g[i - 1] = sumG & MASK;
            }
        }
        f[length - 1] = carryF;
        g[length - 1] = carryG;
    }

    /** One limb less where the last of both is a sign alone, which the limb before then takes. */
    private static int shortened(long[] f, long[] g, int length) {
        long lastF = f[length - 1];
        long lastG = g[length - 1];
        if (length == 1 || (lastF ^ (lastF >> 63)) != 0 || (lastG ^ (lastG >> 63)) != 0) {
            return length;
        }
        f[length - 2] |= lastF << BITS;
        g[length - 2] |= lastG << BITS;
        return length - 1;
    }

    /** The number, below zero or not, that these limbs are. */
    static BigInteger number(long[] limbs) {
        BigInteger number = BigInteger.ZERO;
        for (int i = LIMBS - 1; i >= 0; i--) {
            number = number.shiftLeft(BITS).add(BigInteger.valueOf(limbs[i]));
        }
        return number;
    }

    private static boolean isZero(long[] number, int length) {
        long all = 0;
        for (int i = 0; i < length; i++) {
            all |= number[i];
        }
        return all == 0;
    }
}
