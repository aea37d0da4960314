package coop.kith.vc.proof.integrity;

import coop.kith.crypto.Signer;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import java.util.ArrayList;
import java.util.List;

/** Adding a proof (Data Integrity 1.0 sections 4.2 and 4.3). */
final class ProofAddition {
    private ProofAddition() {}

    static Result<JsonObject> add(JsonObject document, ProofOptions options, Signer signer) {
        if (!options.suite().signsWith(signer.algorithm())) {
            return refused(options.suite().id() + " does not sign with " + signer.algorithm()
                    + ", the algorithm of this key.");
        }
        List<JsonValue> present = document.oneOrMany("proof");
        if (present.size() >= DataIntegrity.MOST_PROOFS) {
            return refused(
                    "There are " + present.size() + " proofs on the document already; nobody would look at one more.");
        }
        return signed(document, options)
                .flatMap(signed -> proof(signed, options, signer))
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

    private static Result<JsonObject> proof(JsonObject signed, ProofOptions options, Signer signer) {
        if (options.suite() instanceof Cryptosuite.Selective selective) {
            return base(signed, options, selective, signer);
        }
        Cryptosuite.Simple suite = (Cryptosuite.Simple) options.suite();
        return options.disclosure().isPresent()
                ? refused("What must be shown was named, and " + suite.id() + " signs the document as a whole.")
                : simple(signed, suite, options.json(), signer);
    }

    private static Result<JsonObject> base(
            JsonObject signed, ProofOptions options, Cryptosuite.Selective suite, Signer signer) {
        if (options.disclosure().isEmpty()) {
            return refused("What must be shown was not named, and with " + suite.id() + " the holder shows no more.");
        }
        if (!options.previous().isEmpty()) {
            return refused("A proof from which parts are shown cannot follow another proof, which covers the whole.");
        }
        return suite.base(signed, options.json(), options.disclosure().get(), signer)
                .fold(
                        value -> Result.ok(options.json().with("proofValue", value)),
                        problems -> Result.refused(Hashing.transformationErrors(problems)));
    }

    private static Result<JsonObject> simple(
            JsonObject signed, Cryptosuite.Simple suite, JsonObject options, Signer signer) {
        Recipe recipe = suite.recipe(signer.algorithm()).orElseThrow();
        JsonObject completed = suite.transformation().completed(signed, options);
        return Hashing.hashData(suite, recipe, signed, completed).flatMap(hashData -> {
            byte[] signature = signer.sign(hashData);
            return signature.length == recipe.algorithm().signatureLength()
                    ? Result.ok(completed.with("proofValue", suite.alphabet().encode(signature)))
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
