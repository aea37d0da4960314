package coop.kith.vc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;

/** How the tables of structure tests change one member of a valid document, and what they ask of a refusal. */
final class StructureTable {
    private StructureTable() {}

    /** {@code document} with {@code member} set to the JSON in {@code value}, or without it when that is the word {@code absent}. */
    static JsonObject changed(JsonObject document, String member, String value) {
        return value.equals("absent") ? document.without(member) : document.with(member, value(value));
    }

    /** In the tables a JSON string is written with single quotation marks. */
    private static JsonValue value(String text) {
        return Json.parse(text.replace('\'', '"')).orThrow();
    }

    /** Refused, with exactly one problem, at {@code pointer}, of the right type and with a next step. */
    static void requireRefused(Result<?> result, String pointer) {
        List<Problem> problems = result.problems();
        assertEquals(
                List.of(pointer),
                problems.stream().map(problem -> problem.where().toString()).toList(),
                problems.toString());
        assertEquals(VcProblem.MALFORMED_VALUE_ERROR, problems.get(0).type());
        assertTrue(problems.get(0).nextStep().isPresent(), "a next step");
        assertTrue(problems.get(0).detail().endsWith("."), problems.get(0).detail());
    }
}
