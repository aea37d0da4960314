package coop.kith.json;

import java.util.List;
import java.util.Optional;

/** A JSON array. */
public record JsonArray(List<JsonValue> items) implements JsonValue {
    /** As many as surely fit an int. */
    private static final int MOST_INDEX_DIGITS = 9;

    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonArray ofStrings(List<String> items) {
        return new JsonArray(
                items.stream().map(item -> (JsonValue) new JsonString(item)).toList());
    }

    /** The item that a reference token names: digits without a leading zero (RFC 6901 section 4). */
    Optional<JsonValue> at(String token) {
        boolean index = !token.isEmpty()
                && token.length() <= MOST_INDEX_DIGITS
                && token.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (token.length() == 1 || token.charAt(0) != '0');
        return index && Integer.parseInt(token) < items.size()
                ? Optional.of(items.get(Integer.parseInt(token)))
                : Optional.empty();
    }

    /** The text on one line. */
    @Override
    public String toString() {
        return Json.write(this);
    }
}
