package coop.kith.json;

/** The three literal names. */
public enum JsonLiteral implements JsonValue {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String text;

    JsonLiteral(String text) {
        this.text = text;
    }

    public static JsonLiteral of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** As it stands in JSON text. */
    public String text() {
        return text;
    }
}
