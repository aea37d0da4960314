package coop.kith.crypto.provider;

import java.math.BigInteger;

/** Affine edwards25519 in BigInteger, straight from RFC 8032 section 5.1: slow and plain, to compare the fast field with. */
record EdwardsReference(BigInteger x, BigInteger y) {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    static final EdwardsReference IDENTITY = new EdwardsReference(BigInteger.ZERO, BigInteger.ONE);

    static final EdwardsReference BASE = new EdwardsReference(
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
            new BigInteger("46316835694926478169428394003475163141307993866256225615783033603165251855960"));

    /** A point L·Q for the first y from 2 on that gives one of order 8. */
    static EdwardsReference ofOrderEight() {
        for (int y = 2; ; y++) {
            BigInteger square = BigInteger.valueOf(y).pow(2);
            BigInteger xx = square.subtract(BigInteger.ONE)
                    .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
                    .mod(P);
            BigInteger x = root(xx);
            EdwardsReference torsion = new EdwardsReference(x, BigInteger.valueOf(y)).times(Curve.ED25519.order());
            if (x.multiply(x).mod(P).equals(xx)
                    && !torsion.times(BigInteger.valueOf(4)).equals(IDENTITY)) {
                return torsion;
            }
        }
    }

    EdwardsReference plus(EdwardsReference other) {
        BigInteger dxy =
                D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
        BigInteger across = x.multiply(other.y).add(y.multiply(other.x));
        BigInteger up = y.multiply(other.y).add(x.multiply(other.x));
        return new EdwardsReference(
                across.multiply(BigInteger.ONE.add(dxy).modInverse(P)).mod(P),
                up.multiply(BigInteger.ONE.subtract(dxy).modInverse(P)).mod(P));
    }

    EdwardsReference times(BigInteger scalar) {
        EdwardsReference result = IDENTITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            result = result.plus(result);
            if (scalar.testBit(bit)) {
                result = result.plus(this);
            }
        }
        return result;
    }

    byte[] encode() {
        byte[] big = Scalars.bigEndian(y, 32);
        byte[] little = new byte[32];
        for (int i = 0; i < 32; i++) {
            little[i] = big[31 - i];
        }
        if (x.testBit(0)) {
            little[31] |= (byte) 0x80;
        }
        return little;
    }

    private static BigInteger root(BigInteger square) {
        BigInteger candidate = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        return candidate.multiply(candidate).mod(P).equals(square)
                ? candidate
                : candidate
                        .multiply(
                                BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P))
                        .mod(P);
    }
}
