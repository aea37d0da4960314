package coop.kith.crypto.provider;

import java.math.BigInteger;

/** Affine P-256 in BigInteger, straight from SP 800-186: slow and plain, to compare the fast field with. The point at infinity is 0, 0, which is on no curve. */
record P256Reference(BigInteger x, BigInteger y) {
    static final BigInteger P =
            new BigInteger("115792089210356248762697446949407573530086143415290314195533631308867097853951");
    static final BigInteger ORDER = Curve.P256.order();
    static final P256Reference INFINITY = new P256Reference(BigInteger.ZERO, BigInteger.ZERO);
    static final P256Reference BASE = new P256Reference(
            new BigInteger("48439561293906451759052585252797914202762949526041747995844080717082404635286"),
            new BigInteger("36134250956749795798585127919587881956611106672985015071877198253568414405109"));

    private static final BigInteger B =
            new BigInteger("41058363725152142129326129780047268409114441015993725554835256314039467401291");

    /** One of the two points with this x, where there are any. */
    static java.util.Optional<P256Reference> withX(BigInteger x) {
        BigInteger square =
                x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(P);
        BigInteger y = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
        return y.multiply(y).mod(P).equals(square)
                ? java.util.Optional.of(new P256Reference(x, y))
                : java.util.Optional.empty();
    }

    P256Reference negated() {
        return new P256Reference(x, y.negate().mod(P));
    }

    P256Reference plus(P256Reference other) {
        if (equals(INFINITY)) {
            return other;
        }
        if (other.equals(INFINITY)) {
            return this;
        }
        if (equals(other.negated())) {
            return INFINITY;
        }
        BigInteger slope = equals(other)
                ? x.multiply(x)
                        .subtract(BigInteger.ONE)
                        .multiply(BigInteger.valueOf(3))
                        .multiply(y.add(y).modInverse(P))
                : other.y.subtract(y).multiply(other.x.subtract(x).mod(P).modInverse(P));
        BigInteger sum = slope.multiply(slope).subtract(x).subtract(other.x).mod(P);
        return new P256Reference(
                sum, slope.multiply(x.subtract(sum)).subtract(y).mod(P));
    }

    P256Reference times(BigInteger scalar) {
        P256Reference result = INFINITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            result = result.plus(result);
            if (scalar.testBit(bit)) {
                result = result.plus(this);
            }
        }
        return result;
    }

    /** SEC 1 section 2.3.3. */
    byte[] compressed() {
        return Points.compress(Scalars.bigEndian(x, 32), Scalars.bigEndian(y, 32));
    }

    /** As our own sums take it. */
    long[] addend() {
        long[] addend = java.util.Arrays.copyOf(FieldP256.of(x), P256Sum.ADDEND_LIMBS);
        System.arraycopy(FieldP256.of(y), 0, addend, FieldP256.LIMBS, FieldP256.LIMBS);
        return addend;
    }
}
