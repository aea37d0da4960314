package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.VerifyingKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 public key with its point decoded once. */
final class Ed25519Public implements VerifyingKey {
    private final Ed25519.PublicPoint point;

    Ed25519Public(byte[] encoded) {
        point = Ed25519.validatePublicKeyPartialExport(encoded, 0);
        if (point == null) {
            throw new IllegalArgumentException("an Ed25519 public key that was not checked before");
        }
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        return Ed25519.verify(signature, 0, point, message, 0, message.length);
    }
}
