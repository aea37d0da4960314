package coop.kith.crypto;

import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.Points;
import coop.kith.crypto.provider.Scalars;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The one strict policy in front of every provider: what a key and a signature must be like, whoever computes.
 *
 * <p>Ed25519: exactly 64 bytes; S below L; R canonical, on the curve, not of small order; the key likewise (its import saw to that); and neither
 * with a component of small order. Under the last rule the cofactored, the cofactorless and every mixed verification equation are one, so that
 * providers, which differ in it, cannot differ in their verdict. ECDSA: r and s side by side at the curve's exact length, each from 1 to n - 1;
 * on secp256k1 s is at most n/2, so that nobody makes a second signature from the first. On the NIST curves both values of s are taken, since
 * signers in the field draw either. ML-DSA and SLH-DSA: the exact length; their verification is defined to the last bit, so there is nothing else on
 * which implementations may differ, and the published vectors hold the one that runs to it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7">RFC 8032 section 5.1.7</a>
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.186-5">FIPS 186-5 section 6.4.2</a>
 */
final class SignaturePolicy {
    /** L of RFC 8032 section 5.1, little end first. */
    private static final byte[] ORDER = littleEndian(Curve.ED25519.order());

    private SignaturePolicy() {}

    /** What stands against this signature by this key before anybody computes with them, R aside; empty when nothing does. */
    static Optional<Problem> fault(PublicKey key, SignatureAlgorithm algorithm, byte[] signature) {
        if (signature.length != algorithm.signatureLength()) {
            return Optional.of(Problem.of(
                    CryptoProblem.SIGNATURE_LENGTH,
                    "a signature of " + algorithm + " has " + algorithm.signatureLength() + " bytes, this one "
                            + signature.length));
        }
        if (algorithm.keyType().isQuantumSafe()) {
            return Optional.empty();
        }
        return algorithm == SignatureAlgorithm.ED25519 ? ed25519(key, signature) : ecdsa(algorithm, signature);
    }

    private static Optional<Problem> ed25519(PublicKey key, byte[] signature) {
        if (!key.hasPrimeOrder()) {
            return Optional.of(Problem.of(
                            CryptoProblem.KEY_AMBIGUOUS,
                            "this Ed25519 key has a component of small order, and implementations differ on its"
                                    + " signatures: "
                                    + Multikey.encode(key))
                    .next("make a new key; no key made by RFC 8032 is like this"));
        }
        if (!isBelowOrder(signature)) {
            return malformed("S is not below the order of the base point");
        }
        return Optional.empty();
    }

    /**
     * What stands against R. Where the cofactorless equation was found to hold, R is [S]B - [k]A, a multiple of the base point: of prime order
     * without a test, once it is not the neutral element and has its one form. In every other case the test is made; it costs a fifth of a verification.
     */
    static Optional<Problem> faultOfNonce(byte[] signature, boolean isKnownToBeMultipleOfBase) {
        boolean good = isKnownToBeMultipleOfBase
                ? Points.isCanonicalAndNotNeutral(signature, 0)
                : Points.isOfPrimeOrder(signature, 0);
        return good ? Optional.empty() : malformed("R is no point of prime order in its canonical form");
    }

    /** Compared from the high end: L is 2^252 and a little more, so that almost every S is decided by its first byte. */
    private static boolean isBelowOrder(byte[] signature) {
        for (int i = 31; i >= 0; i--) {
            int difference = Byte.compareUnsigned(signature[32 + i], ORDER[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    /** FIPS 186-5 section 6.4.2 step 1; low s on secp256k1, so that no second signature over the same message is made from the first. */
    private static Optional<Problem> ecdsa(SignatureAlgorithm algorithm, byte[] signature) {
        Curve curve = algorithm.keyType().curve();
        int length = curve.scalarLength();
        BigInteger r = new BigInteger(1, signature, 0, length);
        BigInteger s = new BigInteger(1, signature, length, length);
        if (!isInRange(r, curve) || !isInRange(s, curve)) {
            return malformed("r and s must be from 1 to n - 1 of " + curve);
        }
        if (curve == Curve.SECP256K1 && s.compareTo(curve.order().shiftRight(1)) > 0) {
            return malformed("s must be the smaller of s and n - s");
        }
        return Optional.empty();
    }

    private static boolean isInRange(BigInteger number, Curve curve) {
        return number.signum() > 0 && number.compareTo(curve.order()) < 0;
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] big = Scalars.bigEndian(number, 32);
        byte[] little = new byte[32];
        for (int i = 0; i < 32; i++) {
            little[i] = big[31 - i];
        }
        return little;
    }

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(CryptoProblem.SIGNATURE_MALFORMED, detail));
    }
}
