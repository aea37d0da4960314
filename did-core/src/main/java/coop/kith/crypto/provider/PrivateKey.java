package coop.kith.crypto.provider;

/** A private key as a provider keeps it. Its text form shows nothing of it; safe for many threads. */
public interface PrivateKey {
    /** The public half, in the scheme's public form. */
    byte[] publicKey();

    /** A signature over {@code message} (not over a digest of it), deterministic: RFC 8032, RFC 6979, FIPS 204 or FIPS 205. */
    byte[] sign(byte[] message);
}
