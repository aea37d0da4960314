package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lengths on every curve, and affine coordinates on secp256k1, whose prime is so close to 2^256 that small numbers have a second form in 32 bytes. */
@DisplayName("D16, D18: lengths and affine coordinates")
final class PointsTest {
    private static final BigInteger P =
            BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(32)).subtract(BigInteger.valueOf(977));

    @Test
    void takesEachCoordinateInItsOneFormOnly() {
        BigInteger one = BigInteger.ONE;
        BigInteger up = root(BigInteger.valueOf(8));
        assertEquals(Optional.empty(), fault(one, up));
        assertEquals(Optional.of(PointFault.NOT_CANONICAL), fault(one.add(P), up));
        assertEquals(Optional.of(PointFault.NOT_ON_CURVE), fault(one, up.add(one)));
        BigInteger low = lowY();
        BigInteger across = cubeRoot(low.pow(2).subtract(BigInteger.valueOf(7)).mod(P));
        assertEquals(Optional.empty(), fault(across, low));
        assertEquals(Optional.of(PointFault.NOT_CANONICAL), fault(across, low.add(P)));
    }

    @Test
    void takesCoordinatesOfTheCurvesLengthOnly() {
        byte[] x = Scalars.bigEndian(BigInteger.ONE, 32);
        byte[] y = Scalars.bigEndian(root(BigInteger.valueOf(8)), 32);
        byte[] longer = new byte[33];
        System.arraycopy(y, 0, longer, 1, 32);
        Optional<PointFault> length = Optional.of(PointFault.LENGTH);
        assertEquals(length, Points.fault(Curve.SECP256K1, x, longer));
        assertEquals(length, Points.fault(Curve.SECP256K1, new byte[] {1}, y));
        assertEquals(length, Points.fault(Curve.SECP256K1, x, Arrays.copyOf(y, 31)));
        assertEquals(length, Points.fault(Curve.SECP256K1, new byte[0], new byte[0]));
    }

    @ParameterizedTest
    @DisplayName("D16: a public key has its curve's length, and is looked at no further otherwise")
    @EnumSource
    void takesKeysOfTheCurvesLengthOnly(Curve curve) {
        int length = curve.publicKeyLength();
        for (int other : new int[] {0, 1, length - 1, length + 1, 2 * length}) {
            assertEquals(Optional.of(PointFault.LENGTH), Points.fault(curve, new byte[other]));
        }
        assertNotEquals(Optional.of(PointFault.LENGTH), Points.fault(curve, new byte[length]));
    }

    private static Optional<PointFault> fault(BigInteger x, BigInteger y) {
        return Points.fault(Curve.SECP256K1, Scalars.bigEndian(x, 32), Scalars.bigEndian(y, 32));
    }

    /** The smallest y above 0 of a point: y² - 7 is a cube. */
    private static BigInteger lowY() {
        BigInteger y = BigInteger.ONE;
        while (true) {
            BigInteger cube = y.pow(2).subtract(BigInteger.valueOf(7)).mod(P);
            if (cubeRoot(cube).pow(3).mod(P).equals(cube)) {
                return y;
            }
            y = y.add(BigInteger.ONE);
        }
    }

    /** Of a square; p is 3 modulo 4. */
    private static BigInteger root(BigInteger square) {
        return square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
    }

    /** Of a cube; p is 7 modulo 9. */
    private static BigInteger cubeRoot(BigInteger cube) {
        return cube.modPow(P.add(BigInteger.TWO).divide(BigInteger.valueOf(9)), P);
    }
}
