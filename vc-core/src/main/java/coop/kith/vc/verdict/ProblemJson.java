package coop.kith.vc.verdict;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;

/**
 * A problem as an RFC 9457 object, for programs. Stable shape:
 *
 * <pre>{@code
 * {"type": "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR",
 *  "title": "Malformed value",
 *  "detail": "The credential names no issuer.",
 *  "pointer": "/issuer",
 *  "next": "Set issuer to the issuer's URL, or to an object with that URL as its id.",
 *  "context": {"name": "value"}}
 * }</pre>
 *
 * <p>{@code pointer} (RFC 6901) is left out where the place is the whole document, {@code next} where there is no step to take, {@code context} where it
 * would be empty. A stranger's text may stand in {@code detail} and {@code context}.
 */
public final class ProblemJson {
    private ProblemJson() {}

    public static JsonObject of(Problem problem) {
        JsonObject json = JsonObject.empty()
                .with("type", problem.type().uri())
                .with("title", problem.type().title())
                .with("detail", problem.detail());
        String pointer = problem.where().toString();
        if (!pointer.isEmpty()) {
            json = json.with("pointer", pointer);
        }
        JsonObject context = JsonObject.empty();
        for (var fact : problem.context().entrySet()) {
            if (fact.getKey().equals(Problem.NEXT_STEP)) {
                json = json.with("next", fact.getValue());
            } else {
                context = context.with(fact.getKey(), fact.getValue());
            }
        }
        return context.members().isEmpty() ? json : json.with("context", context);
    }
}
