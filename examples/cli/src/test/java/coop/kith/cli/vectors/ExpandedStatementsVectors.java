package coop.kith.cli.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.testing.Vectors;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The W3C tests the expansion of many documents and their statements too: both must come to the same. */
final class ExpandedStatementsVectors {
    private static final String TESTS = "vc/w3c-json-ld-api/tests/";
    private static final Set<String> PLAIN = Set.of("specVersion", "processingMode");

    @Test
    void anExpandedDocumentMakesTheStatementsOfTheDocument() {
        Map<String, JsonObject> toRdf = positive("toRdf");
        int compared = 0;
        for (Map.Entry<String, JsonObject> expand : positive("expand").entrySet()) {
            JsonObject twin = toRdf.get(expand.getKey());
            if (twin == null || !text(twin, "input").equals(text(expand.getValue(), "input"))) {
                continue;
            }
            JsonValue expanded = Json.parse(text(expand.getValue(), "expect")).orThrow();
            Optional<String> statements = ExpandedStatements.of(expanded).flatMap(ExpandedStatementsVectors::canonical);
            Optional<String> theirs = canonical(text(twin, "expect"));
            if (statements.isPresent() && theirs.isPresent()) {
                assertEquals(theirs, statements, expand.getKey());
                compared++;
            }
        }
        assertEquals(120, compared, "documents in both");
    }

    private static Map<String, JsonObject> positive(String kind) {
        Map<String, JsonObject> tests = new LinkedHashMap<>();
        JsonObject manifest = Json.parseObject(Vectors.text(TESTS + kind + "-manifest.jsonld"))
                .orThrow();
        for (JsonValue entry : manifest.oneOrMany("sequence")) {
            JsonObject test = (JsonObject) entry;
            boolean plain = test.object("option").stream()
                    .allMatch(option -> PLAIN.containsAll(option.members().keySet()));
            if (test.has("expect") && plain) {
                tests.put(test.string("@id").orElseThrow(), test);
            }
        }
        return tests;
    }

    private static String text(JsonObject test, String member) {
        return Vectors.text(TESTS + test.string(member).orElseThrow());
    }

    private static Optional<String> canonical(String nquads) {
        return Canonicalizer.standard()
                .canonicalNQuads(nquads, HashAlgorithm.SHA_256)
                .fold(
                        canonical -> Optional.of(String.join("", canonical.lines(UnaryOperator.identity()))),
                        unordered -> Optional.empty());
    }
}
