package coop.kith.crypto.provider;

import static coop.kith.crypto.provider.FieldP256.add;
import static coop.kith.crypto.provider.FieldP256.isZero;
import static coop.kith.crypto.provider.FieldP256.multiply;
import static coop.kith.crypto.provider.FieldP256.square;
import static coop.kith.crypto.provider.FieldP256.subtract;
import static coop.kith.crypto.provider.FieldP256.subtractTimes;
import static coop.kith.crypto.provider.FieldP256.times;

import java.util.Arrays;

/**
 * A sum of points of P-256 that grows in place: x = X/Z² and y = Y/Z³, "Jacobian coordinates", with all that a step computes in one array. Every pair of points is
 * added right, equal, opposite and neutral ones too. Public values only. For one thread.
 *
 * <p>X and Y stay between 0 and a little more than p, and Z below 3p either way, so that no difference or multiple in a step passes what {@link FieldP256} takes.
 *
 * @see <a href="https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html">D. J. Bernstein, T. Lange, Explicit-Formulas Database: dbl-2001-b, madd</a>
 */
final class P256Sum {
    /** x and y of a point that is added, five limbs each. */
    static final int ADDEND_LIMBS = 10;

    /** X, Y and Z of a sum, five limbs each. */
    static final int SUM_LIMBS = 15;

    private static final long[] ONE = FieldP256.of(java.math.BigInteger.ONE);

    private static final int X = 0;
    private static final int Y = 5;
    private static final int Z = 10;
    private static final int A = 15;
    private static final int B = 20;
    private static final int C = 25;

    private final long[] at = new long[30];
    private boolean isNeutral = true;

    void twice() {
        if (isNeutral) {
            return;
        }
        square(at, Z, at, A);
        add(at, X, A, B);
        subtract(at, X, A, A);
        multiply(at, A, at, B, at, A);
        times(at, A, 3, A);
        square(at, Y, at, B);
        multiply(at, X, at, B, at, C);
        multiply(at, Y, at, Z, at, Z);
        times(at, Z, 2, Z);
        square(at, A, at, X);
        subtractTimes(at, X, C, 8, X);
        times(at, C, 4, C);
        subtract(at, C, X, C);
        multiply(at, A, at, C, at, A);
        square(at, B, at, B);
        subtractTimes(at, A, B, 8, Y);
    }

    /** Plus the point of the {@link #ADDEND_LIMBS} limbs from {@code from} on. */
    void plus(long[] addends, int from) {
        if (isNeutral) {
            start(addends, from, 1);
            return;
        }
        difference(addends, from);
        subtract(at, B, Y, B);
        complete(addends, from, 1);
    }

    /** Minus that point, whose opposite has the other y. */
    void minus(long[] addends, int from) {
        if (isNeutral) {
            start(addends, from, -1);
            return;
        }
        difference(addends, from);
        add(at, B, Y, B);
        times(at, B, -1, B);
        complete(addends, from, -1);
    }

    private void start(long[] addends, int from, int sign) {
        System.arraycopy(addends, from, at, X, ADDEND_LIMBS);
        times(at, Y, sign, Y);
        System.arraycopy(ONE, 0, at, Z, ONE.length);
        isNeutral = false;
    }

    /** A = H, the difference of both x, and B = the addend's y, both over the sum's Z. */
    private void difference(long[] addends, int from) {
        square(at, Z, at, A);
        multiply(at, Z, at, A, at, B);
        multiply(at, A, addends, from, at, A);
        subtract(at, A, X, A);
        multiply(at, B, addends, from + 5, at, B);
    }

    /** From H and the difference of both y: X = B² - H³ - 2XH², Y = B(XH² - X) - YH³, Z = ZH. */
    private void complete(long[] addends, int from, int sign) {
        if (isZero(at, A)) {
            if (isZero(at, B)) {
                start(addends, from, sign);
                twice();
            } else {
                isNeutral = true;
            }
            return;
        }
        multiply(at, Z, at, A, at, Z);
        square(at, A, at, C);
        multiply(at, A, at, C, at, A);
        multiply(at, X, at, C, at, C);
        square(at, B, at, X);
        subtract(at, X, A, X);
        subtractTimes(at, X, C, 2, X);
        subtract(at, C, X, C);
        multiply(at, B, at, C, at, B);
        multiply(at, Y, at, A, at, A);
        subtractTimes(at, B, A, 1, Y);
    }

    boolean isNeutral() {
        return isNeutral;
    }

    /** Whether the sum, which is not neutral, has this x. */
    boolean hasX(long[] x) {
        long[] square = FieldP256.square(part(Z));
        return FieldP256.same(multiply(x, square), part(X));
    }

    /** Keeps X, Y and Z in {@code sums}, from which {@link #addends} makes addends. */
    void save(long[] sums, int to) {
        System.arraycopy(at, X, sums, to, SUM_LIMBS);
    }

    /** Goes on from a sum that was kept, which was not neutral. */
    void load(long[] sums, int from) {
        System.arraycopy(sums, from, at, X, SUM_LIMBS);
        isNeutral = false;
    }

    private long[] part(int from) {
        return Arrays.copyOfRange(at, from, from + FieldP256.LIMBS);
    }

    /** x and y of sums that were kept, one after another, with one inversion for all; none of them is neutral. */
    static long[] addends(long[] sums) {
        int count = sums.length / SUM_LIMBS;
        long[] products = new long[count * FieldP256.LIMBS];
        long[] product = ONE.clone();
        for (int i = 0; i < count; i++) {
            System.arraycopy(product, 0, products, i * FieldP256.LIMBS, FieldP256.LIMBS);
            multiply(product, 0, sums, i * SUM_LIMBS + Z, product, 0);
        }
        long[] inverse = FieldP256.inverse(product);
        long[] addends = new long[count * ADDEND_LIMBS];
        long[] one = new long[FieldP256.LIMBS];
        long[] square = new long[FieldP256.LIMBS];
        for (int i = count - 1; i >= 0; i--) {
            multiply(inverse, 0, products, i * FieldP256.LIMBS, one, 0);
            multiply(inverse, 0, sums, i * SUM_LIMBS + Z, inverse, 0);
            square(one, 0, square, 0);
            multiply(sums, i * SUM_LIMBS, square, 0, addends, i * ADDEND_LIMBS);
            multiply(one, 0, square, 0, square, 0);
            multiply(sums, i * SUM_LIMBS + Y, square, 0, addends, i * ADDEND_LIMBS + Y);
        }
        return addends;
    }
}
