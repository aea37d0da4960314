package coop.kith.crypto;

import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import java.security.SecureRandom;

/**
 * Signing and verifying behind one strict policy. Immutable, safe for many threads.
 */
public final class Cryptography {
    private Cryptography() {}

    /** Bouncy Castle alone. Nothing on the class path changes this. */
    public static Cryptography standard() {
        throw new AssertionError("not yet");
    }

    /**
     * Whether {@code signature} over {@code message} is by {@code key}: PASSED, FAILED, or UNDECIDED where no provider knows the algorithm.
     * The check is named {@code signature}.
     */
    public Check verify(PublicKey key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
        throw new AssertionError("not yet");
    }

    /** A new key pair of a type that can sign. */
    public SigningKey generate(KeyType type, SecureRandom random) {
        throw new AssertionError("not yet");
    }
}
