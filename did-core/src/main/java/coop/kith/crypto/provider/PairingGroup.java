package coop.kith.crypto.provider;

/**
 * Groups of the pairing-friendly curve BLS12-381 that public keys live in. Kith reads and writes such keys; what signs with them is not a signature over a
 * message alone, so it does not go through {@link VerifyingKey}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-pairing-friendly-curves-11#section-4.2.1">Pairing-Friendly Curves, draft 11, section 4.2.1</a>
 */
public enum PairingGroup implements Scheme {
    /** The subgroup of prime order on the twist; 96 bytes, compressed. */
    BLS12_381_G2;

    @Override
    public int privateKeyLength() {
        return 0;
    }

    @Override
    public int publicKeyLength() {
        return 96;
    }

    @Override
    public int signatureLength() {
        return 0;
    }
}
