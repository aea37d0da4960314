package coop.kith.key;

/** The kinds of public key Kith knows. */
public enum KeyType {
    /** Ed25519 (RFC 8032); 32 bytes. */
    ED25519,
    /** X25519 (RFC 7748), key agreement only; 32 bytes. */
    X25519,
    /** NIST P-256; 33 bytes, SEC 1 compressed. */
    P256,
    /** NIST P-384; 49 bytes, SEC 1 compressed. */
    P384,
    /** NIST P-521; 67 bytes, SEC 1 compressed. */
    P521,
    /** secp256k1; 33 bytes, SEC 1 compressed. */
    SECP256K1
}
