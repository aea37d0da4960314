package coop.kith.json;

import static coop.kith.json.JsonReaderTest.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("V22")
class JcsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e5, 0",
        "1.0, 1",
        "-1.50, -1.5",
        "0.1, 0.1",
        "4.50, 4.5",
        "2e-3, 0.002",
        "1E30, 1e+30",
        "100e-2, 1",
        "9007199254740992, 9007199254740992",
        "-9007199254740991, -9007199254740991",
        "9007199254740994, 9007199254740994",
        "1152921504606846976, 1152921504606847000", // 2^60
        "100000000000000000000, 100000000000000000000",
        "1000000000000000000000, 1e+21",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "333333333.33333329, 333333333.3333333",
        "0.30000000000000004, 0.30000000000000004",
        "0.1000000000000000055511151231257827021181583404541015625, 0.1" // the double 0.1, digit by digit
    })
    void writesNumbersThatNameADouble(String text, String canonical) {
        assertEquals(canonical, canonical(new JsonNumber(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "-9007199254740993",
                "9007199254740993.0",
                "9007199254740993e0",
                "90071992547409930e-1",
                "1152921504606846975",
                "1152921504606846977",
                "100000000000000000001",
                "1e309",
                "-1e309",
                "1e400",
                "1.7976931348623159e308",
                "1e-400",
                "-1e-400",
                "2e-324",
                "0.1000000000000000055",
                "0.100000000000000005551",
                "3.14159265358979323846264338327950288"
            })
    void refusesNumbersThatWouldBecomeOthers(String text) {
        Problem problem = refusal(Jcs.canonicalize(new JsonObject(Map.of("n", JsonArray.of(new JsonNumber(text))))));
        assertEquals(JsonProblem.NUMBER_NOT_INTEROPERABLE, problem.type());
        assertEquals("/n/0", problem.where().toString());
    }

    @Test
    void refusesHalvesOfPairsThatEncodersWouldMakeEqual() {
        for (String half : List.of("\ud800", "\ud801", "x\udc00", "\udc00\ud800")) {
            assertEquals(
                    JsonProblem.LONE_SURROGATE,
                    refusal(Jcs.canonicalize(new JsonString(half))).type());
            Problem inName = refusal(Jcs.canonicalize(new JsonObject(Map.of(half, JsonLiteral.NULL))));
            assertEquals(JsonProblem.LONE_SURROGATE, inName.type());
        }
        assertEquals("\"?\"", canonical(new JsonString("?")));
    }

    @Test
    void namesEveryPlaceThatIsAmiss() {
        JsonValue value = Json.parse("{\"b\":1e400,\"a\":[1,9007199254740993]}").orThrow();
        assertEquals(
                List.of("/a/1", "/b"),
                Jcs.canonicalize(value).problems().stream()
                        .map(problem -> problem.where().toString())
                        .toList());
        assertEquals(
                20,
                Jcs.canonicalize(Json.parse("[" + "1e400,".repeat(50) + "0]").orThrow())
                        .problems()
                        .size());
    }

    @Test
    void sortsNamesByUtf16CodeUnit() {
        // U+1F600 is the pair d83d de00 and stands before U+FB33, although its code point is greater.
        JsonValue value = Json.parse("{\"\ufb33\":1,\"😀\":2,\"ö\":3,\"\":4,\"a\":5,\"A\":6,\"aa\":7}")
                .orThrow();
        assertEquals("{\"\":4,\"A\":6,\"a\":5,\"aa\":7,\"ö\":3,\"😀\":2,\"\ufb33\":1}", canonical(value));
    }

    @Test
    void escapesOnlyWhatItMust() {
        assertEquals(
                "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028€\"",
                canonical(new JsonString("\u0000\u001f\b\t\n\f\r\"\\/\u007f\u2028€")));
    }

    private static String canonical(JsonValue value) {
        return new String(Jcs.canonicalize(value).orThrow(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,-2,\"text\",null,true,{\"b\":0.5}]}",
                "{\"\ud83d\ude00\":\"\ud83d\ude00\"}",
                "{\"a\":[{\"b\":1e400}]}",
                "{\"a\":9007199254740993}"
            })
    void theFaultsAreThoseThatCanonicalizingFinds(String json) {
        JsonValue value = Json.parse(json).orThrow();
        assertEquals(Jcs.canonicalize(value).problems(), Jcs.faults(value));
        JsonValue half = new JsonArray(List.of(value, new JsonObject(Map.of("half\ud83d", new JsonString("\ude00")))));
        assertEquals(Jcs.canonicalize(half).problems(), Jcs.faults(half));
        assertFalse(Jcs.faults(half).isEmpty());
    }
}
