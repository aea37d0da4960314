package coop.kith.crypto.provider;

import java.util.Set;

/**
 * ECDSA verification on P-256 of our own, FIPS 186-5 section 6.4.2. It verifies and does nothing else: no secret comes near it.
 *
 * <p>It is here for its speed. What is shown of a credential under ecdsa-sd-2023 carries a signature for each statement, by a key that was drawn for it alone; a library that
 * keeps tables for the base point, but none for such a key, spends most of its time on doublings that a table of a few sums saves.
 *
 * <p>A fault in the arithmetic would refuse good signatures and hardly let a bad one through: whoever forges would have to find a sum that goes wrong in the direction of the r that he named before.
 */
public final class P256Signatures implements CryptoProvider {
    private static final Set<Scheme> VERIFIES = Set.of(Curve.P256);

    @Override
    public String name() {
        return "Kith";
    }

    @Override
    public Set<Scheme> verifies() {
        return VERIFIES;
    }

    @Override
    public VerifyingKey verifyingKey(Scheme scheme, byte[] publicKey) {
        if (!VERIFIES.contains(scheme)) {
            throw new IllegalArgumentException("nothing here verifies " + scheme);
        }
        return new P256Public(publicKey);
    }
}
