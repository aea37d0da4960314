package coop.kith.json;

/**
 * A JSON string, without lone surrogates when it came from {@link Json#parse}. Ordered as its text is, which also keeps hash tables quick when a stranger
 * chooses strings of one hash code.
 */
public record JsonString(String value) implements JsonValue, Comparable<JsonString> {
    @Override
    public int compareTo(JsonString other) {
        return value.compareTo(other.value);
    }
}
