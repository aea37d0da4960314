package coop.kith.cbor;

/** {@code false}, {@code true} and {@code null} (RFC 8949 section 3.3). */
public enum CborSimple implements CborValue {
    FALSE("false", 20),
    TRUE("true", 21),
    NULL("null", 22);

    private final String text;
    private final int number;

    CborSimple(String text, int number) {
        this.text = text;
        this.number = number;
    }

    public static CborSimple of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public String text() {
        return text;
    }

    /** Its number among the simple values, which is also the low five bits of its one byte. */
    int number() {
        return number;
    }
}
