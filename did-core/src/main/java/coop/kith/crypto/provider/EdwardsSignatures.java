package coop.kith.crypto.provider;

import java.util.Set;

/**
 * Ed25519 verification of our own: the equation of RFC 8032 section 5.1.7 without the cofactor, on the arithmetic that the policy's prime-order test brings along. It
 * verifies and does nothing else: no secret comes near it.
 *
 * <p>It is here for its speed. [S]B - [k]A is computed and compared with R as bytes, so that R needs neither decoding nor a test of its order; and a key that verifies
 * again and again, as those of a log and of an issuer do, gets a table ({@link EdwardsComb}), by which a signature costs a third. Where no table is there,
 * it costs what it does elsewhere.
 *
 * <p>A fault in the arithmetic would refuse good signatures and hardly let a bad one through: whoever forges must name R before the hash that decides what R has to be.
 *
 * <p>Right only for keys of prime order, which {@link CryptoProvider} promises nothing about: the policy in front refuses the others.
 */
public final class EdwardsSignatures implements CryptoProvider {
    private static final Set<Scheme> VERIFIES = Set.of(Curve.ED25519);

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
        return new EdwardsPublic(publicKey);
    }

    @Override
    public boolean isCofactorless() {
        return true;
    }
}
