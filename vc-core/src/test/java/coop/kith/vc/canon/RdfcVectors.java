package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test suite of RDFC-1.0, all of it, by its manifest. */
final class RdfcVectors {
    private static final String TESTS = "vc/w3c-rdf-canon/tests/";

    /** The three with the most symmetry take the same; of all others none comes near. */
    private static final long STEPS_OF_044_TO_046 = 9_048;

    private static final long MOST_STEPS_OF_OTHERS = 200;

    static Stream<JsonObject> evaluations() {
        return entries("rdfc:RDFC10EvalTest");
    }

    static Stream<JsonObject> maps() {
        return entries("rdfc:RDFC10MapTest");
    }

    private static Stream<JsonObject> entries(String type) {
        List<JsonValue> entries = json("manifest.jsonld").oneOrMany("entries");
        assertEquals(86, entries.size());
        return entries.stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.string("type").orElseThrow().equals(type));
    }

    @ParameterizedTest
    @MethodSource("evaluations")
    void bringsEachInputIntoItsCanonicalForm(JsonObject entry) {
        String expected = Vectors.text(TESTS + entry.string("result").orElseThrow());
        assertEquals(expected, String.join("", canonical(entry).lines()));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void givesEachBlankNodeItsLabel(JsonObject entry) {
        Map<String, String> expected = new TreeMap<>();
        json(entry.string("result").orElseThrow())
                .members()
                .forEach((old, label) -> expected.put("_:" + old, "_:" + ((coop.kith.json.JsonString) label).value()));
        assertEquals(expected, new TreeMap<>(canonical(entry).labels()));
    }

    private static Rdfc.Canonical canonical(JsonObject entry) {
        StepBudget budget = StepBudget.standard();
        Rdfc.Canonical canonical =
                Rdfc.canonicalize(input(entry), hash(entry), budget).orThrow();
        String input = entry.string("action").orElseThrow();
        if (input.matches("rdfc10/test04[456]-in.nq")) {
            assertEquals(STEPS_OF_044_TO_046, budget.spent(), input);
        } else {
            assertTrue(budget.spent() <= MOST_STEPS_OF_OTHERS, () -> input + " took " + budget.spent() + " steps");
        }
        return canonical;
    }

    @Test
    @DisplayName("V21: the poison of test 074 is refused, at the step after the last")
    void refusesThePoison() {
        List<JsonObject> poisonous = entries("rdfc:RDFC10NegativeEvalTest").toList();
        assertEquals(1, poisonous.size());
        StepBudget budget = StepBudget.standard();
        Result<Rdfc.Canonical> refused = Rdfc.canonicalize(input(poisonous.get(0)), HashAlgorithm.SHA_256, budget);
        assertEquals(CanonProblem.TOO_MUCH_WORK, refused.problems().get(0).type());
        assertEquals(StepBudget.STANDARD_STEPS + 1, budget.spent());
    }

    private static java.util.Set<Quad> input(JsonObject entry) {
        return NQuads.read(Vectors.text(TESTS + entry.string("action").orElseThrow()))
                .orThrow();
    }

    private static HashAlgorithm hash(JsonObject entry) {
        return entry.string("hashAlgorithm").orElse("").equals("SHA384")
                ? HashAlgorithm.SHA_384
                : HashAlgorithm.SHA_256;
    }

    private static JsonObject json(String file) {
        return Json.parseObject(Vectors.text(TESTS + file)).orThrow();
    }
}
