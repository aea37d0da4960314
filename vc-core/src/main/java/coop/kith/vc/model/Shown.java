package coop.kith.vc.model;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.Locale;

/**
 * A stranger's value as it may stand in a sentence for a person: short, on one line, and unable to act on a terminal or to reorder the words around it.
 */
public final class Shown {
    /** Long enough for a DID with an Ed25519 key, short enough for a line. */
    private static final int LONGEST = 100;

    private Shown() {}

    /** A string as {@link #text}; other values as what they are, without their contents. */
    public static String value(JsonValue value) {
        if (value instanceof JsonString string) {
            return text(string.value());
        }
        if (value instanceof JsonNumber number) {
            return "the number " + bounded(number.text());
        }
        if (value instanceof JsonArray array) {
            return array.items().isEmpty()
                    ? "an empty array"
                    : "an array of " + array.items().size();
        }
        if (value instanceof JsonObject object) {
            return object.members().isEmpty() ? "an empty object" : "an object";
        }
        return ((JsonLiteral) value).name().toLowerCase(Locale.ROOT);
    }

    /** In quotation marks; control, format and surrogate characters as {@code U+XXXX}. */
    public static String text(String text) {
        return '"' + bounded(text) + '"';
    }

    private static String bounded(String text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length() && shown.length() < LONGEST) {
            int character = text.codePointAt(at);
            if (isPlain(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(Locale.ROOT, "<U+%04X>", character));
            }
            at += Character.charCount(character);
        }
        return at < text.length() ? shown + "..." : shown.toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
