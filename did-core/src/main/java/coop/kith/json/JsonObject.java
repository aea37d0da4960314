package coop.kith.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object; member order is kept as written, and does not matter to equality. */
public final class JsonObject implements JsonValue {
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonValue> members;

    public JsonObject(Map<String, JsonValue> members) {
        this(members, false);
    }

    /** @param isOwned whether nobody else keeps the map, so that it need not be copied */
    JsonObject(Map<String, JsonValue> members, boolean isOwned) {
        this.members = Collections.unmodifiableMap(isOwned ? members : new LinkedHashMap<>(members));
    }

    /** Where readers put members, and find duplicate names: in time n log n, whatever the names are. */
    static <N, V> Map<N, V> noMembers() {
        return new LinkedHashMap<>();
    }

    /** Unmodifiable, in their order. */
    public Map<String, JsonValue> members() {
        return members;
    }

    public static JsonObject empty() {
        return EMPTY;
    }

    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The member's text, when it is a string. */
    public Optional<String> string(String name) {
        return members.get(name) instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    public Optional<JsonObject> object(String name) {
        return members.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    public Optional<JsonArray> array(String name) {
        return members.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /** The member as a list: its items when it is an array, itself alone otherwise, nothing when absent. */
    public List<JsonValue> oneOrMany(String name) {
        JsonValue value = members.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof JsonArray array ? array.items() : List.of(value);
    }

    /** This object with one member set; a new name goes last. */
    public JsonObject with(String name, JsonValue value) {
        Map<String, JsonValue> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed, true);
    }

    public JsonObject with(String name, String value) {
        return with(name, new JsonString(value));
    }

    public JsonObject without(String name) {
        if (!members.containsKey(name)) {
            return this;
        }
        Map<String, JsonValue> changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return new JsonObject(changed, true);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof JsonObject object && members.equals(object.members));
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The text on one line. */
    @Override
    public String toString() {
        return Json.write(this);
    }
}
