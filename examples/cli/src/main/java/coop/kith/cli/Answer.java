package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.vc.verdict.ProblemJson;
import java.util.List;

/**
 * What a command found out, once for machines and once for people.
 *
 * @param text what a person reads; without a newline at its end
 * @param complaint what goes to standard error beside the text, so that a file of answers holds answers only; without a newline at its end
 */
record Answer(Exit exit, JsonObject json, String text, String complaint) {
    Answer(Exit exit, JsonObject json, String text) {
        this(exit, json, text, "");
    }

    /** Problems instead of an answer: the input was malformed, or what it names is not there. */
    static Answer refused(List<Problem> problems) {
        return new Answer(CliProblem.exit(problems), problemsJson(problems), "", Wording.problems(problems));
    }

    static Answer refused(Problem problem) {
        return refused(List.of(problem));
    }

    static JsonObject problemsJson(List<Problem> problems) {
        return JsonObject.empty().with("problems", problemArray(problems));
    }

    static JsonArray problemArray(List<Problem> problems) {
        return new JsonArray(List.copyOf(problems.stream().map(ProblemJson::of).toList()));
    }
}
