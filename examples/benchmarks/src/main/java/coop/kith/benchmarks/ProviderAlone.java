package coop.kith.benchmarks;

import coop.kith.crypto.provider.PrivateKey;
import coop.kith.crypto.provider.VerifyingKey;
import coop.kith.crypto.provider.bc.BouncyCastle;
import coop.kith.key.KeyType;

/** The one signature that a proof is made of, by Kith's provider with nothing in front of it; both halves of the key are ready beforehand. */
final class ProviderAlone {
    /** As long as a pair of SHA-256 digests, which is what Data Integrity signs. */
    private static final int MESSAGE_BYTES = 64;

    private final byte[] message = new byte[MESSAGE_BYTES];
    private final PrivateKey privateKey;
    private final VerifyingKey verifyingKey;
    private final byte[] signature;

    ProviderAlone(KeyType type) {
        BouncyCastle provider = new BouncyCastle();
        privateKey = provider.privateKey(type.scheme(), Keys.secret(type));
        verifyingKey = provider.verifyingKey(type.scheme(), privateKey.publicKey());
        signature = sign();
    }

    boolean verify() {
        return verifyingKey.verify(message, signature);
    }

    byte[] sign() {
        return privateKey.sign(message);
    }
}
