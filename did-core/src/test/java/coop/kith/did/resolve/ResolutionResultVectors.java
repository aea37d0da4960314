package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every resolution result that some sixty methods gave to the W3C's DID test suite, read as a remote resolver's answer. */
class ResolutionResultVectors {
    private final Map<String, Integer> endings = new TreeMap<>();

    @Test
    void areReadOrRefusedAndNeverThrow() throws IOException {
        try (Stream<Path> files = Files.list(Vectors.at("did/w3c-did-test-suite"))) {
            for (Path file : files.sorted().toList()) {
                read(Json.parse(Files.readString(file)).orThrow());
            }
        }
        assertEquals(
                Map.of(
                        "resolved", 133,
                        "deactivated", 11,
                        "NOT_FOUND", 11,
                        "INVALID_DID_DOCUMENT", 24,
                        "unavailable INTERNAL_ERROR", 2),
                endings);
    }

    private void read(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.items().forEach(this::read);
        }
        if (!(value instanceof JsonObject object)) {
            return;
        }
        if (object.has("input")
                && object.object("output")
                        .filter(output -> output.has("didResolutionMetadata"))
                        .isPresent()) {
            String did = object.object("input").orElseThrow().string("did").orElse("");
            Did.parse(did).map(valid -> count(valid, object.object("output").orElseThrow()));
        }
        object.members().values().forEach(this::read);
    }

    private String count(Did did, JsonObject output) {
        String ending = ResolutionResult.read(did, ResolutionOptions.none(), output, "https://resolver.example/")
                .fold(
                        found -> "resolved",
                        gone -> "deactivated",
                        invalid -> type(invalid.problems()),
                        unavailable -> "unavailable " + type(unavailable.problems()));
        endings.merge(ending, 1, Integer::sum);
        return ending;
    }

    private static String type(List<Problem> problems) {
        return problems.get(0).type() instanceof DidProblem known
                ? known.name()
                : problems.get(0).type().uri();
    }
}
