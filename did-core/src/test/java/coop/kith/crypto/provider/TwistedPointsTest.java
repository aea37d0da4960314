package coop.kith.crypto.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("V40: points that are no BLS12-381 public keys")
final class TwistedPointsTest {
    /** The generator (Pairing-Friendly Curves, draft 11, section 4.2.1), compressed. */
    private static final byte[] GENERATOR = HexFormat.of()
            .parseHex(
                    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
                            + "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8");

    @Test
    void takesTheGeneratorAndItsOpposite() {
        assertEquals(Optional.empty(), TwistedPoints.fault(GENERATOR));
        assertEquals(Optional.empty(), TwistedPoints.fault(withFirst(GENERATOR, 0x20)));
    }

    @Test
    void refusesOtherLengthsAndForms() {
        assertEquals(Optional.of(PointFault.LENGTH), TwistedPoints.fault(Arrays.copyOf(GENERATOR, 95)));
        assertEquals(Optional.of(PointFault.LENGTH), TwistedPoints.fault(Arrays.copyOf(GENERATOR, 192)));
        assertEquals(Optional.of(PointFault.FORM), TwistedPoints.fault(withFirst(GENERATOR, 0x80)));
    }

    @Test
    void refusesThePointAtInfinity() {
        byte[] infinity = new byte[96];
        infinity[0] = (byte) 0xC0;
        assertEquals(Optional.of(PointFault.SMALL_ORDER), TwistedPoints.fault(infinity));
        assertEquals(Optional.of(PointFault.SMALL_ORDER), TwistedPoints.fault(withFirst(GENERATOR, 0x40)));
    }

    @Test
    void refusesCoordinatesThatAreNotBelowThePrime() {
        assertEquals(Optional.of(PointFault.NOT_CANONICAL), TwistedPoints.fault(point(Quadratic.P, BigInteger.ONE)));
        assertEquals(Optional.of(PointFault.NOT_CANONICAL), TwistedPoints.fault(point(BigInteger.ONE, Quadratic.P)));
    }

    @Test
    void refusesWhatIsNotOnTheCurveAndWhatIsOnItOutsideTheGroup() {
        int outside = 0;
        for (int real = 0; real < 24; real++) {
            Optional<PointFault> fault =
                    TwistedPoints.fault(point(BigInteger.valueOf(real), BigInteger.valueOf(real % 3)));
            Quadratic x = Quadratic.of(real, real % 3);
            boolean onCurve =
                    x.square().times(x).plus(Quadratic.of(4, 4)).root().isPresent();
            assertEquals(Optional.of(onCurve ? PointFault.WRONG_ORDER : PointFault.NOT_ON_CURVE), fault);
            outside += onCurve ? 1 : 0;
        }
        assertEquals(true, outside > 4, outside + " points on the curve");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 9, 1L << 40})
    void findsTheRootsOfSquaresInEveryForm(long part) {
        for (Quadratic number : new Quadratic[] {
            Quadratic.of(part, 0), Quadratic.of(0, part), Quadratic.of(part, 7), Quadratic.of(part, part)
        }) {
            Quadratic square = number.square();
            assertEquals(square, square.root().orElseThrow().square());
        }
    }

    private static byte[] point(BigInteger real, BigInteger imaginary) {
        byte[] point = new byte[96];
        Scalars.write(imaginary, point, 0, 48);
        Scalars.write(real, point, 48, 48);
        return withFirst(point, 0x80);
    }

    private static byte[] withFirst(byte[] point, int flip) {
        byte[] changed = point.clone();
        changed[0] ^= (byte) flip;
        return changed;
    }
}
