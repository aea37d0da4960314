package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.problem.JsonPointer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 6901 section 5, evaluated. */
class JsonPlacesTest {
    private static final JsonValue DOCUMENT = Json.parse(
                    "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,"
                            + "\"g|h\":4,\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8}")
            .orThrow();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/foo, [\"bar\"+\"baz\"]",
                "/foo/0, \"bar\"",
                "/, 0",
                "/a~1b, 1",
                "/c%d, 2",
                "/e^f, 3",
                "/g|h, 4",
                "/i\\j, 5",
                "/k\"l, 6",
                "`/ `, 7",
                "/m~0n, 8"
            })
    void findsWhatIsThere(String pointer, String expected) {
        JsonPointer place = JsonPointer.parse(pointer).orThrow();
        assertEquals(expected.replace('+', ','), Json.write(DOCUMENT.at(place).orElseThrow()));
    }

    @Test
    void findsTheWholeAtTheRoot() {
        assertEquals(Optional.of(DOCUMENT), DOCUMENT.at(JsonPointer.root()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/foo/2",
                "/foo/-",
                "/foo/00",
                "/foo/01",
                "/foo/-1",
                "/foo/+1",
                "/foo/",
                "/foo/0/x",
                "/bar",
                "/foo/1e0",
                "/foo/٠",
                "/foo/4294967296",
                "/foo/99999999999999999999",
                "/a~1b/x"
            })
    void findsNothingWhereNothingIs(String pointer) {
        assertEquals(Optional.empty(), DOCUMENT.at(JsonPointer.parse(pointer).orThrow()));
    }
}
