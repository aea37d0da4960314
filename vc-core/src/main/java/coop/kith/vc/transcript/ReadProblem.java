package coop.kith.vc.transcript;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Problems as they stand in a transcript: the kind by its URI and title alone. */
final class ReadProblem {
    private ReadProblem() {}

    private record Kind(String uri, String title) implements ProblemType {}

    static List<Problem> all(JsonObject entry) {
        List<Problem> problems = new ArrayList<>();
        entry.oneOrMany("problems").forEach(value -> {
            if (value instanceof JsonObject problem) {
                problems.add(of(problem));
            }
        });
        return problems;
    }

    static Problem of(JsonObject json) {
        Problem problem = Problem.of(
                new Kind(json.string("type").orElse(""), json.string("title").orElse("")),
                json.string("detail").orElse(""),
                JsonPointer.parse(json.string("pointer").orElse("")).fold(at -> at, malformed -> JsonPointer.root()));
        for (Map.Entry<String, JsonValue> fact :
                json.object("context").orElse(JsonObject.empty()).members().entrySet()) {
            if (fact.getValue() instanceof JsonString text) {
                problem = problem.with(fact.getKey(), text.value());
            }
        }
        return json.string("next").map(problem::next).orElse(problem);
    }
}
