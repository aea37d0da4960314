package coop.kith.crypto.provider;

import static coop.kith.crypto.provider.Field25519.add;
import static coop.kith.crypto.provider.Field25519.difference;
import static coop.kith.crypto.provider.Field25519.multiply;
import static coop.kith.crypto.provider.Field25519.square;
import static coop.kith.crypto.provider.Field25519.subtract;

/**
 * A sum of points of edwards25519 that grows in place: by the formulas and in the coordinates of {@link EdwardsPoint}, all in one array, since a new number
 * for each step would take a tenth of the time of a verification. Public values only. For one thread.
 */
final class EdwardsSum {
    private static final int X = 0;
    private static final int Y = 5;
    private static final int Z = 10;
    private static final int E = 15;
    private static final int H = 20;
    private static final int F = 25;
    private static final int G = 30;
    private static final int A = 35;
    private static final int B = 40;
    private static final int C = 45;

    private final long[] at = new long[50];

    /** The neutral element: nothing yet. */
    EdwardsSum() {
        at[Y] = 1;
        at[Z] = 1;
        at[H] = 1;
    }

    void twice() {
        square(at, X, at, A);
        square(at, Y, at, B);
        square(at, Z, at, C);
        add(at, X, Y, E);
        square(at, E, at, E);
        add(at, A, B, H);
        difference(at, B, A, G);
        subtract(at, E, H, E);
        add(at, C, C, C);
        subtract(at, C, G, F);
        complete();
    }

    /** Plus the point that the {@link EdwardsPoint#ADDEND_LIMBS} limbs from {@code from} on describe. */
    void plus(long[] addends, int from) {
        combine(addends, from + 5, from, from + 10);
        add(at, F, C, G);
        subtract(at, F, C, F);
        complete();
    }

    /** Minus the point that the limbs describe, whose opposite has x turned. */
    void minus(long[] addends, int from) {
        combine(addends, from, from + 5, from + 10);
        subtract(at, F, C, G);
        add(at, F, C, F);
        complete();
    }

    private void combine(long[] addends, int below, int above, int product) {
        difference(at, Y, X, A);
        multiply(at, A, addends, below, at, A);
        add(at, Y, X, B);
        multiply(at, B, addends, above, at, B);
        multiply(at, E, at, H, at, C);
        multiply(at, C, addends, product, at, C);
        add(at, Z, Z, F);
        difference(at, B, A, E);
        add(at, B, A, H);
    }

    /** X = ef, Y = gh, Z = fg, T = eh. */
    private void complete() {
        multiply(at, E, at, F, at, X);
        multiply(at, G, at, H, at, Y);
        multiply(at, G, at, F, at, Z);
    }

    EdwardsPoint point() {
        return EdwardsPoint.of(part(X), part(Y), part(Z), part(E), part(H));
    }

    private long[] part(int from) {
        return java.util.Arrays.copyOfRange(at, from, from + 5);
    }
}
