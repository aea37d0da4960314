package coop.kith.crypto;

import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.PointFault;
import coop.kith.crypto.provider.Points;
import coop.kith.problem.Problem;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The one strict policy in front of every provider: what a signature must be like before anybody computes with it. */
final class SignaturePolicy {
    private SignaturePolicy() {}

    static Optional<Problem> fault(SignatureAlgorithm algorithm, byte[] signature) {
        if (signature.length != algorithm.signatureLength()) {
            return Optional.of(Problem.of(
                    CryptoProblem.SIGNATURE_LENGTH,
                    "a signature of " + algorithm + " has " + algorithm.signatureLength() + " bytes, this one "
                            + signature.length));
        }
        return algorithm == SignatureAlgorithm.ED25519 ? ed25519(signature) : ecdsa(algorithm, signature);
    }

    /** RFC 8032 section 5.1.7 with every decoding rule enforced. */
    private static Optional<Problem> ed25519(byte[] signature) {
        if (!isBelowOrder(signature)) {
            return malformed("S is not below the order of the base point");
        }
        Optional<PointFault> fault = Points.fault(Curve.ED25519, Arrays.copyOf(signature, 32));
        return fault.isPresent() ? malformed("R is no acceptable point: " + fault.get()) : Optional.empty();
    }

    private static boolean isBelowOrder(byte[] signature) {
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = signature[63 - i];
        }
        return new BigInteger(1, big).compareTo(Curve.ED25519.order()) < 0;
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

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(CryptoProblem.SIGNATURE_MALFORMED, detail));
    }
}
