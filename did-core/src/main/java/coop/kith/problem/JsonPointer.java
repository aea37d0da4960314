package coop.kith.problem;

import java.util.ArrayList;
import java.util.List;

/** A place in a JSON document (RFC 6901), as a list of unescaped reference tokens; empty means the whole document. */
public record JsonPointer(List<String> tokens) {
    private static final JsonPointer ROOT = new JsonPointer(List.of());

    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    public static JsonPointer root() {
        return ROOT;
    }

    /** The place named by these member names, from the root down. */
    public static JsonPointer of(String... names) {
        return new JsonPointer(List.of(names));
    }

    public JsonPointer append(String name) {
        List<String> longer = new ArrayList<>(tokens);
        longer.add(name);
        return new JsonPointer(longer);
    }

    public JsonPointer append(int index) {
        return append(Integer.toString(index));
    }

    /** This place seen from further out: {@code outer} followed by this pointer's tokens. */
    public JsonPointer under(JsonPointer outer) {
        List<String> longer = new ArrayList<>(outer.tokens);
        longer.addAll(tokens);
        return new JsonPointer(longer);
    }

    /** The RFC 6901 string form: {@code ""} for the root, otherwise {@code /a/0/b} with {@code ~0} and {@code ~1}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
