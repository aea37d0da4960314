package coop.kith.json;

import coop.kith.problem.Result;

/** Reads and writes JSON text. */
public final class Json {
    private Json() {}

    public static Result<JsonValue> parse(String text) {
        return parse(text, JsonLimits.standard());
    }

    public static Result<JsonValue> parse(String text, JsonLimits limits) {
        throw new AssertionError("not yet");
    }

    /** UTF-8 only, without a byte order mark. */
    public static Result<JsonValue> parse(byte[] utf8, JsonLimits limits) {
        throw new AssertionError("not yet");
    }

    /** As {@link #parse(String)}, and the top must be an object. */
    public static Result<JsonObject> parseObject(String text) {
        throw new AssertionError("not yet");
    }

    public static Result<JsonObject> parseObject(byte[] utf8, JsonLimits limits) {
        throw new AssertionError("not yet");
    }

    /** One line, members in their order, numbers as they were written. */
    public static String write(JsonValue value) {
        throw new AssertionError("not yet");
    }

    /** Two-space indentation, members in their order, no newline at the end. */
    public static String pretty(JsonValue value) {
        throw new AssertionError("not yet");
    }
}
