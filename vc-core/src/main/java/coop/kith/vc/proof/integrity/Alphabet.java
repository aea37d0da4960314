package coop.kith.vc.proof.integrity;

import coop.kith.bytes.Base64Url;
import coop.kith.jcsproof.ProofValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import java.util.Optional;

/** The multibase text of a suite's {@code proofValue} (CID 1.0 section 2.4), read strictly: each proof value has one text. */
public enum Alphabet {
    /** {@code z} and base58btc; for values of a hundred bytes or so, since reading takes time quadratic in them. */
    BASE58,
    /** {@code u} and base64url without padding. */
    BASE64_URL;

    private static final char BASE64_PREFIX = 'u';

    String encode(byte[] value) {
        return this == BASE58 ? ProofValue.encode(value) : BASE64_PREFIX + Base64Url.encode(value);
    }

    /** A signature of exactly {@code length} bytes. */
    Result<byte[]> decode(String text, int length) {
        return this == BASE58
                ? ProofValue.decode(text, length)
                : base64Url(text, length)
                        .filter(value -> value.length == length)
                        .map(Result::ok)
                        .orElseGet(() -> Result.refused(Problem.of(
                                        DiProblem.PROOF_VERIFICATION_ERROR,
                                        "The proofValue, of " + text.length()
                                                + " characters, is not \"u\" followed by " + length
                                                + " bytes in base64url without padding.",
                                        JsonPointer.of("proofValue"))
                                .next("Copy the proof again, whole and unchanged; if it still fails,"
                                        + " the issuer's software made it wrongly.")));
    }

    /** What stands behind {@code u}, of at most {@code most} bytes. */
    public static Optional<byte[]> base64Url(String text, int most) {
        return text.isEmpty() || text.charAt(0) != BASE64_PREFIX || text.length() > 2 + most / 3 * 4 + 4
                ? Optional.empty()
                : Base64Url.decode(text.substring(1)).filter(value -> value.length <= most);
    }
}
