package coop.kith.key;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Result;

/** A public key that passed every import check: exact length, a point on its curve, no small-order or non-canonical Ed25519 point. */
public final class PublicKey {
    private final KeyType type;
    private final Bytes encoded;

    private PublicKey(KeyType type, Bytes encoded) {
        this.type = type;
        this.encoded = encoded;
    }

    /** Checks and takes the key's raw form: 32 bytes for Ed25519 and X25519, SEC 1 compressed for the others. */
    public static Result<PublicKey> of(KeyType type, Bytes encoded) {
        throw new AssertionError("not yet" + new PublicKey(type, encoded));
    }

    public KeyType type() {
        return type;
    }

    /** 32 bytes for Ed25519 and X25519, SEC 1 compressed for the others. */
    public Bytes encoded() {
        return encoded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && key.type == type && key.encoded.equals(encoded);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + encoded.hashCode();
    }

    @Override
    public String toString() {
        return type + " " + encoded;
    }
}
