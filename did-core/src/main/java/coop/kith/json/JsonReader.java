package coop.kith.json;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * The general way from text to a value, where {@link StraightReader} does not lead to one: it says what is wrong, and where. Builds values from Jackson's tokens, one token at a time, with the open arrays and objects on a stack of its own: nesting never uses the
 * thread's stack.
 *
 * <p>Jackson is left with the grammar alone. Its limits are set out of reach (the text is bounded before it gets here) and checked here
 * instead, so that each refusal has its own kind and place. Its shared table of names is off: names of one document must not slow down or
 * fill another's. Duplicate names are found in the object's own map, whose buckets become trees when names collide (JEP 180), so a flood of
 * names with one hash costs n log n.
 */
final class JsonReader {
    private static final JsonFactory GRAMMAR = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonLimits.GREATEST_DEPTH + 1)
                    .maxDocumentLength(-1)
                    .maxTokenCount(-1)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** How much of a stranger's name a problem quotes. */
    private static final int QUOTED_CHARACTERS = 80;

    private final JsonParser parser;
    private final JsonLimits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private int values;
    private Optional<JsonValue> top = Optional.empty();

    private JsonReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    static Result<JsonValue> read(String text, JsonLimits limits) {
        try (JsonParser parser = GRAMMAR.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser, limits).read();
        }
    }

    private Result<JsonValue> read() {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Optional<Problem> refusal =
                        top.isPresent() ? Optional.of(trailing(parser.currentTokenLocation())) : take(token);
                if (refusal.isPresent()) {
                    return Result.refused(refusal.get());
                }
            }
        } catch (UnexpectedEndOfInputException cut) {
            reachedName();
            return Result.refused(truncated());
        } catch (JacksonException broken) {
            reachedName();
            return Result.refused(top.isPresent() ? trailing(broken.getLocation()) : syntax(broken));
        }
        return top.map(Result::ok).orElseGet(() -> Result.refused(truncated()));
    }

    /** Jackson reads a name and the beginning of its value in one go, so a value that fails there has a name we were not told yet. */
    private void reachedName() {
        if (open.peek() instanceof OpenObject object) {
            Optional.ofNullable(parser.streamReadContext().currentName()).ifPresent(object::name);
        }
    }

    private Optional<Problem> take(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> enter(new OpenObject());
            case START_ARRAY -> enter(new OpenArray());
            case END_OBJECT, END_ARRAY -> {
                add(open.pop().close());
                yield Optional.empty();
            }
            case PROPERTY_NAME -> name(parser.currentName());
            case VALUE_STRING -> string(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> counted(JsonLiteral.TRUE);
            case VALUE_FALSE -> counted(JsonLiteral.FALSE);
            case VALUE_NULL -> counted(JsonLiteral.NULL);
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new AssertionError("a JSON text has no " + token + " tokens; please report");
        };
    }

    private Optional<Problem> enter(Open inner) {
        if (open.size() == limits.depth()) {
            return Optional.of(at(JsonProblem.TOO_DEEP, "nested deeper than " + limits.depth() + " levels")
                    .with("limit", Integer.toString(limits.depth()))
                    .next("flatten the document"));
        }
        Optional<Problem> full = count();
        if (full.isEmpty()) {
            open.push(inner);
        }
        return full;
    }

    private Optional<Problem> name(String name) {
        if (name.length() > JsonLimits.NAME_CHARACTERS) {
            return Optional.of(at(
                            JsonProblem.NAME_TOO_LONG,
                            "a name of " + name.length() + " characters; " + JsonLimits.NAME_CHARACTERS
                                    + " are taken at the most")
                    .with("limit", Integer.toString(JsonLimits.NAME_CHARACTERS))
                    .next("use a shorter name"));
        }
        if (Surrogates.lone(name)) {
            return Optional.of(loneSurrogate("a name"));
        }
        // Only objects have names: the parser gives PROPERTY_NAME nowhere else.
        if (!((OpenObject) open.element()).name(name)) {
            return Optional.of(at(JsonProblem.DUPLICATE_NAME, "the name \"" + quoted(name) + "\" is given twice")
                    .next("keep one member of that name"));
        }
        return Optional.empty();
    }

    private Optional<Problem> string(String value) {
        return Surrogates.lone(value) ? Optional.of(loneSurrogate("a string")) : counted(new JsonString(value));
    }

    private Optional<Problem> number() {
        int length = parser.getStringLength();
        if (length > JsonLimits.NUMBER_CHARACTERS) {
            return Optional.of(at(
                            JsonProblem.NUMBER_TOO_LONG,
                            "a number of " + length + " characters; " + JsonLimits.NUMBER_CHARACTERS
                                    + " are taken at the most")
                    .with("limit", Integer.toString(JsonLimits.NUMBER_CHARACTERS))
                    .next("carry a number of that length in a string"));
        }
        return counted(new JsonNumber(parser.getString()));
    }

    private Optional<Problem> counted(JsonValue value) {
        Optional<Problem> full = count();
        if (full.isEmpty()) {
            add(value);
        }
        return full;
    }

    private Optional<Problem> count() {
        values++;
        if (values <= limits.values()) {
            return Optional.empty();
        }
        return Optional.of(at(JsonProblem.TOO_MANY_VALUES, "more than " + limits.values() + " values")
                .with("limit", Integer.toString(limits.values()))
                .next("send a smaller document, or have the reader's limit raised"));
    }

    private void add(JsonValue value) {
        if (open.isEmpty()) {
            top = Optional.of(value);
        } else {
            open.element().add(value);
        }
    }

    private Problem loneSurrogate(String where) {
        return at(JsonProblem.LONE_SURROGATE, where + " holds half of a surrogate pair, which no UTF-8 text can carry")
                .next("write characters above U+FFFF as a pair of escapes, high half first, or as themselves");
    }

    private Problem trailing(TokenStreamLocation location) {
        return located(JsonProblem.TRAILING_DATA, "something follows the value", location)
                .next("give exactly one JSON value");
    }

    private Problem truncated() {
        return located(
                        JsonProblem.TRUNCATED,
                        open.isEmpty() ? "there is no value" : "the text ends inside a value",
                        parser.currentLocation())
                .next("give the whole text; it may have been cut on the way");
    }

    private Problem syntax(JacksonException broken) {
        return located(JsonProblem.SYNTAX, "not JSON: " + broken.getOriginalMessage(), broken.getLocation())
                .next("correct the text at this place (RFC 8259)");
    }

    private Problem at(JsonProblem type, String detail) {
        return located(type, detail, parser.currentTokenLocation());
    }

    private Problem located(JsonProblem type, String detail, TokenStreamLocation location) {
        return Problem.of(type, detail, place())
                .with("line", Integer.toString(location.getLineNr()))
                .with("column", Integer.toString(location.getColumnNr()));
    }

    /** The innermost value reached: the open arrays and objects from the outside in, each with the member or item under way. */
    private JsonPointer place() {
        List<String> tokens = new ArrayList<>(open.size());
        for (Iterator<Open> outermost = open.descendingIterator(); outermost.hasNext(); ) {
            outermost.next().place().ifPresent(tokens::add);
        }
        return JsonPointer.of(tokens);
    }

    private static String quoted(String name) {
        return name.length() <= QUOTED_CHARACTERS ? name : name.substring(0, QUOTED_CHARACTERS) + "...";
    }

    /** An array or object whose end has not been read. */
    private sealed interface Open {
        void add(JsonValue value);

        Optional<String> place();

        JsonValue close();
    }

    private static final class OpenObject implements Open {
        private final Map<String, JsonValue> members = JsonObject.noMembers();
        private Optional<String> name = Optional.empty();

        /** False when a member of this name is there already. */
        boolean name(String next) {
            name = Optional.of(next);
            return !members.containsKey(next);
        }

        @Override
        public void add(JsonValue value) {
            members.put(name.orElseThrow(), value);
        }

        @Override
        public Optional<String> place() {
            return name;
        }

        @Override
        public JsonValue close() {
            return new JsonObject(members, true);
        }
    }

    private static final class OpenArray implements Open {
        private final List<JsonValue> items = new ArrayList<>();

        @Override
        public void add(JsonValue value) {
            items.add(value);
        }

        @Override
        public Optional<String> place() {
            return Optional.of(Integer.toString(items.size()));
        }

        @Override
        public JsonValue close() {
            return new JsonArray(items);
        }
    }
}
