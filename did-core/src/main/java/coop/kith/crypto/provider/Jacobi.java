package coop.kith.crypto.provider;

/**
 * The Jacobi symbol of a number over a prime p of at most 256 bits, which says whether the number is a square, at a third of the price of a power. Immutable.
 *
 * <h2>How it works</h2>
 * f and g start as p and the number. Halving an even g, exchanging the two, and adding a multiple of f to g change the symbol of g over f by rules
 * that look at the lowest bits only: g/2 changes it when f is 3 or 5 modulo 8, the exchange when both are 3 modulo 4, the addition never. So 62
 * halvings are decided on one word of each, as a matrix, and only then are the long numbers touched. Multiples of f are only added, never
 * subtracted, so that nothing is ever negative and the rules for signs are not needed. When g is 0, f is the greatest common divisor: 1.
 *
 * <p>Whether to exchange is told by a counter that stands for the difference of the lengths (Bernstein and Yang's divsteps). With additions only, not
 * every number comes to its end: of 100,000 random ones all do, but within 100,000 of 0 or p about one in 1,400 goes round in a circle where p is 2²⁵⁵ - 19. After
 * {@value #ROUNDS} rounds the answer is {@link #UNKNOWN}, and the caller takes a power; an answer that is given is right.
 *
 * @see <a href="https://gcd.cr.yp.to/safegcd-20190413.pdf">D. J. Bernstein, B.-Y. Yang, Fast constant-time gcd computation and modular inversion, 2019</a>
 * @see <a href="https://eprint.iacr.org/2023/1261">M. Hamburg, Computing the Jacobi symbol using Bernstein-Yang, 2021</a>
 */
final class Jacobi {
    static final int UNKNOWN = 2;
    static final long MASK = (1L << 62) - 1;

    private static final int BITS = 62;
    /** About ten are used by a number of 255 bits. */
    private static final int ROUNDS = 25;

    private final long[] p;

    /** Over the odd prime that these limbs of 62 bits are. */
    Jacobi(long[] p) {
        this.p = p.clone();
    }

    /** 1, -1 or, for a multiple of p, 0; {@link #UNKNOWN} where the steps did not come to an end. {@code number} has limbs of 62 bits, is below p and is used up. */
    int symbol(long[] number) {
        if ((number[0] | number[1] | number[2] | number[3] | number[4]) == 0) {
            return 0;
        }
        long[] f = p.clone();
        int length = f.length;
        long eta = -1;
        int flips = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long low = f[0] | (f[1] << BITS);
            long high = number[0] | (number[1] << BITS);
            long u = 1;
            long v = 0;
            long q = 0;
            long r = 1;
            int left = BITS;
            while (true) {
                int zeros = Long.numberOfTrailingZeros(high | (-1L << left));
                high >>>= zeros;
                u <<= zeros;
                v <<= zeros;
                eta -= zeros;
                left -= zeros;
                flips ^= zeros & (int) ((low >>> 1) ^ (low >>> 2));
                if (left == 0) {
                    break;
                }
                if (eta < 0) {
                    flips ^= (int) ((low & high) >>> 1);
                    eta = -eta;
                    long exchanged = low;
                    low = high;
                    high = exchanged;
                    exchanged = u;
                    u = q;
                    q = exchanged;
                    exchanged = v;
                    v = r;
                    r = exchanged;
                }
                long times = multiple(low, high, Math.min(left, (int) Math.min(eta + 1, 6)));
                high += low * times;
                q += u * times;
                r += v * times;
            }
            step(f, number, length, u, v, q, r);
            if (isOne(f, length)) {
                return 1 - 2 * (flips & 1);
            }
            if (length > 1 && (f[length - 1] | number[length - 1]) == 0) {
                length--;
            }
        }
        return UNKNOWN;
    }

    /** How often the odd {@code f} must be added to {@code g} for its lowest bits to be zero: -g/f; f(2 - f²) inverts f modulo 64. */
    static long multiple(long f, long g, int bits) {
        return (f * g * (f * f - 2)) & ((1L << bits) - 1);
    }

    /** f and g become (uf + vg) / 2⁶² and (qf + rg) / 2⁶², both whole; u + v and q + r are at most 2⁶², so that nothing grows. */
    private static void step(long[] f, long[] g, int length, long u, long v, long q, long r) {
        long carryF = 0;
        long carryG = 0;
        for (int i = 0; i < length; i++) {
            long fi = f[i];
            long gi = g[i];
            long uf = u * fi;
            long vg = v * gi;
            long qf = q * fi;
            long rg = r * gi;
            long sumF = (uf & MASK) + (vg & MASK) + carryF;
            long sumG = (qf & MASK) + (rg & MASK) + carryG;
            carryF = (sumF >>> BITS) + above(u, fi, uf) + above(v, gi, vg);
            carryG = (sumG >>> BITS) + above(q, fi, qf) + above(r, gi, rg);
            if (i > 0) {
                f[i - 1] = sumF & MASK;
                g[i - 1] = sumG & MASK;
            }
        }
        f[length - 1] = carryF;
        g[length - 1] = carryG;
    }

    /** What is above the lowest 62 bits of a·b, whose lowest 64 are {@code low}. */
    static long above(long a, long b, long low) {
        return (Math.multiplyHigh(a, b) << 2) | (low >>> BITS);
    }

    private static boolean isOne(long[] f, int length) {
        long rest = f[0] ^ 1;
        for (int i = 1; i < length; i++) {
            rest |= f[i];
        }
        return rest == 0;
    }
}
