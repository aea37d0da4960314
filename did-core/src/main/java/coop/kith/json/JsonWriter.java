package coop.kith.json;

import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes values as text, in one of three forms, with the open arrays and objects on a stack of its own: no value is too deep for it. Used
 * once per value.
 */
final class JsonWriter {
    /** How the text looks; strings are escaped alike in all of them, as RFC 8785 section 3.2.2.2 says. */
    enum Form {
        COMPACT,
        PRETTY,
        /** RFC 8785: members sorted, numbers as doubles. */
        CANONICAL
    }

    private static final HexFormat HEX = HexFormat.of();

    /** More of the same would not help the reader. */
    private static final int MOST_PROBLEMS = 20;

    private final Form form;
    private final StringBuilder out = new StringBuilder(256);
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();

    JsonWriter(Form form) {
        this.form = form;
    }

    /** For the forms that cannot fail. */
    String write(JsonValue value) {
        run(value);
        return out.toString();
    }

    /** For the canonical form. */
    Result<String> writeOrRefuse(JsonValue value) {
        run(value);
        return problems.isEmpty() ? Result.ok(out.toString()) : Result.refused(problems);
    }

    private void run(JsonValue value) {
        value(value);
        while (!open.isEmpty() && problems.size() < MOST_PROBLEMS) {
            Open inner = open.element();
            if (inner.hasNext()) {
                value(inner.next());
            } else {
                open.pop();
                if (form == Form.PRETTY && inner.written > 0) {
                    newLine();
                }
                out.append(inner.end());
            }
        }
    }

    private void value(JsonValue value) {
        if (value instanceof JsonObject object) {
            out.append('{');
            open.push(new OpenObject(ordered(object)));
        } else if (value instanceof JsonArray array) {
            out.append('[');
            open.push(new OpenArray(array.items().iterator()));
        } else if (value instanceof JsonString string) {
            string(string.value());
        } else if (value instanceof JsonNumber number) {
            number(number);
        } else if (value instanceof JsonLiteral literal) {
            out.append(literal.text());
        }
    }

    private Iterator<Map.Entry<String, JsonValue>> ordered(JsonObject object) {
        Collection<Map.Entry<String, JsonValue>> members = object.members().entrySet();
        if (form != Form.CANONICAL) {
            return members.iterator();
        }
        List<Map.Entry<String, JsonValue>> sorted = new ArrayList<>(members);
        // String's natural order is by UTF-16 code unit, which is what RFC 8785 section 3.2.3 asks for.
        sorted.sort(Map.Entry.comparingByKey());
        return sorted.iterator();
    }

    private void number(JsonNumber number) {
        if (form == Form.CANONICAL) {
            CanonicalNumber.of(number, place()).fold(out::append, refusals -> {
                problems.addAll(refusals);
                return out;
            });
        } else {
            out.append(number.text());
        }
    }

    private void string(String text) {
        out.append('"');
        if (isPlain(text)) {
            out.append(text);
        } else {
            characters(text);
        }
        out.append('"');
    }

    /** Whether it stands as it is: then it is copied as a whole, which most time of writing is spent on. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < ' ' || unit == '"' || unit == '\\' || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    private void characters(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit >= ' ' && unit != '"' && unit != '\\' && !Character.isSurrogate(unit)) {
                out.append(unit);
            } else if (Surrogates.pairAt(text, at)) {
                out.append(unit).append(text.charAt(++at));
            } else if (Character.isSurrogate(unit)) {
                lone(unit);
            } else {
                escaped(unit);
            }
        }
    }

    private void lone(char half) {
        if (form == Form.CANONICAL) {
            problems.add(Problem.of(
                            JsonProblem.LONE_SURROGATE,
                            "half of a surrogate pair (U+" + HEX.withUpperCase().toHexDigits(half)
                                    + ") has no canonical bytes",
                            place())
                    .next("write characters above U+FFFF as whole pairs"));
        } else {
            out.append("\\u").append(HEX.toHexDigits(half));
        }
    }

    private void escaped(char unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u").append(HEX.toHexDigits(unit));
        }
    }

    private void newLine() {
        out.append('\n');
        for (int level = 0; level < open.size(); level++) {
            out.append("  ");
        }
    }

    private JsonPointer place() {
        List<String> tokens = new ArrayList<>(open.size());
        for (Iterator<Open> outermost = open.descendingIterator(); outermost.hasNext(); ) {
            tokens.add(outermost.next().place());
        }
        return JsonPointer.of(tokens);
    }

    /** An array or object that has begun. */
    private abstract sealed class Open {
        int written;

        abstract boolean hasNext();

        /** The next item or member value, after what stands before it has been written. */
        abstract JsonValue next();

        abstract String place();

        abstract char end();

        final void separate() {
            if (written > 0) {
                out.append(',');
            }
            written++;
            if (form == Form.PRETTY) {
                newLine();
            }
        }
    }

    private final class OpenObject extends Open {
        private final Iterator<Map.Entry<String, JsonValue>> members;
        private String name = "";

        OpenObject(Iterator<Map.Entry<String, JsonValue>> members) {
            this.members = members;
        }

        @Override
        boolean hasNext() {
            return members.hasNext();
        }

        @Override
        JsonValue next() {
            Map.Entry<String, JsonValue> member = members.next();
            separate();
            name = member.getKey();
            string(name);
            out.append(form == Form.PRETTY ? ": " : ":");
            return member.getValue();
        }

        @Override
        String place() {
            return name;
        }

        @Override
        char end() {
            return '}';
        }
    }

    private final class OpenArray extends Open {
        private final Iterator<JsonValue> items;

        OpenArray(Iterator<JsonValue> items) {
            this.items = items;
        }

        @Override
        boolean hasNext() {
            return items.hasNext();
        }

        @Override
        JsonValue next() {
            separate();
            return items.next();
        }

        @Override
        String place() {
            return Integer.toString(written - 1);
        }

        @Override
        char end() {
            return ']';
        }
    }
}
