package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.CanonProblem;
import coop.kith.vc.proof.DiProblem;
import java.util.List;

/** From a covered document and a proof's options to the bytes that are signed. */
final class Hashing {
    private Hashing() {}

    static Result<byte[]> hashData(Cryptosuite.Simple suite, Recipe recipe, JsonObject covered, JsonObject options) {
        return hashData(suite, recipe, covered, options, new Forms());
    }

    static Result<byte[]> hashData(
            Cryptosuite.Simple suite, Recipe recipe, JsonObject covered, JsonObject options, Forms forms) {
        Transformation transformation = suite.transformation();
        Result<byte[]> hashData = transformation
                .configuration(options, covered, recipe.digest())
                .flatMap(configuration -> forms.document(transformation, covered, recipe.digest())
                        .map(document -> recipe.digest().hashData(configuration, document)));
        return hashData.fold(Result::ok, problems -> Result.refused(transformationErrors(problems)));
    }

    /** Pointers that do not fit are a matter of making a proof (vc-di-ecdsa 1.0 section 3.4.12); they never occur when one is verified. */
    private static DiProblem kind(Problem problem) {
        return problem.type() == CanonProblem.NOT_DIVISIBLE
                ? DiProblem.PROOF_GENERATION_ERROR
                : DiProblem.PROOF_TRANSFORMATION_ERROR;
    }

    /** The kind of problem that Data Integrity has a name for; the cause, and its place in what was canonicalized, stand beside it; what is Data Integrity's already stays. */
    static List<Problem> transformationErrors(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.type() instanceof DiProblem && problem.type() != DiProblem.PROOF_TRANSFORMATION_ERROR
                                ? problem
                                : Problem.of(kind(problem), problem.detail())
                                        .with("cause", problem.type().uri())
                                        .with("place", problem.where().toString()))
                .toList();
    }
}
