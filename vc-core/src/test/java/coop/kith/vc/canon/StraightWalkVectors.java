package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every document with a context in the published vectors, with its proof and without, and whatever has a context in it: both ways lead to the same statements. */
final class StraightWalkVectors {
    private static final BothWays WAYS = new BothWays(ContextLibrary.standard().withAnyInline());

    @Test
    void bothWaysLeadToTheSameStatements() throws IOException {
        Map<String, Integer> straight = new TreeMap<>();
        for (String corpus : List.of(
                "vc/w3c-vc-di-eddsa",
                "vc/w3c-vc-di-ecdsa",
                "vc/w3c-ccg-di-quantum-safe",
                "vc/w3c-json-ld-api",
                "vc/w3c-vc-data-model",
                "trust/dtg")) {
            List<Path> files = new ArrayList<>();
            try (Stream<Path> walked = Files.walk(Vectors.at(corpus))) {
                walked.filter(file -> file.toString().matches(".*\\.json(ld)?"))
                        .sorted()
                        .forEach(files::add);
            }
            for (Path file : files) {
                List<JsonObject> documents = new ArrayList<>();
                Json.parse(Files.readString(file, StandardCharsets.UTF_8))
                        .fold(value -> collect(value, documents), notJson -> false);
                for (JsonObject document : documents) {
                    straight.merge(corpus, WAYS.agreeOn(document) ? 1 : 0, Integer::sum);
                }
            }
        }
        assertEquals(
                Map.of(
                        "trust/dtg", 2,
                        "vc/w3c-ccg-di-quantum-safe", 0,
                        "vc/w3c-json-ld-api", 186,
                        "vc/w3c-vc-data-model", 19,
                        "vc/w3c-vc-di-ecdsa", 18,
                        "vc/w3c-vc-di-eddsa", 21),
                straight);
    }

    private static boolean collect(JsonValue value, List<JsonObject> documents) {
        if (value instanceof JsonArray array) {
            array.items().forEach(item -> collect(item, documents));
        } else if (value instanceof JsonObject object) {
            if (object.has("@context")) {
                documents.add(object);
                documents.add(object.without("proof"));
            }
            object.members().values().forEach(member -> collect(member, documents));
        }
        return true;
    }
}
