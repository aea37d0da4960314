package coop.kith.jcsproof;

import coop.kith.key.Base58;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;

/** The text form of a signature in {@code proofValue}: {@code z} and base58btc (CID 1.0 section 2.4), read strictly. */
public final class ProofValue {
    private ProofValue() {}

    public static String encode(byte[] signature) {
        return Base58.encode(signature);
    }

    /** The signature, of exactly {@code length} bytes; each signature has one text. */
    public static Result<byte[]> decode(String text, int length) {
        Optional<byte[]> signature = Base58.decode(text, length);
        return signature.isPresent() && signature.get().length == length
                ? Result.ok(signature.get())
                : refused(text, length);
    }

    private static Result<byte[]> refused(String text, int length) {
        return Result.refused(
                Problem.of(
                                JcsProofProblem.PROOF_VERIFICATION_ERROR,
                                "The proofValue, of " + text.length() + " characters, is not \"z\" followed by "
                                        + length + " bytes in base58btc.",
                                JsonPointer.of("proofValue"))
                        .next(
                                "Copy the proof again, whole and unchanged; if it still fails, the issuer's software made it wrongly."));
    }
}
