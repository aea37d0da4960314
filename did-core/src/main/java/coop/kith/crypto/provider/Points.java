package coop.kith.crypto.provider;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether bytes are a public point that Kith takes. The answer depends on the bytes alone, on no provider, and so does every key's import.
 * Public values only; nothing here runs in constant time.
 */
public final class Points {
    private Points() {}

    /** What is wrong with a public key in its curve's form; empty when nothing is. X25519 takes every 32 bytes (RFC 7748 section 5). */
    public static Optional<PointFault> fault(Curve curve, byte[] publicKey) {
        return switch (curve) {
            case ED25519 -> Edwards.fault(publicKey);
            case X25519 ->
                publicKey.length == curve.publicKeyLength() ? Optional.empty() : Optional.of(PointFault.LENGTH);
            case P256, P384, P521, SECP256K1 -> Weierstrass.of(curve).fault(publicKey);
        };
    }

    /**
     * Whether the 32 bytes from {@code offset} on are the canonical form of an Ed25519 point of prime order: without fault, and without a component
     * of order 2, 4 or 8.
     */
    public static boolean isOfPrimeOrder(byte[] bytes, int offset) {
        return Edwards.isOfPrimeOrder(bytes, offset);
    }

    /** Whether the 32 bytes from {@code offset} on have a canonical Ed25519 y, and not that of the neutral element. */
    public static boolean isCanonicalAndNotNeutral(byte[] bytes, int offset) {
        return Edwards.isCanonicalAndNotNeutral(bytes, offset);
    }

    /** What is wrong with affine coordinates on a Weierstrass curve, each at the curve's exact length. */
    public static Optional<PointFault> fault(Curve curve, byte[] x, byte[] y) {
        return Weierstrass.of(curve).fault(x, y);
    }

    /** SEC 1 compressed form of coordinates that have no fault. */
    public static byte[] compress(byte[] x, byte[] y) {
        byte[] compressed = new byte[x.length + 1];
        compressed[0] = (byte) (2 + (y[y.length - 1] & 1));
        System.arraycopy(x, 0, compressed, 1, x.length);
        return compressed;
    }

    /** The x of a compressed point. */
    public static byte[] x(byte[] compressed) {
        return Arrays.copyOfRange(compressed, 1, compressed.length);
    }

    /** The y of a compressed point that has no fault. */
    public static byte[] y(Curve curve, byte[] compressed) {
        return Weierstrass.of(curve).y(compressed);
    }
}
