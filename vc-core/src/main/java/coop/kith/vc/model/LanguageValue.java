package coop.kith.vc.model;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** Text with its language and direction (VCDM 2.0 section 11.1): {@code {"@value": .., "@language": .., "@direction": ..}}. */
final class LanguageValue {
    private static final Set<String> MEMBERS = Set.of("@value", "@language", "@direction");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl");
    /** RFC 5646 section 2.1: a subtag has at most eight letters or digits. */
    private static final int SUBTAG = 8;

    private LanguageValue() {}

    /** Why {@code value} is no language value object, as the end of a sentence. */
    static Optional<String> fault(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return Optional.of("is neither a string nor a language value object");
        }
        if (!MEMBERS.containsAll(object.members().keySet())) {
            return Optional.of("has members other than @value, @language and @direction");
        }
        if (object.string("@value").isEmpty()) {
            return Optional.of("has no string as its @value");
        }
        if (object.has("@language")
                && !object.string("@language").map(LanguageValue::isTag).orElse(false)) {
            return Optional.of("has no language tag as its @language");
        }
        if (object.has("@direction")
                && !object.string("@direction").map(DIRECTIONS::contains).orElse(false)) {
            return Optional.of("has neither ltr nor rtl as its @direction");
        }
        return Optional.empty();
    }

    /** The words of a string, of a language value object, or of the first of several. */
    static Optional<String> words(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.value());
        }
        if (value instanceof JsonArray array) {
            return array.items().stream()
                    .findFirst()
                    .filter(first -> !(first instanceof JsonArray))
                    .flatMap(LanguageValue::words);
        }
        return value instanceof JsonObject object
                        && MEMBERS.containsAll(object.members().keySet())
                ? object.string("@value")
                : Optional.empty();
    }

    private static boolean isTag(String tag) {
        for (String subtag : tag.split("-", -1)) {
            if (subtag.isEmpty()
                    || subtag.length() > SUBTAG
                    || !subtag.chars().allMatch(LanguageValue::isLetterOrDigit)) {
                return false;
            }
        }
        return !Character.isDigit(tag.charAt(0));
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
