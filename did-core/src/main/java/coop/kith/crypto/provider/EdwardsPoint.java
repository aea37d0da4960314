package coop.kith.crypto.provider;

import static coop.kith.crypto.provider.Field25519.add;
import static coop.kith.crypto.provider.Field25519.difference;
import static coop.kith.crypto.provider.Field25519.multiply;
import static coop.kith.crypto.provider.Field25519.square;
import static coop.kith.crypto.provider.Field25519.subtract;

import java.util.HexFormat;

/**
 * A point of edwards25519 to compute with: x = X/Z, y = Y/Z and T = XY/Z, "extended coordinates". T is kept as its two factors, since a doubling needs none. The
 * formulas are complete: they hold for every pair of points, equal, opposite or neutral. Public values only, not constant-time. Immutable.
 *
 * @see <a href="https://eprint.iacr.org/2008/522">H. Hisil, K. Wong, G. Carter, E. Dawson, Twisted Edwards Curves Revisited, 2008, sections 3.1 and 3.3</a>
 */
final class EdwardsPoint {
    /** What {@link EdwardsSum} adds: y + x, y - x and 2dxy of a point, five limbs each. */
    static final int ADDEND_LIMBS = 15;

    private static final long[] ZERO = Field25519.of(0);
    private static final long[] ONE = Field25519.of(1);

    /** RFC 8032 section 5.1: y is 4/5, and x is even. */
    static final EdwardsPoint BASE =
            decode(HexFormat.of().parseHex("5866666666666666666666666666666666666666666666666666666666666666"));

    private final long[] x;
    private final long[] y;
    private final long[] z;
    private final long[] e;
    private final long[] h;

    private EdwardsPoint(long[] x, long[] y, long[] z, long[] e, long[] h) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.e = e;
        this.h = h;
    }

    /** These coordinates, T being e times h. */
    static EdwardsPoint of(long[] x, long[] y, long[] z, long[] e, long[] h) {
        return new EdwardsPoint(x, y, z, e, h);
    }

    /** The point in the 32-byte form of RFC 8032 section 5.1.2; of bytes that {@link Edwards#fault} finds nothing wrong with. */
    static EdwardsPoint decode(byte[] encoded) {
        long[] y = Field25519.decode(encoded, 0);
        long[] square = square(y);
        long[] root = Field25519.rootOfQuotient(subtract(square, ONE), add(multiply(Edwards.D, square), ONE));
        long[] x = Field25519.isOdd(root) == (encoded[31] < 0) ? root : subtract(ZERO, root);
        return new EdwardsPoint(x, y, ONE, x, y);
    }

    EdwardsPoint negated() {
        return new EdwardsPoint(subtract(ZERO, x), y, z, subtract(ZERO, e), h);
    }

    EdwardsPoint doubled() {
        long[] a = square(x);
        long[] b = square(y);
        long[] c = square(z);
        long[] sum = add(a, b);
        long[] difference = difference(b, a);
        return completed(subtract(square(add(x, y)), sum), subtract(add(c, c), difference), difference, sum);
    }

    EdwardsPoint plus(EdwardsPoint other) {
        long[] a = multiply(difference(y, x), difference(other.y, other.x));
        long[] b = multiply(add(y, x), add(other.y, other.x));
        long[] c = multiply(multiply(multiply(e, h), multiply(other.e, other.h)), Edwards.TWICE_D);
        long[] product = multiply(z, other.z);
        long[] d = add(product, product);
        return completed(difference(b, a), subtract(d, c), add(d, c), add(b, a));
    }

    /** X = ef, Y = gh, Z = fg, T = eh. */
    private static EdwardsPoint completed(long[] e, long[] f, long[] g, long[] h) {
        return new EdwardsPoint(multiply(e, f), multiply(g, h), multiply(g, f), e, h);
    }

    byte[] encoded() {
        long[] inverse = Field25519.inverse(z);
        byte[] bytes = Field25519.encode(multiply(y, inverse));
        if (Field25519.isOdd(multiply(x, inverse))) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    /** The addends of these points, one after another, with one inversion for all. */
    static long[] addends(EdwardsPoint[] points) {
        long[][] products = new long[points.length][];
        long[] product = ONE;
        for (int i = 0; i < points.length; i++) {
            products[i] = product;
            product = multiply(product, points[i].z);
        }
        long[] inverse = Field25519.inverse(product);
        long[] addends = new long[points.length * ADDEND_LIMBS];
        for (int i = points.length - 1; i >= 0; i--) {
            long[] one = multiply(inverse, products[i]);
            inverse = multiply(inverse, points[i].z);
            long[] x = multiply(points[i].x, one);
            long[] y = multiply(points[i].y, one);
            // Times one: reduced, so that sums of these are good for a product.
            write(multiply(add(y, x), ONE), addends, i * ADDEND_LIMBS);
            write(subtract(y, x), addends, i * ADDEND_LIMBS + 5);
            write(multiply(multiply(x, y), Edwards.TWICE_D), addends, i * ADDEND_LIMBS + 10);
        }
        return addends;
    }

    private static void write(long[] number, long[] addends, int at) {
        System.arraycopy(number, 0, addends, at, number.length);
    }
}
