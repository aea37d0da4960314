package coop.kith.crypto.provider;

import java.util.Optional;
import java.util.Set;

/**
 * The seam in front of a cryptographic library. A provider computes; it judges nothing: lengths, ranges, canonical forms and points have been
 * checked before it is asked, the same way for every provider. Implementations hold no state that changes and are safe for many threads.
 *
 * <p>Forms: public keys as {@link Scheme#publicKeyLength()} says; private keys are the 32-byte seed of Ed25519, the big-endian scalar at
 * {@link Curve#scalarLength()}, or what {@link QuantumSafe} says; signatures are those of RFC 8032, r and s side by side (IEEE P1363), or those of
 * FIPS 204 and 205, pure and with an empty context.
 */
public interface CryptoProvider {
    /** A short name for people and benchmark tables. */
    String name();

    /** What this provider verifies. */
    Set<Scheme> verifies();

    /** What this provider signs and derives public keys with; ECDSA only with the nonce of RFC 6979, the quantum-safe ones without randomness. Nothing, unless it says so. */
    default Set<Scheme> signs() {
        return Set.of();
    }

    /** A checked public key, made ready for many verifications. {@code scheme} is one of {@link #verifies()}. */
    VerifyingKey verifyingKey(Scheme scheme, byte[] publicKey);

    /**
     * Whether an Ed25519 signature by a key of prime order passes here only if R is the point [S]B - [k]A itself, and not merely one that differs
     * from it by a point of small order. Then a signature that passed needs no further look at R. {@code false} is always safe.
     */
    default boolean isCofactorless() {
        return false;
    }

    /** A checked private key, made ready for many signatures. {@code scheme} is one of {@link #signs()}; {@code privateKey} is copied. Throws IllegalArgumentException where nothing is signed. */
    default PrivateKey privateKey(Scheme scheme, byte[] privateKey) {
        throw new IllegalArgumentException(name() + " signs nothing here: " + scheme);
    }

    /** The password hash of encrypted files, where this provider has it. */
    default Optional<Argon2id> argon2id() {
        return Optional.empty();
    }
}
