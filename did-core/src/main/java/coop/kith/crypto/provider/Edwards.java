package coop.kith.crypto.provider;

import java.math.BigInteger;
import java.util.Optional;

/** Points of edwards25519 in the 32-byte form of RFC 8032 section 5.1.2: public values only. */
final class Edwards {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger HALF = P.subtract(BigInteger.ONE).shiftRight(1);

    private Edwards() {}

    static Optional<PointFault> fault(byte[] encoded) {
        if (encoded.length != 32) {
            return Optional.of(PointFault.LENGTH);
        }
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = encoded[31 - i];
        }
        big[0] &= 0x7f;
        BigInteger y = new BigInteger(1, big);
        boolean sign = encoded[31] < 0;
        if (y.compareTo(P) >= 0) {
            return Optional.of(PointFault.NOT_CANONICAL);
        }
        BigInteger square = y.multiply(y).mod(P);
        BigInteger u = square.subtract(BigInteger.ONE).mod(P);
        if (u.signum() == 0) {
            return Optional.of(sign ? PointFault.NOT_CANONICAL : PointFault.SMALL_ORDER);
        }
        BigInteger v = D.multiply(square).add(BigInteger.ONE).mod(P);
        if (!u.multiply(v).modPow(HALF, P).equals(BigInteger.ONE)) {
            return Optional.of(PointFault.NOT_ON_CURVE);
        }
        return hasSmallOrder(y, square, v) ? Optional.of(PointFault.SMALL_ORDER) : Optional.empty();
    }

    /** Order 4 has y = 0; order 8 doubles to that, so x² = -y², that is y²(dy² + 1) + y² - 1 = 0. */
    private static boolean hasSmallOrder(BigInteger y, BigInteger square, BigInteger v) {
        return y.signum() == 0
                || square.multiply(v)
                                .add(square)
                                .subtract(BigInteger.ONE)
                                .mod(P)
                                .signum()
                        == 0;
    }
}
