package coop.kith.vc.proof.integrity;

import coop.kith.json.Jcs;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;

/**
 * Documents and proof options as canonical JSON, for suites whose proofs carry no {@code @context}: the document's own stands in what is signed instead
 * (di-quantum-safe 0.3, "Proof Configuration"). So a proof holds over the whole document with all of its contexts.
 */
final class WholeJcsTransformation implements Transformation {
    private static final String CONTEXT = "@context";

    @Override
    public JsonObject completed(JsonObject unsecured, JsonObject options) {
        return options;
    }

    @Override
    public Result<JsonObject> covered(JsonObject unsecured, JsonObject options) {
        return Result.ok(unsecured);
    }

    @Override
    public Result<byte[]> document(JsonObject covered, Digest digest) {
        return Jcs.canonicalize(covered);
    }

    @Override
    public Result<byte[]> configuration(JsonObject options, JsonObject covered, Digest digest) {
        JsonValue own = options.members().get(CONTEXT);
        JsonValue shared = covered.members().get(CONTEXT);
        if (own != null && !own.equals(shared)) {
            return Result.refused(Problem.of(
                    DiProblem.PROOF_TRANSFORMATION_ERROR,
                    "The proof has a @context of its own, other than the document's, which no signature of this kind"
                            + " covers.",
                    JsonPointer.of(CONTEXT)));
        }
        return Jcs.canonicalize(shared == null ? options : options.with(CONTEXT, shared));
    }
}
