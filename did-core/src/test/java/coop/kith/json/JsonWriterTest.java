package coop.kith.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final String TEXT = "{\"b\":[],\"a\":[1.0,{\"x\":{}},[true,null]],\"c\":\"\\u0001 é\"}";

    @Test
    void writesOneLineInTheOrderOfTheValue() {
        assertEquals(TEXT, Json.write(Json.parse(TEXT).orThrow()));
    }

    @Test
    void indentsByTwo() {
        assertEquals("""
                {
                  "b": [],
                  "a": [
                    1.0,
                    {
                      "x": {}
                    },
                    [
                      true,
                      null
                    ]
                  ],
                  "c": "\\u0001 é"
                }""", Json.pretty(Json.parse(TEXT).orThrow()));
    }

    @Test
    void writesHalvesOfPairsAsEscapesSoThatTheTextStaysEncodable() {
        assertEquals("\"\\ud800 \\udc00 😀\"", Json.write(new JsonString("\ud800 \udc00 😀")));
    }
}
