package coop.kith.crypto;

import coop.kith.key.PublicKey;

/**
 * Something that signs with one key: a key in memory, in a file, in a card, or in a service far away. There is no way to its private bytes.
 * Implementations are safe for use by many threads. A key in a service far away, which is asked once for its public half and then for each signature:
 *
 * <pre>{@code
 * record KeyService(PublicKey publicKey, SignatureAlgorithm algorithm, UnaryOperator<byte[]> service) implements Signer {
 *     public byte[] sign(byte[] message) {
 *         return service.apply(message);
 *     }
 * }
 * }</pre>
 */
public interface Signer {
    PublicKey publicKey();

    SignatureAlgorithm algorithm();

    /**
     * The signature over {@code message} (not over a digest of it), in the form {@link #algorithm()} states.
     * Throws an unchecked exception when the key cannot be reached.
     */
    byte[] sign(byte[] message);
}
