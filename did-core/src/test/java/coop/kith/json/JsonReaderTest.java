package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonLimits STANDARD = JsonLimits.standard();

    @Test
    void keepsMembersInOrderAndNumbersAsWritten() {
        JsonObject object = Json.parseObject("{\"z\":1.50,\"a\":[true,false,null,-0,1E400],\"m\":{}}")
                .orThrow();
        assertEquals(List.of("z", "a", "m"), List.copyOf(object.members().keySet()));
        assertEquals(new JsonNumber("1.50"), object.get("z").orElseThrow());
        assertEquals(
                List.of(
                        JsonLiteral.TRUE,
                        JsonLiteral.FALSE,
                        JsonLiteral.NULL,
                        new JsonNumber("-0"),
                        new JsonNumber("1E400")),
                object.array("a").orElseThrow().items());
    }

    @Test
    void decodesEscapesAndPairs() {
        assertEquals(
                new JsonString("\"\\/\b\f\n\r\té😀😀"),
                Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\uDE00😀\"")
                        .orThrow());
    }

    /** Each text, the kind of its problem, the place, and line and column. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":[1,{\"b\":tru}]}      | SYNTAX         | /a/1/b | 1 | 14",
                "[1,2 3]                      | SYNTAX         | /2     | 1 | 6",
                "[1,]                         | SYNTAX         | /1     | 1 | 4",
                "{\"a\":1,}                   | SYNTAX         | /a     | 1 | 8",
                "{\"a\":01}                   | SYNTAX         | /a     | 1 | 7",
                "{'a':1}                      | SYNTAX         | ''     | 1 | 2",
                "[1] // done                  | TRAILING_DATA  | ''     | 1 | 5",
                "[1] [2]                      | TRAILING_DATA  | ''     | 1 | 5",
                "{} }                         | TRAILING_DATA  | ''     | 1 | 4",
                "1 2                          | TRAILING_DATA  | ''     | 1 | 3",
                "{\"a\":{\"b\":1,\"b\":1}}   | DUPLICATE_NAME | /a/b   | 1 | 13",
                "{\"a\":1,\"\\u0061\":2}     | DUPLICATE_NAME | /a     | 1 | 8",
                "{\"a/b\":[\"x\\ud800\"]}     | LONE_SURROGATE | /a~1b/0 | 1 | 9",
                "[\"\\udc00\\ud800\"]         | LONE_SURROGATE | /0     | 1 | 2",
                "{\"\\udfff\":1}              | LONE_SURROGATE | ''     | 1 | 2",
                "{\"a\":[1,{\"b\"             | TRUNCATED      | /a/1/b | 1 | 13",
                "``                           | TRUNCATED      | ''     | 1 | 1",
                "\"abc                        | TRUNCATED      | ''     | 1 | 5",
            })
    void saysWhatIsTheMatterAndWhere(String text, JsonProblem type, String place, String line, String column) {
        Problem problem = refusal(Json.parse(text));
        assertEquals(type, problem.type(), problem.detail());
        assertEquals("''".equals(place) ? "" : place, problem.where().toString());
        assertEquals(
                line + ":" + column,
                problem.context().get("line") + ":" + problem.context().get("column"));
        assertTrue(problem.nextStep().isPresent());
    }

    @Test
    void countsLines() {
        assertEquals(
                "3", refusal(Json.parse("{\n \"a\": 1,\n \"b\": x }")).context().get("line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void refusesOtherEncodings(String name) {
        byte[] bytes = "{\"a\":1}".getBytes(Charset.forName(name));
        assertFalse(Json.parse(bytes, STANDARD).isOk());
        assertFalse(Json.parse("7".getBytes(Charset.forName(name)), STANDARD).isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "efbbbf7b7d, 0", // byte order mark
        "fffe7b007d00, 0",
        "feff007b007d, 0",
        "22c0a222, 1", // overlong quotation mark
        "22e0809f22, 1",
        "22f08080af22, 1",
        "22eda08022, 1", // U+D800 encoded
        "22edbfbf22, 1",
        "22eda0bdedb88022, 1", // a pair encoded by halves (CESU-8)
        "22f490808022, 1", // above U+10FFFF
        "2261ff22, 2",
        "22c3, 1", // cut in a character
        "22e922, 1" // Latin-1
    })
    void refusesBytesThatAreNotUtf8AndSaysAtWhichByte(String hex, String offset) {
        Problem problem = refusal(Json.parse(HexFormat.of().parseHex(hex), STANDARD));
        assertEquals(JsonProblem.ENCODING, problem.type());
        assertEquals(offset, problem.context().get("byte"));
    }

    @Test
    void refusesAMarkAndHalvesOfPairsInTextToo() {
        assertEquals(JsonProblem.SYNTAX, refusal(Json.parse("\ufeff{}")).type());
        assertEquals(
                JsonProblem.LONE_SURROGATE, refusal(Json.parse("\"\ud800\"")).type());
        assertEquals(
                JsonProblem.LONE_SURROGATE,
                refusal(Json.parse("{\"\udc00\":1}")).type());
    }

    @Test
    void takesUpToEachLimitAndNotOneMore() {
        JsonLimits small = new JsonLimits(20, 3, 5);
        assertTrue(Json.parse("[[[1]]]", small).isOk());
        Problem deep = refusal(Json.parse("[0,[[[1]]]]", small));
        assertEquals(JsonProblem.TOO_DEEP, deep.type());
        assertEquals("/1/0/0", deep.where().toString());
        assertTrue(Json.parse("[1,2,3,4]", small).isOk());
        assertEquals(
                JsonProblem.TOO_MANY_VALUES,
                refusal(Json.parse("[1,2,3,4,5]", small)).type());
        assertEquals(
                JsonProblem.TOO_MANY_VALUES,
                refusal(Json.parse("[1,2,3,4,[]]", small)).type());
        assertTrue(Json.parse("\"123456789012345678\"", small).isOk());
        assertEquals(
                JsonProblem.TOO_LARGE,
                refusal(Json.parse("\"1234567890123456789\"", small)).type());
        assertTrue(Json.parse("\"ééé1234567é890\"", small).isOk());
        assertEquals(
                JsonProblem.TOO_LARGE,
                refusal(Json.parse("\"ééé1234567é8901\"", small)).type());
        assertTrue(Json.parse("\"😀😀1234567890\"", small).isOk());
        assertEquals(
                JsonProblem.TOO_LARGE,
                refusal(Json.parse("\"😀😀12345678901\"", small)).type());
        assertEquals(
                JsonProblem.TOO_LARGE,
                refusal(Json.parse("\"😀😀12345678901\"".getBytes(StandardCharsets.UTF_8), small))
                        .type());
    }

    @Test
    @DisplayName("V23: no limit lets in what would overflow a small stack")
    void noLimitMayBeDeeperThanIsSafe() {
        assertThrows(IllegalArgumentException.class, () -> new JsonLimits(20, JsonLimits.GREATEST_DEPTH + 1, 5));
        for (int[] none : new int[][] {{0, 3, 5}, {20, 0, 5}, {20, 3, 0}}) {
            assertThrows(IllegalArgumentException.class, () -> new JsonLimits(none[0], none[1], none[2]));
        }
    }

    @Test
    void limitsNamesAndNumbers() {
        String name = "n".repeat(JsonLimits.NAME_CHARACTERS);
        assertTrue(Json.parse("{\"" + name + "\":1}").isOk());
        assertEquals(
                JsonProblem.NAME_TOO_LONG,
                refusal(Json.parse("{\"" + name + "n\":1}")).type());
        String number = "1".repeat(JsonLimits.NUMBER_CHARACTERS);
        assertTrue(Json.parse(number).isOk());
        assertEquals(
                JsonProblem.NUMBER_TOO_LONG,
                refusal(Json.parse("[" + number + "1]")).type());
        assertEquals(
                JsonProblem.NUMBER_TOO_LONG,
                refusal(Json.parse("[0." + number + "]")).type());
    }

    @Test
    void wantsAnObjectWhereOneIsAskedFor() {
        for (String text : List.of("[]", "1", "\"a\"", "null", "true")) {
            assertEquals(
                    JsonProblem.NOT_AN_OBJECT, refusal(Json.parseObject(text)).type());
        }
        assertEquals(
                "expected an object, found null",
                refusal(Json.parseObject("null")).detail());
        assertTrue(Json.parseObject("{}".getBytes(StandardCharsets.UTF_8), STANDARD)
                .isOk());
    }

    static Problem refusal(Result<?> result) {
        assertFalse(result.isOk(), () -> "taken: " + result);
        return result.problems().get(0);
    }

    @Test
    void aReplacementCharacterIsTakenAndWhatWouldBecomeOneIsNot() {
        assertEquals(
                new JsonString("\ufffd"),
                Json.parse("\"\ufffd\"".getBytes(StandardCharsets.UTF_8), STANDARD)
                        .orThrow());
        byte[] cut = {'"', (byte) 0xef, (byte) 0xbf, '"'};
        assertFalse(Json.parse(cut, STANDARD).isOk());
    }
}
