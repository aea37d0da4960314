package coop.kith.json;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads and writes JSON text (RFC 8259). Reading is strict: what is taken is I-JSON (RFC 7493) in names and strings, within limits; every
 * refusal is a {@link JsonProblem} that says where. Stateless and safe for any number of threads.
 */
public final class Json {
    private Json() {}

    /** As {@link #parse(String, JsonLimits)} with {@link JsonLimits#standard()}. */
    public static Result<JsonValue> parse(String text) {
        return parse(text, JsonLimits.standard());
    }

    /** The one value that {@code text} consists of; its size is counted in the bytes that it would have as UTF-8. */
    public static Result<JsonValue> parse(String text, JsonLimits limits) {
        Optional<JsonValue> read = text.length() > limits.bytes() || Surrogates.lone(text)
                ? Optional.empty()
                : StraightReader.read(text.getBytes(StandardCharsets.UTF_8), limits);
        return read.isPresent() ? Result.ok(read.get()) : generally(text, limits);
    }

    /** The one value that {@code utf8} consists of. UTF-8 only, without a byte order mark. */
    public static Result<JsonValue> parse(byte[] utf8, JsonLimits limits) {
        Optional<JsonValue> read = StraightReader.read(utf8, limits);
        return read.isPresent() ? Result.ok(read.get()) : generally(utf8, limits);
    }

    /** As {@link #parse(String, JsonLimits)} without the short way. */
    static Result<JsonValue> generally(String text, JsonLimits limits) {
        return Utf8.bounded(text, limits.bytes()).flatMap(bounded -> JsonReader.read(bounded, limits));
    }

    /** As {@link #parse(byte[], JsonLimits)} without the short way. */
    static Result<JsonValue> generally(byte[] utf8, JsonLimits limits) {
        return Utf8.decode(utf8, limits.bytes()).flatMap(text -> JsonReader.read(text, limits));
    }

    /** As {@link #parse(String)}, and the top must be an object. */
    public static Result<JsonObject> parseObject(String text) {
        return parse(text).flatMap(Json::objectOnly);
    }

    /** As {@link #parse(byte[], JsonLimits)}, and the top must be an object. */
    public static Result<JsonObject> parseObject(byte[] utf8, JsonLimits limits) {
        return parse(utf8, limits).flatMap(Json::objectOnly);
    }

    /** One line, members in their order, numbers as they were written. */
    public static String write(JsonValue value) {
        return new JsonWriter(JsonWriter.Form.COMPACT).write(value);
    }

    /** Two-space indentation, members in their order, no newline at the end. */
    public static String pretty(JsonValue value) {
        return new JsonWriter(JsonWriter.Form.PRETTY).write(value);
    }

    private static Result<JsonObject> objectOnly(JsonValue value) {
        if (value instanceof JsonObject object) {
            return Result.ok(object);
        }
        return Result.refused(Problem.of(JsonProblem.NOT_AN_OBJECT, "expected an object, found " + value.kind())
                .next("give one JSON object, in braces, as the whole input"));
    }
}
