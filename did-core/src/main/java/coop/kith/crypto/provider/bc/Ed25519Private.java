package coop.kith.crypto.provider.bc;

import coop.kith.crypto.provider.PrivateKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 seed with its public half, which signing needs each time. */
final class Ed25519Private implements PrivateKey {
    private final byte[] seed;
    private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

    Ed25519Private(byte[] seed) {
        this.seed = seed.clone();
        Ed25519.generatePublicKey(this.seed, 0, publicKey, 0);
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
