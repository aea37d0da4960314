package coop.kith.crypto;

import coop.kith.bytes.Bytes;
import coop.kith.key.KeyType;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;

/** A private key in memory. Its bytes appear in no text, record or log; reading them takes a {@link SecretAccess}. */
public final class SigningKey implements Signer {
    private SigningKey() {}

    /**
     * From private bytes: the 32-byte seed of Ed25519 (RFC 8032 section 5.1.5), or the big-endian scalar at the curve's length.
     */
    public static Result<SigningKey> of(
            KeyType type, byte[] privateBytes, Cryptography cryptography, SecretAccess access) {
        throw new AssertionError("not yet");
    }

    @Override
    public PublicKey publicKey() {
        throw new AssertionError("not yet");
    }

    @Override
    public SignatureAlgorithm algorithm() {
        throw new AssertionError("not yet");
    }

    @Override
    public byte[] sign(byte[] message) {
        throw new AssertionError("not yet");
    }

    /** A copy of the private bytes, in the form {@link #of} takes; the caller wipes it. */
    public byte[] privateBytes(SecretAccess access) {
        throw new AssertionError("not yet");
    }

    /** The key's type and public half only. */
    @Override
    public String toString() {
        return "SigningKey[" + publicKey().type() + ' '
                + Bytes.of(publicKey().encoded().toArray()) + ']';
    }
}
