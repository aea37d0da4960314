package coop.kith.cli.vectors;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code kith-vectors.json}, as the package documentation describes it. */
final class OwnManifest implements Layout {
    static final String FILE = "kith-vectors.json";

    @Override
    public boolean claims(Path file) {
        return VectorFolder.name(file).equals(FILE);
    }

    @Override
    public Result<List<VectorCase>> read(Path file) {
        Folder folder = Folder.of(file);
        return folder.object(FILE).flatMap(manifest -> {
            List<VectorCase> vectors = new ArrayList<>();
            List<JsonValue> stated = manifest.oneOrMany("vectors");
            for (int at = 0; at < stated.size(); at++) {
                Result<VectorCase> vector = stated.get(at) instanceof JsonObject object
                        ? vector(object, manifest.string("base").orElse(""), folder)
                        : Result.refused(Problem.of(VectorProblem.BAD_VECTOR, "A vector is no object."));
                if (!vector.isOk()) {
                    JsonPointer place = JsonPointer.of("vectors").append(at);
                    return Result.refused(vector.problems().stream()
                            .map(problem -> problem.under(place))
                            .toList());
                }
                vectors.add(vector.orThrow());
            }
            return Result.ok(List.copyOf(vectors));
        });
    }

    private static Result<VectorCase> vector(JsonObject json, String base, Folder folder) {
        return Fields.string(json, "id")
                .flatMap(id -> Fields.object(json, "expect")
                        .flatMap(expected -> Expectation.parse(expected, folder))
                        .flatMap(expected -> filled(json, folder)
                                .flatMap(Task::parse)
                                .map(task -> new VectorCase(
                                        id.contains(":") ? id : base + id,
                                        json.string("name").orElse(id),
                                        task,
                                        expected))));
    }

    /** With the documents in the places of their files' names. */
    private static Result<JsonObject> filled(JsonObject json, Folder folder) {
        Result<JsonObject> filled = Result.ok(json);
        for (String name : List.of("document", "credential", "schema")) {
            if (json.get(name).orElse(json) instanceof JsonString file) {
                filled = filled.flatMap(
                        before -> folder.object(file.value()).map(document -> before.with(name, document)));
            }
        }
        return json.get("nquads").orElse(json) instanceof JsonString file
                ? filled.flatMap(before -> folder.text(file.value()).map(text -> before.with("nquads", text)))
                : filled;
    }
}
