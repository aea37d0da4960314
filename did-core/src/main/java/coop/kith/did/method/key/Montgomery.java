package coop.kith.did.method.key;

import coop.kith.bytes.Bytes;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import java.math.BigInteger;

/**
 * From an Ed25519 public key to the X25519 public key of the same secret: u = (1 + y) / (1 - y) mod 2^255 - 19 (RFC 7748 section 4.1). Works on public
 * values only, so it need not take constant time.
 */
final class Montgomery {
    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final int LENGTH = 32;

    private Montgomery() {}

    static Result<PublicKey> of(PublicKey ed25519) {
        // The sign of x stands in the highest bit and has no part in u.
        BigInteger y = littleEndian(ed25519.encoded()).clearBit(255);
        // y = 1 is the neutral element, of small order: no PublicKey holds it, so the inverse exists.
        BigInteger u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(P))
                .mod(P);
        return PublicKey.of(KeyType.X25519, littleEndian(u));
    }

    private static BigInteger littleEndian(Bytes bytes) {
        byte[] reversed = new byte[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            reversed[LENGTH - 1 - at] = bytes.at(at);
        }
        return new BigInteger(1, reversed);
    }

    private static Bytes littleEndian(BigInteger number) {
        byte[] bytes = new byte[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            bytes[at] = number.shiftRight(8 * at).byteValue();
        }
        return Bytes.of(bytes);
    }
}
