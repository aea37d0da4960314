package coop.kith.vc.canon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The W3C's tests of JSON-LD expansion and of JSON-LD to RDF, as far as safe mode allows: what is let in comes out as the test says, what must fail is refused, and everything else
 * that is refused stands in {@code json-ld-refusals.tsv} with its reason. Contexts may stand in the documents here, as in a server for interoperability suites.
 */
@DisplayName("V18")
final class JsonLdVectors {
    private static final String TESTS = "vc/w3c-json-ld-api/tests/";
    private static final ContextLibrary LIBRARY = ContextLibrary.standard().withAnyInline();
    private static final Canonicalizer CANONICALIZER = Canonicalizer.of(LIBRARY);

    @ParameterizedTest
    @ValueSource(strings = {"toRdf", "expand"})
    void whatIsLetInComesOutRightAndTheRestIsListed(String kind) throws IOException {
        List<String> refused = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonValue entry : object(TESTS + kind + "-manifest.jsonld").oneOrMany("sequence")) {
            JsonObject test = (JsonObject) entry;
            String id = kind + test.string("@id").orElseThrow();
            boolean negative = test.has("expectErrorCode");
            Result<byte[]> canonical =
                    input(test).flatMap(document -> CANONICALIZER.canonicalize(document, HashAlgorithm.SHA_256));
            String outcome = canonical.isOk()
                    ? judged(id, negative, test, kind, canonical.orThrow())
                    : negative ? "refused as it must be" : "refused";
            counts.merge(outcome, 1, Integer::sum);
            if (outcome.equals("refused")) {
                Problem why = canonical.problems().get(0);
                refused.add(id
                        + '\t'
                        + why.type()
                        + '\t'
                        + why.where()
                        + '\t'
                        + test.string("name").orElse(""));
            }
        }
        assertEquals(listed(kind), refused);
        assertEquals(
                kind.equals("toRdf")
                        ? Map.of("as the test says", 51, "refused as it must be", 106, "refused", 310)
                        : Map.of("as the test says", 49, "refused as it must be", 109, "refused", 227),
                counts);
    }

    private static String judged(String id, boolean negative, JsonObject test, String kind, byte[] canonical) {
        assertFalse(negative, id + " must be refused");
        if (!test.has("expect")) {
            return "as the test says";
        }
        if (kind.equals("expand")) {
            JsonObject document = LIBRARY.unwrapped(input(test).orThrow());
            String ours = new Expander(LIBRARY).expand(document).orThrow().toString();
            assertEquals(
                    unordered(Json.parse(
                                    Vectors.text(TESTS + test.string("expect").orElseThrow()))
                            .orThrow()),
                    unordered(outermost(Json.parse(ours).orThrow())),
                    id);
            return "as the test says";
        }
        String theirs = CANONICALIZER
                .canonicalNQuads(Vectors.text(TESTS + test.string("expect").orElseThrow()), HashAlgorithm.SHA_256)
                .map(statements -> String.join("", statements.lines(UnaryOperator.identity())))
                .orThrow();
        assertEquals(theirs, new String(canonical, StandardCharsets.UTF_8), id);
        return "as the test says";
    }

    /** The last step of the expansion algorithm (JSON-LD API section 5.1.2, steps 19 and on): no graph around everything, and an array. */
    private static JsonValue outermost(JsonValue expanded) {
        JsonValue inner =
                expanded instanceof JsonObject object && object.members().size() == 1
                        ? object.get("@graph").orElse(expanded)
                        : expanded;
        return inner instanceof JsonArray ? inner : JsonArray.of(inner);
    }

    /** With the items of each array but lists in one order: expansion promises no other. */
    private static JsonValue unordered(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.items().stream()
                    .map(JsonLdVectors::unordered)
                    .sorted(Comparator.comparing(Json::write))
                    .toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            new TreeMap<>(object.members())
                    .forEach((name, member) ->
                            members.put(name, name.equals("@list") ? itemsKept(member) : unordered(member)));
            return new JsonObject(members);
        }
        return value instanceof JsonNumber number
                ? new JsonNumber(
                        new BigDecimal(number.text()).stripTrailingZeros().toPlainString())
                : value;
    }

    private static JsonValue itemsKept(JsonValue list) {
        return list instanceof JsonArray array
                ? new JsonArray(
                        array.items().stream().map(JsonLdVectors::unordered).toList())
                : unordered(list);
    }

    private static Result<JsonObject> input(JsonObject test) {
        return Json.parseObject(Vectors.text(TESTS + test.string("input").orElseThrow()));
    }

    private static JsonObject object(String path) {
        return Json.parseObject(Vectors.text(path)).orThrow();
    }

    private static List<String> listed(String kind) throws IOException {
        try (InputStream table =
                Objects.requireNonNull(JsonLdVectors.class.getResourceAsStream("json-ld-refusals.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + "#"))
                    .toList();
        }
    }
}
