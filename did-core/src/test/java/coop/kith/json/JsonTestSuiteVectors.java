package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** JSONTestSuite (Nicolas Seriot, MIT) through both entry points. */
@DisplayName("V25")
class JsonTestSuiteVectors {
    private static final JsonLimits LIMITS = JsonLimits.standard();

    @Test
    void refusesEveryTextThatIsNotJson() {
        Map<String, Result<JsonValue>> results = readAll("n_");
        assertEquals(188, results.size());
        assertEquals(Set.of(), accepted(results));
        results.forEach((file, result) -> {
            Problem problem = result.problems().get(0);
            assertTrue(problem.nextStep().isPresent(), file);
            assertTrue(
                    problem.context().containsKey("line") || problem.context().containsKey("byte"), file);
        });
    }

    @Test
    void acceptsEveryJsonTextExceptThoseWithANameGivenTwice() {
        Map<String, Result<JsonValue>> results = readAll("y_");
        assertEquals(95, results.size());
        results.values().removeIf(Result::isOk);
        assertEquals(
                Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"), results.keySet());
        results.forEach((file, result) -> assertEquals(
                JsonProblem.DUPLICATE_NAME, result.problems().get(0).type(), file));
    }

    @Test
    void writesBackWhatItAccepted() {
        readAll("y_").forEach((file, result) -> {
            if (result.isOk()) {
                JsonValue value = result.orThrow();
                assertEquals(value, Json.parse(Json.write(value)).orThrow(), file);
                assertEquals(value, Json.parse(Json.pretty(value)).orThrow(), file);
            }
        });
    }

    @Test
    void refusesWhatIsNotUtf8OrTooDeepAndKeepsUnusualNumbersAsTheyStand() {
        Map<String, Result<JsonValue>> results = readAll("i_");
        assertEquals(35, results.size());
        assertEquals(
                Set.of(
                        "i_number_double_huge_neg_exp.json",
                        "i_number_huge_exp.json",
                        "i_number_neg_int_huge_exp.json",
                        "i_number_pos_double_huge_exp.json",
                        "i_number_real_neg_overflow.json",
                        "i_number_real_pos_overflow.json",
                        "i_number_real_underflow.json",
                        "i_number_too_big_neg_int.json",
                        "i_number_too_big_pos_int.json",
                        "i_number_very_big_negative_int.json"),
                accepted(results));
        // 10^20, the one that is a double
        results.remove("i_number_too_big_pos_int.json");
        results.forEach(
                (file, result) -> assertFalse(result.flatMap(Jcs::canonicalize).isOk(), file));
    }

    @Test
    void theShortWayTakesNothingThatTheGeneralWayRefuses() throws IOException {
        try (Stream<Path> files = Files.list(Vectors.at("security/JSONTestSuite/test_parsing"))) {
            for (Path file : files.toList()) {
                StraightReaderLaws.agrees(Files.readAllBytes(file), LIMITS);
            }
        }
    }

    private static Set<String> accepted(Map<String, Result<JsonValue>> results) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().isOk())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, Result<JsonValue>> readAll(String prefix) {
        Map<String, Result<JsonValue>> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(Vectors.at("security/JSONTestSuite/test_parsing"))) {
            List<Path> chosen = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
            for (Path file : chosen) {
                results.put(file.getFileName().toString(), Json.parse(Files.readAllBytes(file), LIMITS));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return results;
    }
}
