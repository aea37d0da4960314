package coop.kith.vcapi;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.store.StoreProblem;
import coop.kith.vc.verdict.ProblemJson;
import java.util.List;
import java.util.Map;

/**
 * What the server answers.
 *
 * @param headers besides the content type
 */
record Reply(int status, String contentType, String body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply of(int status, JsonObject json) {
        return new Reply(status, JSON, Json.write(json), Map.of());
    }

    static Reply credential(int status, JsonObject credential) {
        return new Reply(status, JSON, Json.write(credential), Map.of());
    }

    /** As a verifier says it: {@code {"verified":false,"problemDetails":[..]}}. */
    static Reply refused(int status, List<Problem> problems) {
        return of(
                status,
                JsonObject.empty()
                        .with("verified", JsonLiteral.FALSE)
                        .with(
                                "problemDetails",
                                new JsonArray(List.copyOf(
                                        problems.stream().map(ProblemJson::of).toList()))));
    }

    /** 400, but for a fault of the store, which is ours and not that of those who ask. */
    static Reply refused(List<Problem> problems) {
        boolean ours = problems.stream().anyMatch(problem -> problem.type() == StoreProblem.FAILED);
        return refused(ours ? 500 : 400, problems);
    }
}
