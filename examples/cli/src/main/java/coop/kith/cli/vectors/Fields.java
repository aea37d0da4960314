package coop.kith.cli.vectors;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;

/** Members that an object of ours must have. */
final class Fields {
    private Fields() {}

    static Result<JsonObject> object(JsonObject json, String name) {
        return required(json.object(name), json, name, "an object");
    }

    static Result<String> string(JsonObject json, String name) {
        return required(json.string(name), json, name, "a string");
    }

    static Result<JsonObject> objectOrEmpty(JsonObject json, String name) {
        return json.has(name) ? object(json, name) : Result.ok(JsonObject.empty());
    }

    private static <T> Result<T> required(Optional<T> found, JsonObject json, String name, String kind) {
        return found.map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                                VectorProblem.BAD_VECTOR,
                                "The member " + name + (json.has(name) ? " is not " + kind : " is missing") + ".",
                                JsonPointer.of(name))
                        .next("Write it as the documentation of coop.kith.cli.vectors says.")));
    }
}
