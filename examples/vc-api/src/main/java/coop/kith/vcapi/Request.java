package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server was asked.
 *
 * @param path decoded once
 * @param accept the media types that the asker wants, empty for any
 */
record Request(String method, String path, Map<String, String> query, String accept, Bytes content) {
    Request {
        query = Map.copyOf(query);
    }

    Result<JsonObject> json() {
        return Json.parseObject(content.toArray(), JsonLimits.standard());
    }

    /** A member of the body that must be an object. */
    static Result<JsonObject> object(JsonObject body, String name) {
        return body.object(name)
                .map(Result::ok)
                .orElseGet(() -> Result.refused(Problem.of(
                        ApiProblem.MALFORMED_REQUEST,
                        "The request has no object " + name + ".",
                        JsonPointer.of(name))));
    }

    /** Options may be absent. */
    static Result<JsonObject> options(JsonObject body) {
        return body.has("options") ? object(body, "options") : Result.ok(JsonObject.empty());
    }

    static Optional<String> text(JsonObject options, String name) {
        return options.string(name);
    }

    /** An option that is a list of pointers into the credential; absent is none. */
    static Result<List<JsonPointer>> pointers(JsonObject options, String name) {
        List<JsonPointer> pointers = new java.util.ArrayList<>();
        for (var item : options.oneOrMany(name)) {
            Result<JsonPointer> read = item instanceof JsonString text
                    ? JsonPointer.parse(text.value())
                    : Result.refused(Problem.of(
                            ApiProblem.MALFORMED_REQUEST, name + " lists something that is no JSON pointer."));
            List<Problem> problems = read.fold(
                    pointer -> {
                        pointers.add(pointer);
                        return List.of();
                    },
                    found -> found);
            if (!problems.isEmpty()) {
                return Result.refused(problems);
            }
        }
        return Result.ok(List.copyOf(pointers));
    }
}
