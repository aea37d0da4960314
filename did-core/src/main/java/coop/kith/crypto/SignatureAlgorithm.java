package coop.kith.crypto;

import coop.kith.key.KeyType;

/** A signature algorithm with everything fixed: curve, digest, and the form of the signature. */
public enum SignatureAlgorithm {
    /** RFC 8032 pure Ed25519; 64 bytes. */
    ED25519(KeyType.ED25519, 64),
    /** ECDSA on P-256 over SHA-256; r and s, 32 bytes each (IEEE P1363). */
    ES256(KeyType.P256, 64),
    /** ECDSA on P-384 over SHA-384; r and s, 48 bytes each. */
    ES384(KeyType.P384, 96),
    /** ECDSA on P-521 over SHA-512; r and s, 66 bytes each. */
    ES512(KeyType.P521, 132),
    /** ECDSA on secp256k1 over SHA-256; r and s, 32 bytes each, low s. */
    ES256K(KeyType.SECP256K1, 64),
    /** FIPS 204, pure, empty context; 2,420 bytes. */
    ML_DSA_44(KeyType.ML_DSA_44),
    /** FIPS 204, pure, empty context; 3,309 bytes. */
    ML_DSA_65(KeyType.ML_DSA_65),
    /** FIPS 204, pure, empty context; 4,627 bytes. */
    ML_DSA_87(KeyType.ML_DSA_87),
    /** FIPS 205, pure, empty context; 7,856 bytes. */
    SLH_DSA_SHA2_128S(KeyType.SLH_DSA_SHA2_128S);

    private final KeyType keyType;
    private final int signatureLength;

    SignatureAlgorithm(KeyType keyType, int signatureLength) {
        this.keyType = keyType;
        this.signatureLength = signatureLength;
    }

    SignatureAlgorithm(KeyType keyType) {
        this(keyType, keyType.scheme().signatureLength());
    }

    /** The one algorithm of a kind of key. Throws IllegalArgumentException for kinds that do not sign. */
    public static SignatureAlgorithm of(KeyType type) {
        return switch (type) {
            case ED25519 -> ED25519;
            case P256 -> ES256;
            case P384 -> ES384;
            case P521 -> ES512;
            case SECP256K1 -> ES256K;
            case ML_DSA_44 -> ML_DSA_44;
            case ML_DSA_65 -> ML_DSA_65;
            case ML_DSA_87 -> ML_DSA_87;
            case SLH_DSA_SHA2_128S -> SLH_DSA_SHA2_128S;
            case X25519, BLS12_381_G2 -> throw new IllegalArgumentException("a " + type + " key cannot sign");
        };
    }

    public KeyType keyType() {
        return keyType;
    }

    /** In bytes; every other length is refused. */
    public int signatureLength() {
        return signatureLength;
    }
}
