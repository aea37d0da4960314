package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.proof.DiProblem;
import java.util.List;

/** From a covered document and a proof's options to the bytes that are signed. */
final class Hashing {
    private Hashing() {}

    static Result<byte[]> hashData(Cryptosuite.Simple suite, Recipe recipe, JsonObject covered, JsonObject options) {
        Transformation transformation = suite.transformation();
        Result<byte[]> hashData = transformation
                .configuration(options, covered, recipe.digest())
                .flatMap(configuration -> transformation
                        .document(covered, recipe.digest())
                        .map(document -> recipe.digest().hashData(configuration, document)));
        return hashData.fold(Result::ok, problems -> Result.refused(transformationErrors(problems)));
    }

    /** The kind of problem that Data Integrity has a name for; the cause, and its place in what was canonicalized, stand beside it; what is Data Integrity's already stays. */
    static List<Problem> transformationErrors(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.type() instanceof DiProblem && problem.type() != DiProblem.PROOF_TRANSFORMATION_ERROR
                                ? problem
                                : Problem.of(DiProblem.PROOF_TRANSFORMATION_ERROR, problem.detail())
                                        .with("cause", problem.type().uri())
                                        .with("place", problem.where().toString()))
                .toList();
    }
}
