package coop.kith.key;

import coop.kith.crypto.provider.Curve;

/** The kinds of public key Kith knows. */
public enum KeyType {
    /** Ed25519 (RFC 8032); 32 bytes. */
    ED25519(Curve.ED25519),
    /** X25519 (RFC 7748), key agreement only; 32 bytes. */
    X25519(Curve.X25519),
    /** NIST P-256; 33 bytes, SEC 1 compressed. */
    P256(Curve.P256),
    /** NIST P-384; 49 bytes, SEC 1 compressed. */
    P384(Curve.P384),
    /** NIST P-521; 67 bytes, SEC 1 compressed. */
    P521(Curve.P521),
    /** secp256k1; 33 bytes, SEC 1 compressed. */
    SECP256K1(Curve.SECP256K1);

    private final Curve curve;

    KeyType(Curve curve) {
        this.curve = curve;
    }

    public Curve curve() {
        return curve;
    }

    /** Whether keys of this kind sign; the others only agree on secrets. */
    public boolean signs() {
        return curve.signs();
    }
}
