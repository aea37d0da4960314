package coop.kith.vc.proof.integrity;

import coop.kith.crypto.Signer;
import coop.kith.jcsproof.ProofValue;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adding a proof (Data Integrity 1.0 sections 4.2 and 4.3). */
final class ProofAddition {
    private ProofAddition() {}

    static Result<JsonObject> add(JsonObject document, ProofOptions options, Signer signer) {
        Optional<Recipe> recipe = options.suite().recipe(signer.algorithm());
        if (recipe.isEmpty()) {
            return refused(options.suite().id() + " does not sign with " + signer.algorithm()
                    + ", the algorithm of this key.");
        }
        List<JsonValue> present = document.oneOrMany("proof");
        if (present.size() >= DataIntegrity.MOST_PROOFS) {
            return refused(
                    "There are " + present.size() + " proofs on the document already; nobody would look at one more.");
        }
        return signed(document, options)
                .flatMap(signed -> proof(signed, options, recipe.get(), signer))
                .map(proof -> document.with("proof", appended(document, present, proof)));
    }

    /** The document as this proof signs it. */
    private static Result<JsonObject> signed(JsonObject document, ProofOptions options) {
        if (!document.has("proof")) {
            return options.previous().isEmpty()
                    ? Result.ok(document)
                    : refused("The proof is to follow " + options.previous()
                            + ", and there is no proof on the document.");
        }
        return ProofSet.read(document)
                .flatMap(proofs -> proofs.securedBefore(options.previous()))
                .fold(
                        Result::ok,
                        problems -> Result.refused(problems.stream()
                                .map(problem -> new Problem(
                                        DiProblem.PROOF_GENERATION_ERROR,
                                        problem.detail(),
                                        problem.where(),
                                        problem.context()))
                                .toList()));
    }

    private static Result<JsonObject> proof(JsonObject signed, ProofOptions options, Recipe recipe, Signer signer) {
        JsonObject completed = options.suite().transformation().completed(signed, options.json());
        return Hashing.hashData(options.suite(), recipe, signed, completed).flatMap(hashData -> {
            byte[] signature = signer.sign(hashData);
            return signature.length == recipe.algorithm().signatureLength()
                    ? Result.ok(completed.with("proofValue", ProofValue.encode(signature)))
                    : refused("The signer gave " + signature.length + " bytes where " + recipe.algorithm() + " has "
                            + recipe.algorithm().signatureLength() + ".");
        });
    }

    private static JsonValue appended(JsonObject document, List<JsonValue> present, JsonObject proof) {
        if (!document.has("proof")) {
            return proof;
        }
        List<JsonValue> all = new ArrayList<>(present);
        all.add(proof);
        return new JsonArray(all);
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DiProblem.PROOF_GENERATION_ERROR, detail));
    }
}
