package coop.kith.crypto.provider;

import static coop.kith.crypto.provider.Jacobi.above;

/**
 * The inverse of a number modulo p = 2²⁵⁵ - 19, at a third of the price of a power. Public values only: how long it takes depends on the number.
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

    /** p with digits of either sign: 2⁷ times 2²⁴⁸, less 19. */
    private static final long[] P = {-19, 0, 0, 0, 1L << 7};

    /** 1/p modulo 2⁶²; each round of Newton's doubles the bits that are right, from the three of any odd number on. */
    private static final long INVERSE_OF_P = newton(newton(newton(newton(newton(P[0]))))) & MASK;

    private Inversion() {}

    private static long newton(long inverse) {
        return inverse * (2 - P[0] * inverse);
    }

    /** 1 / {@code number}, or 0 for 0, between -2p and 2p; {@code number} has limbs of 62 bits, is below p and is used up. */
    static long[] inverse(long[] number) {
        long[] f = P.clone();
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
    private static long multipleOfP(long[] d, long[] e, long u, long v) {
        long positive = (u & (d[LIMBS - 1] >> 63)) + (v & (e[LIMBS - 1] >> 63));
        return positive - ((INVERSE_OF_P * (u * d[0] + v * e[0]) + positive) & MASK);
    }

    /** f and g become (uf + vg + sp) / 2⁶² and (qf + rg + tp) / 2⁶², both whole. */
    private static void halved(long[] f, long[] g, int length, long u, long v, long q, long r, long s, long t) {
        long carryF = 0;
        long carryG = 0;
        for (int i = 0; i < length; i++) {
            long fi = f[i];
            long gi = g[i];
            long pi = P[i];
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

    private static boolean isZero(long[] number, int length) {
        long all = 0;
        for (int i = 0; i < length; i++) {
            all |= number[i];
        }
        return all == 0;
    }
}
