package coop.kith.crypto.provider;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Points of the short Weierstrass curves y² = x³ + ax + b, of public values only: nothing here is constant-time, nor needs to be.
 * Each of the four primes is 3 modulo 4, so a square root is one power, and each cofactor is 1, so every point but infinity
 * (which has no compressed form) generates the whole group.
 */
enum Weierstrass {
    P256(
            Curve.P256,
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "-3",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
    P384(
            Curve.P384,
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
            "-3",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"),
    P521(
            Curve.P521,
            "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "-3",
            "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109"
                    + "e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00"),
    SECP256K1(Curve.SECP256K1, "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", "0", "7");

    private final int length;
    private final BigInteger p;
    private final BigInteger a;
    private final BigInteger b;
    private final BigInteger rootExponent;

    Weierstrass(Curve curve, String p, String a, String b) {
        this.length = curve.scalarLength();
        this.p = new BigInteger(p, 16);
        this.a = new BigInteger(a, 16);
        this.b = new BigInteger(b, 16);
        this.rootExponent = this.p.add(BigInteger.ONE).shiftRight(2);
    }

    static Weierstrass of(Curve curve) {
        return switch (curve) {
            case P256 -> P256;
            case P384 -> P384;
            case P521 -> P521;
            case SECP256K1 -> SECP256K1;
            case ED25519, X25519 -> throw new IllegalArgumentException(curve + " is no Weierstrass curve");
        };
    }

    /** SEC 1 version 2.0 section 2.3.4, compressed form only. */
    Optional<PointFault> fault(byte[] compressed) {
        if (compressed.length != length + 1) {
            return Optional.of(PointFault.LENGTH);
        }
        if (compressed[0] != 2 && compressed[0] != 3) {
            return Optional.of(PointFault.FORM);
        }
        BigInteger x = new BigInteger(1, compressed, 1, length);
        if (x.compareTo(p) >= 0) {
            return Optional.of(PointFault.NOT_CANONICAL);
        }
        return isSquare(right(x)) ? Optional.empty() : Optional.of(PointFault.NOT_ON_CURVE);
    }

    /** The y of a compressed point that has no fault, at the curve's length. */
    byte[] y(byte[] compressed) {
        BigInteger y = root(right(new BigInteger(1, compressed, 1, length)));
        return Scalars.bigEndian(y.testBit(0) == (compressed[0] == 3) ? y : p.subtract(y), length);
    }

    Optional<PointFault> fault(byte[] x, byte[] y) {
        if (x.length != length || y.length != length) {
            return Optional.of(PointFault.LENGTH);
        }
        BigInteger left = new BigInteger(1, x);
        BigInteger up = new BigInteger(1, y);
        if (left.compareTo(p) >= 0 || up.compareTo(p) >= 0) {
            return Optional.of(PointFault.NOT_CANONICAL);
        }
        return up.multiply(up).mod(p).equals(right(left)) ? Optional.empty() : Optional.of(PointFault.NOT_ON_CURVE);
    }

    private BigInteger right(BigInteger x) {
        return x.multiply(x).add(a).multiply(x).add(b).mod(p);
    }

    /** Zero is nobody's: a point with y = 0 would have order 2, and the orders are odd. */
    private boolean isSquare(BigInteger number) {
        return this == P256
                ? FieldP256.isSquare(number)
                : root(number).modPow(BigInteger.TWO, p).equals(number);
    }

    private BigInteger root(BigInteger square) {
        return this == P256 ? FieldP256.number(FieldP256.root(FieldP256.of(square))) : square.modPow(rootExponent, p);
    }
}
