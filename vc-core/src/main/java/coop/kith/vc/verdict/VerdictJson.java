package coop.kith.vc.verdict;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict with its protocol, for programs. Stable shape:
 *
 * <pre>{@code
 * {"verdict": "accepted" | "rejected" | "undecided",
 *  "checks": [{"name": "proof.signature",
 *              "outcome": "passed" | "failed" | "undecided" | "notRequested",
 *              "problem": {..},
 *              "facts": {"age": "PT72H"},
 *              "parts": [ checks ]}],
 *  "problems": [{..}]}
 * }</pre>
 *
 * <p>{@code checks} are in the order they ran; {@code problem}, {@code facts} and {@code parts} are left out where there is none. {@code problems} decided the verdict, and are
 * empty when accepted. Problems have the shape of {@link ProblemJson}. The value that was judged is not part of it.
 */
public final class VerdictJson {
    private VerdictJson() {}

    public static JsonObject of(Verdict<?> verdict) {
        List<JsonValue> problems = new ArrayList<>();
        verdict.problems().forEach(problem -> problems.add(ProblemJson.of(problem)));
        return JsonObject.empty()
                .with("verdict", word(verdict))
                .with("checks", checks(verdict.protocol()))
                .with("problems", new JsonArray(problems));
    }

    /** {@code accepted}, {@code rejected} or {@code undecided}. */
    public static String word(Verdict<?> verdict) {
        return verdict.<String>fold(accepted -> "accepted", rejected -> "rejected", undecided -> "undecided");
    }

    /** {@code passed}, {@code failed}, {@code undecided} or {@code notRequested}. */
    public static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case UNDECIDED -> "undecided";
            case NOT_REQUESTED -> "notRequested";
        };
    }

    /** One check of a protocol, in the shape that it has inside a verdict. */
    public static JsonObject of(Check check) {
        return check(check);
    }

    private static JsonArray checks(List<Check> checks) {
        List<JsonValue> rendered = new ArrayList<>();
        checks.forEach(check -> rendered.add(check(check)));
        return new JsonArray(rendered);
    }

    private static JsonObject check(Check check) {
        JsonObject json = JsonObject.empty().with("name", check.name()).with("outcome", word(check.outcome()));
        if (check.problem().isPresent()) {
            json = json.with("problem", ProblemJson.of(check.problem().get()));
        }
        if (!check.facts().isEmpty()) {
            JsonObject facts = JsonObject.empty();
            for (var fact : check.facts().entrySet()) {
                facts = facts.with(fact.getKey(), fact.getValue());
            }
            json = json.with("facts", facts);
        }
        return check.parts().isEmpty() ? json : json.with("parts", checks(check.parts()));
    }
}
