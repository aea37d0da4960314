package coop.kith.crypto.provider;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A number a + bu with u² = -1 over the prime field of BLS12-381, both parts from 0 to p - 1. For public values only: nothing here is constant-time.
 *
 * @param real a
 * @param imaginary b
 */
record Quadratic(BigInteger real, BigInteger imaginary) {
    /** Pairing-Friendly Curves, draft 11, section 4.2.1. */
    static final BigInteger P = new BigInteger(
            "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab", 16);

    private static final BigInteger HALF = BigInteger.TWO.modInverse(P);

    /** p is 3 modulo 4, so this power of a square is a root of it. */
    private static final BigInteger ROOT = P.add(BigInteger.ONE).shiftRight(2);

    static final Quadratic ONE = of(1, 0);

    static Quadratic of(long real, long imaginary) {
        return new Quadratic(BigInteger.valueOf(real), BigInteger.valueOf(imaginary));
    }

    Quadratic plus(Quadratic other) {
        return reduced(real.add(other.real), imaginary.add(other.imaginary));
    }

    Quadratic minus(Quadratic other) {
        return reduced(real.subtract(other.real), imaginary.subtract(other.imaginary));
    }

    Quadratic times(Quadratic other) {
        return reduced(
                real.multiply(other.real).subtract(imaginary.multiply(other.imaginary)),
                real.multiply(other.imaginary).add(imaginary.multiply(other.real)));
    }

    Quadratic times(long factor) {
        return reduced(real.multiply(BigInteger.valueOf(factor)), imaginary.multiply(BigInteger.valueOf(factor)));
    }

    Quadratic square() {
        return times(this);
    }

    /** a - bu, which is also the p-th power. */
    Quadratic conjugate() {
        return reduced(real, imaginary.negate());
    }

    /** Throws ArithmeticException for zero. */
    Quadratic inverse() {
        BigInteger norm = norm().modInverse(P);
        return reduced(real.multiply(norm), imaginary.negate().multiply(norm));
    }

    Quadratic power(BigInteger exponent) {
        Quadratic power = ONE;
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            power = power.square();
            power = exponent.testBit(bit) ? power.times(this) : power;
        }
        return power;
    }

    /** A number whose square this is, where there is one. */
    Optional<Quadratic> root() {
        if (imaginary.signum() == 0) {
            BigInteger root = real.modPow(ROOT, P);
            Quadratic straight = new Quadratic(root, BigInteger.ZERO);
            return Optional.of(straight.square().equals(this) ? straight : new Quadratic(BigInteger.ZERO, root));
        }
        BigInteger length = norm().modPow(ROOT, P);
        BigInteger part = real.add(length).multiply(HALF).mod(P);
        BigInteger root = part.modPow(ROOT, P);
        if (!root.multiply(root).mod(P).equals(part)) {
            part = real.subtract(length).multiply(HALF).mod(P);
            root = part.modPow(ROOT, P);
        }
        if (root.signum() == 0) {
            return Optional.empty();
        }
        Quadratic found = reduced(root, imaginary.multiply(HALF).multiply(root.modInverse(P)));
        return found.square().equals(this) ? Optional.of(found) : Optional.empty();
    }

    private BigInteger norm() {
        return real.multiply(real).add(imaginary.multiply(imaginary)).mod(P);
    }

    private static Quadratic reduced(BigInteger real, BigInteger imaginary) {
        return new Quadratic(real.mod(P), imaginary.mod(P));
    }
}
