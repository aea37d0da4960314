package coop.kith.json;

/** The three literal names. */
public enum JsonLiteral implements JsonValue {
    TRUE,
    FALSE,
    NULL;

    public static JsonLiteral of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
