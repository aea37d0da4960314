package coop.kith.crypto.provider;

import java.math.BigInteger;

/**
 * The curves Kith knows, with the numbers that the checks in front of every provider need.
 * With a curve goes its one signature scheme: pure Ed25519, or ECDSA over the digest of the curve's size.
 *
 * @see <a href="https://www.secg.org/sec2-v2.pdf">SEC 2, version 2.0, sections 2.4 to 2.6</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1">RFC 8032 section 5.1</a>
 */
public enum Curve implements Scheme {
    /** Edwards form of Curve25519; signs. */
    ED25519(32, 32, 64, "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"),
    /** Montgomery form of Curve25519; key agreement only. */
    X25519(32, 32, 0, "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"),
    /** secp256r1, with SHA-256. */
    P256(32, 33, 64, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
    /** secp384r1, with SHA-384. */
    P384(
            48,
            49,
            96,
            "ffffffffffffffffffffffffffffffffffffffffffffffff" + "c7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
    /** secp521r1, with SHA-512. */
    P521(
            66,
            67,
            132,
            "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "a51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"),
    /** secp256k1, with SHA-256. */
    SECP256K1(32, 33, 64, "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    private final int scalarLength;
    private final int publicKeyLength;
    private final int signatureLength;
    private final BigInteger order;

    Curve(int scalarLength, int publicKeyLength, int signatureLength, String order) {
        this.scalarLength = scalarLength;
        this.publicKeyLength = publicKeyLength;
        this.signatureLength = signatureLength;
        this.order = new BigInteger(order, 16);
    }

    /** Bytes of a private key (a seed on Ed25519), of one coordinate, and of half a signature. */
    public int scalarLength() {
        return scalarLength;
    }

    @Override
    public int privateKeyLength() {
        return scalarLength;
    }

    /** Bytes of a public key: 32 on Curve25519, SEC 1 compressed on the others. */
    @Override
    public int publicKeyLength() {
        return publicKeyLength;
    }

    /** Bytes of a signature; 0 where the curve does not sign. */
    @Override
    public int signatureLength() {
        return signatureLength;
    }

    /** The order of the base point. */
    public BigInteger order() {
        return order;
    }
}
