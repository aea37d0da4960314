package coop.kith.benchmarks;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Outcome;

/** One signature, checked by Kith with its policy in front, and by Bouncy Castle alone. The key is known beforehand to both. */
final class SignatureCheck {
    /** As long as a pair of SHA-256 digests, which is what Data Integrity signs. */
    private static final int MESSAGE_BYTES = 64;

    private final Cryptography cryptography = Cryptography.standard();
    private final SigningKey signer;
    private final PublicKey key;
    private final BouncyCastleAlone.Verification alone;
    private final byte[] message = new byte[MESSAGE_BYTES];
    private final byte[] signature;

    SignatureCheck(KeyType type) {
        signer = Keys.of(type);
        key = signer.publicKey();
        alone = BouncyCastleAlone.verification(key);
        signature = signer.sign(message);
    }

    boolean ours() {
        return cryptography.verify(key, signer.algorithm(), message, signature).outcome() == Outcome.PASSED;
    }

    boolean alone() {
        return alone.verify(message, signature);
    }
}
