package coop.kith.crypto.provider;

import java.math.BigInteger;

/** A P-256 public key with a table of its point: some 3 KB, which pay with the first signature, since most of what the table costs is what a signature would cost without it. */
final class P256Public implements VerifyingKey {
    private static final BigInteger ORDER = Curve.P256.order();
    private static final Inversion INVERSION = new Inversion(Inversion.limbs(ORDER));

    /** More would make the table dearer than the two or three signatures that a key drawn for one proof has on it. */
    private static final int TEETH = 6;

    /** Of the base point, larger since it is made once: 40 KB, with the first key. SP 800-186 section 3.2.1.3. */
    private static final class Base {
        static final P256Comb COMB = P256Comb.of(
                point(
                        new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
                        new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16)),
                10);
    }

    private final P256Comb comb;

    P256Public(byte[] compressed) {
        this.comb = P256Comb.of(
                point(new BigInteger(1, Points.x(compressed)), new BigInteger(1, Points.y(Curve.P256, compressed))),
                TEETH);
    }

    private static long[] point(BigInteger x, BigInteger y) {
        long[] point = new long[P256Sum.ADDEND_LIMBS];
        System.arraycopy(FieldP256.of(x), 0, point, 0, FieldP256.LIMBS);
        System.arraycopy(FieldP256.of(y), 0, point, FieldP256.LIMBS, FieldP256.LIMBS);
        return point;
    }

    /** FIPS 186-5 section 6.4.2. x of the sum is compared without a division: it is r, or r + n where that is below p. */
    @Override
    public boolean verify(byte[] message, byte[] signature) {
        BigInteger r = new BigInteger(1, signature, 0, 32);
        BigInteger inverse = Inversion.number(INVERSION.inverse(Inversion.limbs(new BigInteger(1, signature, 32, 32))));
        BigInteger digest = new BigInteger(1, Digests.sha256(message));
        P256Sum sum = P256Comb.sum(
                Base.COMB,
                digest.multiply(inverse).mod(ORDER),
                comb,
                r.multiply(inverse).mod(ORDER));
        if (sum.isNeutral()) {
            return false;
        }
        BigInteger next = r.add(ORDER);
        return sum.hasX(FieldP256.of(r)) || (next.compareTo(FieldP256.P) < 0 && sum.hasX(FieldP256.of(next)));
    }
}
