package coop.kith.vc.proof;

import coop.kith.did.document.VerificationMethod;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What a securing mechanism found on one document.
 *
 * @param check named {@code proofs}, with a part for each proof
 * @param covered the document as far as every proof speaks for it, its proofs included; present exactly when the check passed
 * @param methods the verification methods of the proofs, in the proofs' order; those of proofs that did not hold are among them, so nothing follows from
 *     them unless the check passed
 * @param held the proofs that hold over {@code covered}, in their order; empty unless the check passed
 */
public record ProofCheck(
        Check check, Optional<JsonObject> covered, List<VerificationMethod> methods, List<HeldProof> held) {
    public ProofCheck {
        methods = List.copyOf(methods);
        held = List.copyOf(held);
        if (covered.isPresent() != (check.outcome() == Outcome.PASSED)) {
            throw new IllegalArgumentException("a document is covered when, and only when, its proofs passed");
        }
    }

    /** Proofs that did not pass. */
    public static ProofCheck without(Check check, List<VerificationMethod> methods) {
        return new ProofCheck(check, Optional.empty(), methods, List.of());
    }
}
