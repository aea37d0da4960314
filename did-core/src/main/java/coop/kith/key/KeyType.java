package coop.kith.key;

import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PairingGroup;
import coop.kith.crypto.provider.QuantumSafe;
import coop.kith.crypto.provider.Scheme;

/** The kinds of public key Kith knows. */
@SuppressWarnings("ImmutableEnumChecker") // each Scheme is a constant of an enum itself
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
    SECP256K1(Curve.SECP256K1),
    /** ML-DSA-44 (FIPS 204); 1,312 bytes. */
    ML_DSA_44(QuantumSafe.ML_DSA_44),
    /** ML-DSA-65 (FIPS 204); 1,952 bytes. */
    ML_DSA_65(QuantumSafe.ML_DSA_65),
    /** ML-DSA-87 (FIPS 204); 2,592 bytes. */
    ML_DSA_87(QuantumSafe.ML_DSA_87),
    /** SLH-DSA-SHA2-128s (FIPS 205); 32 bytes. */
    SLH_DSA_SHA2_128S(QuantumSafe.SLH_DSA_SHA2_128S),
    /** BLS12-381, second group; 96 bytes, compressed. Read and written, no more. */
    BLS12_381_G2(PairingGroup.BLS12_381_G2);

    private final Scheme scheme;

    KeyType(Scheme scheme) {
        this.scheme = scheme;
    }

    /** What keys of this kind compute with. */
    public Scheme scheme() {
        return scheme;
    }

    /** The curve of an elliptic-curve key. Throws IllegalArgumentException for the other kinds: their lengths are those of {@link #scheme()}. */
    public Curve curve() {
        if (scheme instanceof Curve curve) {
            return curve;
        }
        throw new IllegalArgumentException("a " + this + " key is on none of the curves");
    }

    /** Whether no known quantum algorithm forges signatures by keys of this kind. */
    public boolean isQuantumSafe() {
        return scheme instanceof QuantumSafe;
    }

    /** Whether keys of this kind agree on secrets (RFC 8037 section 3.2, RFC 7518 section 4.6). */
    public boolean agrees() {
        return scheme instanceof Curve && scheme != Curve.ED25519;
    }

    /** Whether keys of this kind sign messages; the others agree on secrets, or are for proofs of their own. */
    public boolean signs() {
        return scheme.signs();
    }
}
