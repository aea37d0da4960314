package coop.kith.crypto.provider;

/** A public key as a provider keeps it: decoded once, used often, by many threads. */
@FunctionalInterface
public interface VerifyingKey {
    /**
     * Whether the signature's equation holds over {@code message} (not over a digest of it). Neither array is kept or changed.
     *
     * @param signature of the scheme's exact length
     */
    boolean verify(byte[] message, byte[] signature);
}
