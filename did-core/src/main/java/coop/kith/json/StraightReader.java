package coop.kith.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The short way from UTF-8 to a value, for texts with nothing wrong in them: a third of the time, and without the library's classes, which a first call would wait for.
 *
 * <p>It takes only what {@link JsonReader} takes, as the same value. At anything that might be refused, and at pairs of surrogates written as escapes, the reading ends,
 * and the general way is taken from the start: so nothing is refused here, and what is wrong, and where, is the general reader's word alone. The tests hold the two against each
 * other, over JSONTestSuite and over made texts with bytes changed.
 *
 * <p>Bytes above 127 stand in strings alone and are decoded string by string: since no character in UTF-8 contains the byte of a quotation mark, where a string
 * ends is right whatever the bytes between are. Nested values use the thread's stack, no deeper than {@link JsonLimits#GREATEST_DEPTH}.
 */
final class StraightReader {
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] text;
    private final JsonLimits limits;
    private int at;
    private int values;

    private StraightReader(byte[] text, JsonLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** Leads to the general way; never seen outside. */
    private static final class Astray extends Exception {
        private static final long serialVersionUID = 1;

        Astray() {
            super("not on the short way", null, false, false);
        }
    }

    /** Empty where the short way does not lead to the value. */
    static Optional<JsonValue> read(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.bytes()) {
            return Optional.empty();
        }
        StraightReader reader = new StraightReader(utf8, limits);
        try {
            reader.blanks();
            JsonValue value = reader.value(0);
            reader.blanks();
            return reader.at == utf8.length ? Optional.of(value) : Optional.empty();
        } catch (Astray astray) {
            return Optional.empty();
        }
    }

    private JsonValue value(int depth) throws Astray {
        if (++values > limits.values()) {
            throw new Astray();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonString(string());
            case 't' -> literal(JsonLiteral.TRUE);
            case 'f' -> literal(JsonLiteral.FALSE);
            case 'n' -> literal(JsonLiteral.NULL);
            default -> number();
        };
    }

    private JsonValue object(int depth) throws Astray {
        enter(depth);
        Map<String, JsonValue> members = JsonObject.noMembers();
        if (!left('}')) {
            do {
                blanks();
                int start = at;
                String name = string();
                blanks();
                expect(':');
                blanks();
                if (at - start > JsonLimits.NAME_CHARACTERS || members.put(name, value(depth + 1)) != null) {
                    throw new Astray();
                }
                blanks();
            } while (follows(','));
            expect('}');
        }
        return new JsonObject(members, true);
    }

    private JsonValue array(int depth) throws Astray {
        enter(depth);
        List<JsonValue> items = new ArrayList<>();
        if (!left(']')) {
            do {
                blanks();
                items.add(value(depth + 1));
                blanks();
            } while (follows(','));
            expect(']');
        }
        return new JsonArray(items);
    }

    private void enter(int depth) throws Astray {
        if (depth == limits.depth()) {
            throw new Astray();
        }
        at++;
    }

    /** Whether an array or object has ended before anything was in it. */
    private boolean left(char end) {
        blanks();
        return follows(end);
    }

    private JsonValue literal(JsonLiteral literal) throws Astray {
        for (int i = 0; i < literal.text().length(); i++) {
            expect(literal.text().charAt(i));
        }
        return literal;
    }

    /** RFC 8259 section 6. */
    private JsonValue number() throws Astray {
        int start = at;
        follows('-');
        if (!follows('0')) {
            digits();
        }
        if (follows('.')) {
            digits();
        }
        if (follows('e') || follows('E')) {
            if (!follows('+')) {
                follows('-');
            }
            digits();
        }
        if (at - start > JsonLimits.NUMBER_CHARACTERS) {
            throw new Astray();
        }
        return new JsonNumber(new String(text, start, at - start, StandardCharsets.ISO_8859_1));
    }

    private void digits() throws Astray {
        int start = at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw new Astray();
        }
    }

    /** RFC 8259 section 7. */
    private String string() throws Astray {
        expect('"');
        String plain = run();
        return follows('"') ? plain : escaped(plain);
    }

    /** A string that goes on after {@code begun} with an escape. */
    private String escaped(String begun) throws Astray {
        StringBuilder string = new StringBuilder(begun);
        while (follows('\\')) {
            char mark = peek();
            at++;
            string.append(
                    switch (mark) {
                        case '"', '\\', '/' -> mark;
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'u' -> unit();
                        default -> throw new Astray();
                    });
            string.append(run());
        }
        expect('"');
        return string.toString();
    }

    private char unit() throws Astray {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw new Astray();
            }
            unit = 16 * unit + digit;
            at++;
        }
        if (Character.isSurrogate((char) unit)) {
            throw new Astray();
        }
        return (char) unit;
    }

    /** The characters up to the next quotation mark or escape. */
    private String run() throws Astray {
        int start = at;
        int end = at;
        byte all = 0;
        while (end < text.length && text[end] != '"' && text[end] != '\\') {
            if (text[end] >= 0 && text[end] < ' ') {
                throw new Astray();
            }
            all |= text[end++];
        }
        at = end;
        if (all >= 0) {
            return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        }
        String decoded = new String(text, start, end - start, StandardCharsets.UTF_8);
        // What is malformed became a replacement character; one that was written is for the general way to tell.
        if (decoded.indexOf(REPLACEMENT) >= 0) {
            throw new Astray();
        }
        return decoded;
    }

    private void blanks() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private char peek() throws Astray {
        if (at == text.length) {
            throw new Astray();
        }
        return (char) (text[at] & 0xff);
    }

    private boolean follows(char next) {
        if (at < text.length && text[at] == next) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char next) throws Astray {
        if (!follows(next)) {
            throw new Astray();
        }
    }
}
