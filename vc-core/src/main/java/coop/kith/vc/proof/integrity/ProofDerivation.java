package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Making a derived proof of a base proof (vc-di-ecdsa 1.0 section 3.5.6, "Add Derived Proof", and its likes). */
final class ProofDerivation {
    private ProofDerivation() {}

    static Result<JsonObject> derive(
            JsonObject secured, List<JsonPointer> selected, Collection<? extends Cryptosuite> suites) {
        return ProofSet.read(secured)
                .fold(
                        proofs -> derive(proofs, selected, suites),
                        problems -> refused(problems.get(0).detail()));
    }

    private static Result<JsonObject> derive(
            ProofSet proofs, List<JsonPointer> selected, Collection<? extends Cryptosuite> suites) {
        for (int index = 0; index < proofs.size(); index++) {
            JsonObject proof = proofs.proof(index);
            Optional<Cryptosuite.Selective> suite = suite(proof, suites);
            if (suite.isPresent()) {
                return derive(proofs.unsecured(), proof, suite.get(), selected);
            }
        }
        return refused("No proof on the document is one from which parts can be shown; those are of the cryptosuites "
                + suites.stream()
                        .filter(Cryptosuite.Selective.class::isInstance)
                        .map(Cryptosuite::id)
                        .sorted()
                        .toList()
                + ".");
    }

    private static Result<JsonObject> derive(
            JsonObject unsecured, JsonObject proof, Cryptosuite.Selective suite, List<JsonPointer> selected) {
        if (proof.has("previousProof")) {
            return refused(
                    "The proof follows another one, which covers the whole document and would have to be shown.");
        }
        JsonObject options = proof.without("proofValue");
        return suite.derive(unsecured, options, proof.string("proofValue").orElse(""), selected)
                .fold(
                        derived -> Result.ok(
                                derived.revealed().with("proof", options.with("proofValue", derived.value()))),
                        problems -> Result.refused(Hashing.transformationErrors(problems)));
    }

    private static Optional<Cryptosuite.Selective> suite(JsonObject proof, Collection<? extends Cryptosuite> suites) {
        String type = proof.string("type").orElse("");
        String name = proof.string("cryptosuite").orElse("");
        return suites.stream()
                .filter(Cryptosuite.Selective.class::isInstance)
                .map(Cryptosuite.Selective.class::cast)
                .filter(suite -> suite.id().equals(name) && suite.proofType().equals(type))
                .findFirst();
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DiProblem.PROOF_GENERATION_ERROR, detail));
    }
}
