package coop.kith.crypto.provider;

/**
 * The signature schemes that no known quantum algorithm breaks. All are used pure, with an empty context, in their deterministic variant. Every string of the
 * right length is a public key: there is no point to be off a curve.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.204">FIPS 204 section 4, tables 1 and 2</a>
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.205">FIPS 205 section 11, table 2</a>
 */
public enum QuantumSafe implements Scheme {
    /** Private: the 32-byte seed of FIPS 204 algorithm 6. */
    ML_DSA_44(32, 1312, 2420),
    /** Private: the 32-byte seed of FIPS 204 algorithm 6. */
    ML_DSA_65(32, 1952, 3309),
    /** Private: the 32-byte seed of FIPS 204 algorithm 6. */
    ML_DSA_87(32, 2592, 4627),
    /** Private: SK.seed, SK.prf and PK.seed, 16 bytes each, of which FIPS 205 algorithm 18 makes the rest. */
    SLH_DSA_SHA2_128S(48, 32, 7856);

    private final int privateKeyLength;
    private final int publicKeyLength;
    private final int signatureLength;

    QuantumSafe(int privateKeyLength, int publicKeyLength, int signatureLength) {
        this.privateKeyLength = privateKeyLength;
        this.publicKeyLength = publicKeyLength;
        this.signatureLength = signatureLength;
    }

    @Override
    public int privateKeyLength() {
        return privateKeyLength;
    }

    @Override
    public int publicKeyLength() {
        return publicKeyLength;
    }

    @Override
    public int signatureLength() {
        return signatureLength;
    }
}
