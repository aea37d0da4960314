package coop.kith.vc.model;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Whom or what a credential speaks of, and what it claims: a view for reading single claims. Claims are as stated; they are worth what the credential is worth.
 *
 * @param json the whole object, nothing lost
 */
public record Subject(JsonObject json) {
    /** The subject's URL; empty for a bearer credential. */
    public Optional<String> id() {
        return json.string("id");
    }

    /** The subject's own types, if it states any. */
    public List<String> types() {
        return json.oneOrMany("type").stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .toList();
    }

    /**
     * The words of the claim at {@code path}, one member name for each level ({@code text("degree", "name")}): a string, or the {@code @value} of a language
     * value object, or the first of several of these. Empty when there is no such claim or it is not text.
     */
    public Optional<String> text(String... path) {
        return claim(path).flatMap(LanguageValue::words);
    }

    /** The claim at {@code path}, whatever it is. */
    public Optional<JsonValue> claim(String... path) {
        Optional<JsonValue> found = Optional.of(json);
        for (String name : path) {
            found = found.map(Subject::first)
                    .flatMap(value -> value instanceof JsonObject object ? object.get(name) : Optional.empty());
        }
        return found;
    }

    private static JsonValue first(JsonValue value) {
        return value instanceof JsonArray array && !array.items().isEmpty()
                ? array.items().get(0)
                : value;
    }
}
