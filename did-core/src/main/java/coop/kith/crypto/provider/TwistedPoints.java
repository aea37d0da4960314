package coop.kith.crypto.provider;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether bytes are a point of the second group of BLS12-381: on the twist y² = x³ + 4(1 + u), and of prime order. The twist has a large cofactor, so that being
 * on the curve is not enough; that a point is in the group is seen from the endomorphism ψ, which on it, and only there, multiplies by the curve's parameter
 * [1]. That takes a quarter of the time of multiplying by the order. Public values only.
 *
 * <p>[1] M. Scott, A note on group membership tests for G1, G2 and GT on BLS pairing-friendly curves, section 4,
 * <a href="https://eprint.iacr.org/2021/1130">ePrint 2021/1130</a>.
 */
public final class TwistedPoints {
    private static final int HALF = 48;

    /** Bits of the first byte (Pairing-Friendly Curves, draft 11, appendix C). */
    private static final int COMPRESSED = 0x80;

    private static final int INFINITY = 0x40;
    private static final int FLAGS = 0xE0;

    private static final Quadratic B = Quadratic.of(4, 4);

    /** The absolute value of the parameter, which is negative. */
    private static final BigInteger PARAMETER = new BigInteger("d201000000010000", 16);

    private static final Quadratic TWIST = Quadratic.of(1, 1);
    private static final Quadratic PSI_X = TWIST.power(
                    Quadratic.P.subtract(BigInteger.ONE).divide(BigInteger.valueOf(3)))
            .inverse();
    private static final Quadratic PSI_Y =
            TWIST.power(Quadratic.P.subtract(BigInteger.ONE).shiftRight(1)).inverse();

    private TwistedPoints() {}

    /** What is wrong with a compressed point; empty when nothing is. The point at infinity, of order 1, is refused. */
    public static Optional<PointFault> fault(byte[] compressed) {
        if (compressed.length != 2 * HALF) {
            return Optional.of(PointFault.LENGTH);
        }
        if ((compressed[0] & COMPRESSED) == 0) {
            return Optional.of(PointFault.FORM);
        }
        if ((compressed[0] & INFINITY) != 0) {
            return Optional.of(PointFault.SMALL_ORDER);
        }
        byte[] x = compressed.clone();
        x[0] &= (byte) ~FLAGS;
        BigInteger imaginary = new BigInteger(1, Arrays.copyOf(x, HALF));
        BigInteger real = new BigInteger(1, x, HALF, HALF);
        if (imaginary.compareTo(Quadratic.P) >= 0 || real.compareTo(Quadratic.P) >= 0) {
            return Optional.of(PointFault.NOT_CANONICAL);
        }
        Quadratic across = new Quadratic(real, imaginary);
        Optional<Quadratic> up = across.square().times(across).plus(B).root();
        if (up.isEmpty()) {
            return Optional.of(PointFault.NOT_ON_CURVE);
        }
        return isInGroup(across, up.get()) ? Optional.empty() : Optional.of(PointFault.WRONG_ORDER);
    }

    /** Whether ψ(P) is the parameter times P; which of the two y is taken makes no difference. */
    private static boolean isInGroup(Quadratic x, Quadratic y) {
        Jacobian multiple = new Jacobian(x, y, Quadratic.ONE);
        for (int bit = PARAMETER.bitLength() - 2; bit >= 0; bit--) {
            multiple = multiple.doubled();
            if (PARAMETER.testBit(bit)) {
                multiple = multiple.plus(x, y);
            }
        }
        Quadratic square = multiple.z().square();
        Quadratic cube = square.times(multiple.z());
        Quadratic psiX = x.conjugate().times(PSI_X).times(square);
        Quadratic psiY = y.conjugate().times(PSI_Y).times(cube);
        return !multiple.z().equals(Quadratic.of(0, 0))
                && multiple.x().equals(psiX)
                && multiple.y().plus(psiY).equals(Quadratic.of(0, 0));
    }

    /** x / z² and y / z³; infinity where z is 0. */
    private record Jacobian(Quadratic x, Quadratic y, Quadratic z) {
        Jacobian doubled() {
            Quadratic a = x.square();
            Quadratic b = y.square();
            Quadratic d = x.times(b).times(4);
            Quadratic e = a.times(3);
            Quadratic across = e.square().minus(d.times(2));
            return new Jacobian(
                    across,
                    e.times(d.minus(across)).minus(b.square().times(8)),
                    y.times(z).times(2));
        }

        /** Plus an affine point. Where the two are equal or opposite z becomes 0, and the multiple is none that a point of prime order has. */
        Jacobian plus(Quadratic otherX, Quadratic otherY) {
            Quadratic square = z.square();
            Quadratic h = otherX.times(square).minus(x);
            Quadratic r = otherY.times(square).times(z).minus(y);
            Quadratic hh = h.square();
            Quadratic hhh = hh.times(h);
            Quadratic v = x.times(hh);
            Quadratic across = r.square().minus(hhh).minus(v.times(2));
            return new Jacobian(across, r.times(v.minus(across)).minus(y.times(hhh)), z.times(h));
        }
    }
}
