package coop.kith.crypto.provider;

import java.lang.ref.SoftReference;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key with its point decoded once, and with a table of it after its first {@value #BEFORE_TABLE} signatures: some 15 KB, which are
 * given up when memory runs short, since keys may be kept by the thousand.
 */
final class EdwardsPublic implements VerifyingKey {
    /** The table costs as much as one and a half verifications without it, and each with it saves two thirds of one. */
    private static final int BEFORE_TABLE = 3;

    private static final int TEETH = 7;
    private static final int BLOCKS = 2;

    /** Of the base point, larger since it is made once; with the first signature. */
    private static final class Base {
        static final EdwardsComb COMB = EdwardsComb.of(EdwardsPoint.BASE, 8, 2);
    }

    private final byte[] encoded;
    private final EdwardsPoint negated;

    /** Only savings: threads that race count less or make the table twice, and nothing else. */
    private volatile int verified;

    private volatile SoftReference<@Nullable EdwardsComb> comb = new SoftReference<>(null);

    EdwardsPublic(byte[] encoded) {
        this.encoded = encoded.clone();
        this.negated = EdwardsPoint.decode(encoded).negated();
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        BigInteger s = littleEndian(signature, 32, 32);
        byte[] nonce = nonce(s, challenge(message, signature)).encoded();
        return Arrays.equals(nonce, 0, 32, signature, 0, 32);
    }

    /** [S]B - [k]A. */
    private EdwardsPoint nonce(BigInteger s, BigInteger challenge) {
        EdwardsComb table = comb.get();
        if (table != null) {
            return EdwardsComb.sum(Base.COMB, s, table, challenge);
        }
        if (verified < BEFORE_TABLE) {
            verified = Math.min(verified + 1, BEFORE_TABLE);
            return EdwardsComb.sum(Base.COMB, s, negated, challenge);
        }
        table = EdwardsComb.of(negated, TEETH, BLOCKS);
        comb = new SoftReference<>(table);
        return EdwardsComb.sum(Base.COMB, s, table, challenge);
    }

    /** k of RFC 8032 section 5.1.7. */
    private BigInteger challenge(byte[] message, byte[] signature) {
        byte[] hashed = Arrays.copyOf(signature, 64 + message.length);
        System.arraycopy(encoded, 0, hashed, 32, 32);
        System.arraycopy(message, 0, hashed, 64, message.length);
        return littleEndian(Digests.sha512(hashed), 0, 64).mod(Curve.ED25519.order());
    }

    private static BigInteger littleEndian(byte[] bytes, int from, int length) {
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[i] = bytes[from + length - 1 - i];
        }
        return new BigInteger(1, big);
    }
}
