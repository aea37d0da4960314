package coop.kith.crypto.provider;

import static coop.kith.crypto.provider.Field25519.add;
import static coop.kith.crypto.provider.Field25519.isFourthPower;
import static coop.kith.crypto.provider.Field25519.isSquare;
import static coop.kith.crypto.provider.Field25519.multiply;
import static coop.kith.crypto.provider.Field25519.root;
import static coop.kith.crypto.provider.Field25519.same;
import static coop.kith.crypto.provider.Field25519.square;
import static coop.kith.crypto.provider.Field25519.subtract;

import java.util.Optional;

/**
 * Points of edwards25519, -x² + y² = 1 + dx²y², in the 32-byte form of RFC 8032 section 5.1.2: y and the sign of x. Public values only.
 *
 * <h2>Why the prime-order test is here</h2>
 * The group has 8L points, and a point may carry a component of order 2, 4 or 8. With such a component in the key or in R, the cofactored
 * equation (Bouncy Castle's) and the cofactorless one (the JDK's, and ours) give different verdicts on the same bytes; without one they are the same
 * equation. So the policy lets only points of prime order through, and asks here.
 *
 * <h2>How it works</h2>
 * Multiplying by L would cost 252 doublings. Instead the component is read off with Tate pairings, each of which is a power of a field element.
 * In Montgomery form v² = u³ + Au² + u with A = 486662, u = (1 + y)/(1 - y), the rational 8-torsion is cyclic and 2-torsion is T = (0, 0).
 * <ol>
 *   <li>P is a double exactly when u is a square, that is when 1 - y² is. On the curve, 1 + dy² is then one too.
 *   <li>Then P is the image of a point Q = (u', v') under the 2-isogeny from v'² = u'(u' - (A + 2))(u' - (A - 2)), with
 *       u' = 2u + A - 2v/√u and v' = 2u'√u. The other preimage is Q + (0, 0). The 2-part there is Z/2 x Z/4, where (0, 0) generates the first and
 *       some S with 2S = (A + 2, 0) the second factor; P has prime order exactly when Q has no component along S.
 *   <li>The pairing of order 4 with S sees that component whole: its Miller function is l²/g with g = u' - (A + 2) and the tangent
 *       l = v' - cg at S, and its value must be a fourth power; so must l²g³, then. It follows that g is a square. The two classes of S have c = √(A + 2) - 2 and c = √(A + 2) + 2; the first, for the root that is computed here, pairs (0, 0) to 1 and
 *       so does not care which preimage Q is.
 * </ol>
 * With D = 1 - y, b = √(1 + dy²), N = 2(1 + y) + AD - 2b√(A + 2) and G = (N - (A + 2)D)D there is no division: u' = N/D, g = G/D²,
 * v' = 2N√(1 - y²)/D², and up to fourth powers l²g³ is (2N√(1 - y²) - cG)²GD². The signs of the roots, and of x, change Q to -Q or Q + (0, 0) and nothing else. Cost: three powers.
 *
 * @see <a href="https://eprint.iacr.org/2022/1164">T. Pornin, Point-Halving and Subgroup Membership in Twisted Edwards Curves, 2022</a>
 * @see <a href="https://eprint.iacr.org/2020/1244">K. Chalkias, F. Garillot, V. Nikolaenko, Taming the many EdDSAs, 2020</a>
 */
final class Edwards {
    private static final long[] ONE = Field25519.of(1);
    private static final long[] TWO = Field25519.of(2);
    private static final long[] A = Field25519.of(486662);
    private static final long[] A_PLUS_TWO = Field25519.of(486664);
    private static final long[] ROOT_OF_A_PLUS_TWO = root(A_PLUS_TWO);
    /** d of RFC 8032 section 5.1, little end first; it is -(A - 2)/(A + 2). */
    static final long[] D = Field25519.decode(
            java.util.HexFormat.of().parseHex("a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352"), 0);

    static final long[] TWICE_D = add(D, D);

    private static final long[] SLOPE = subtract(ROOT_OF_A_PLUS_TWO, TWO);

    private Edwards() {}

    static Optional<PointFault> fault(byte[] encoded) {
        if (encoded.length != 32) {
            return Optional.of(PointFault.LENGTH);
        }
        if (!Field25519.isCanonical(encoded, 0)) {
            return Optional.of(PointFault.NOT_CANONICAL);
        }
        long[] square = square(Field25519.decode(encoded, 0));
        long[] up = subtract(ONE, square);
        if (Field25519.isZero(up)) {
            return Optional.of(encoded[31] < 0 ? PointFault.NOT_CANONICAL : PointFault.SMALL_ORDER);
        }
        long[] down = add(ONE, multiply(D, square));
        if (!isSquare(multiply(up, down))) {
            return Optional.of(PointFault.NOT_ON_CURVE);
        }
        return hasSmallOrder(square, up, down) ? Optional.of(PointFault.SMALL_ORDER) : Optional.empty();
    }

    /** Order 4 has y = 0; order 8 doubles to that, so -x² = y², that is 1 - y² = y²(1 + dy²). */
    private static boolean hasSmallOrder(long[] square, long[] up, long[] down) {
        return Field25519.isZero(square) || same(up, multiply(square, down));
    }

    static boolean isCanonicalAndNotNeutral(byte[] encoded, int offset) {
        return Field25519.isCanonical(encoded, offset) && !same(Field25519.decode(encoded, offset), ONE);
    }

    /**
     * Whether the 32 bytes at {@code offset} are without fault and a point of prime order. Both factors of x² being squares, it is on the curve. The pairing
     * alone refuses the points of small order, the neutral element with a 0 that is no power; and no point of prime order has a second form, which only the y
     * from 0 to 18 do. Both sets are small, and the tests go through them.
     */
    static boolean isOfPrimeOrder(byte[] encoded, int offset) {
        long[] y = Field25519.decode(encoded, offset);
        long[] square = square(y);
        long[] up = subtract(ONE, square);
        long[] below = add(ONE, multiply(D, square));
        long[] a = root(up);
        long[] b = root(below);
        if (!same(square(a), up) || !same(square(b), below)) {
            return false;
        }
        long[] down = subtract(ONE, y);
        long[] n = subtract(
                add(multiply(TWO, add(ONE, y)), multiply(A, down)), multiply(TWO, multiply(b, ROOT_OF_A_PLUS_TWO)));
        long[] g = multiply(subtract(n, multiply(A_PLUS_TWO, down)), down);
        long[] tangent = subtract(multiply(TWO, multiply(n, a)), multiply(SLOPE, g));
        return isFourthPower(multiply(square(multiply(tangent, down)), g));
    }
}
