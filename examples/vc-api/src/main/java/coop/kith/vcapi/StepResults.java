package coop.kith.vcapi;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code results} of a verification, as VCALM has them: member by member what was looked at, and whether it passed; what is undecided did not. */
final class StepResults {
    private StepResults() {}

    /** Of a credential: its dates, proofs, status entries and schemas, as far as it has them. */
    static JsonObject of(JsonObject credential, List<Check> protocol) {
        JsonObject results = JsonObject.empty();
        for (String date : List.of("validFrom", "validUntil")) {
            Optional<JsonValue> value = credential.get(date);
            if (value.isPresent()) {
                results = results.with(date, result(value.get(), isWithin(date, protocol)));
            }
        }
        results = withEach(results, credential, "credentialSchema", parts("schema", protocol));
        results = withEach(results, credential, "credentialStatus", parts("status", protocol));
        return withEach(results, credential, "proof", parts("proofs", protocol));
    }

    /** Of a presentation: its proofs. The credentials in it are asked for one by one. */
    static JsonObject ofPresentation(JsonObject presentation, List<Check> protocol) {
        return JsonObject.empty()
                .with("presentation", withEach(JsonObject.empty(), presentation, "proof", parts("proofs", protocol)));
    }

    private static JsonObject withEach(JsonObject results, JsonObject document, String member, List<Check> parts) {
        List<JsonValue> values = document.oneOrMany(member);
        List<JsonValue> each = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            each.add(result(values.get(at), at < parts.size() && parts.get(at).outcome() == Outcome.PASSED));
        }
        return each.isEmpty() ? results : results.with(member, new JsonArray(each));
    }

    private static JsonObject result(JsonValue input, boolean verified) {
        return JsonObject.empty()
                .with("verified", verified ? JsonLiteral.TRUE : JsonLiteral.FALSE)
                .with("input", input);
    }

    private static boolean isWithin(String date, List<Check> protocol) {
        return named("validity", protocol)
                .filter(check -> check.outcome() == Outcome.PASSED
                        || (check.outcome() == Outcome.FAILED
                                && problems(check).noneMatch(where -> where.equals(JsonPointer.of(date)))))
                .isPresent();
    }

    private static Stream<JsonPointer> problems(Check check) {
        return Stream.concat(
                check.problem().stream().map(problem -> problem.where()),
                check.parts().stream().flatMap(StepResults::problems));
    }

    private static List<Check> parts(String name, List<Check> protocol) {
        return named(name, protocol).map(Check::parts).orElse(List.of());
    }

    private static Optional<Check> named(String name, List<Check> protocol) {
        return protocol.stream().filter(check -> check.name().equals(name)).findFirst();
    }
}
