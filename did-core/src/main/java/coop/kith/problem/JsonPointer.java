package coop.kith.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document (RFC 6901): unescaped reference tokens from the root down, none for the whole document. Immutable; appending takes the same time at any
 * depth, so that a reader can carry its place along and seldom pays for it.
 */
public final class JsonPointer {
    private static final int MOST_CHARACTERS = 16_384;
    private static final int MOST_TOKENS = 500;
    private static final JsonPointer ROOT = new JsonPointer(null, "", 0);

    private final @Nullable JsonPointer outer;
    private final String last;
    private final int depth;

    private JsonPointer(@Nullable JsonPointer outer, String last, int depth) {
        this.outer = outer;
        this.last = last;
        this.depth = depth;
    }

    public static JsonPointer root() {
        return ROOT;
    }

    /** The place that these tokens lead to from the root. */
    public static JsonPointer of(List<String> tokens) {
        JsonPointer place = ROOT;
        for (String token : tokens) {
            place = place.append(token);
        }
        return place;
    }

    /** The place named by these member names, from the root down. */
    public static JsonPointer of(String... names) {
        return of(List.of(names));
    }

    /**
     * Reads the RFC 6901 string form: empty, or a slash before each token, with {@code ~0} for a tilde and {@code ~1} for a slash. One of at
     * most {@value #MOST_CHARACTERS} characters and {@value #MOST_TOKENS} tokens, more than any document that Kith reads has levels.
     */
    public static Result<JsonPointer> parse(String text) {
        if (text.isEmpty()) {
            return Result.ok(ROOT);
        }
        if (text.charAt(0) != '/') {
            return malformed(text, "it does not start with a slash");
        }
        if (text.length() > MOST_CHARACTERS) {
            return malformed(text, "it has more than " + MOST_CHARACTERS + " characters");
        }
        for (int at = text.indexOf('~'); at >= 0; at = text.indexOf('~', at + 1)) {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (next != '0' && next != '1') {
                return malformed(text, "the tilde at offset " + at + " is followed by neither 0 nor 1");
            }
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            // ~1 first: ~01 stands for ~1 (RFC 6901 section 4).
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return tokens.size() > MOST_TOKENS
                ? malformed(text, "it has more than " + MOST_TOKENS + " tokens")
                : Result.ok(of(tokens));
    }

    public JsonPointer append(String name) {
        return new JsonPointer(this, name, depth + 1);
    }

    public JsonPointer append(int index) {
        return append(Integer.toString(index));
    }

    /** This place seen from further out: {@code outer} followed by this pointer's tokens. */
    public JsonPointer under(JsonPointer outer) {
        JsonPointer place = outer;
        for (String token : tokens()) {
            place = place.append(token);
        }
        return place;
    }

    /** How many tokens there are. */
    public int depth() {
        return depth;
    }

    /** The place of at most this many tokens that this one is, or is beneath. Throws IllegalArgumentException where it is less than zero. */
    public JsonPointer upTo(int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("a place has zero tokens or more, not " + tokens);
        }
        JsonPointer place = this;
        while (place.depth > tokens && place.outer != null) {
            place = place.outer;
        }
        return place;
    }

    /** From the root down; a list of its own each time. */
    public List<String> tokens() {
        String[] tokens = new String[depth];
        for (JsonPointer place = this; place.outer != null; place = place.outer) {
            tokens[place.depth - 1] = place.last;
        }
        return List.of(tokens);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPointer pointer && depth == pointer.depth && tokens().equals(pointer.tokens());
    }

    @Override
    public int hashCode() {
        return tokens().hashCode();
    }

    /** The RFC 6901 string form: {@code ""} for the root, otherwise {@code /a/0/b} with {@code ~0} and {@code ~1}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens()) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }

    private static Result<JsonPointer> malformed(String text, String why) {
        String quoted = text.length() <= 80 ? text : text.substring(0, 80) + "...";
        return Result.refused(Problem.of(PointerProblem.SYNTAX, "\"" + quoted + "\" is no JSON Pointer: " + why)
                .next("write the place as /name/0/name, with ~0 for ~ and ~1 for / inside names (RFC 6901)"));
    }
}
