package coop.kith.cli;

import coop.kith.json.Json;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Problems as a person reads them. */
final class Wording {
    private Wording() {}

    static String problems(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : problems) {
            String where = problem.where().toString();
            lines.add("problem: " + printable(problem.detail())
                    + (where.isEmpty() ? "" : " (at " + printable(where) + ")"));
            problem.nextStep().ifPresent(step -> lines.add("   next: " + printable(step)));
            lines.add("   type: " + problem.type().uri());
        }
        return String.join("\n", lines);
    }

    /** A stranger's text on a terminal: control characters, escapes and bidirectional overrides become visible. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int kind = Character.getType(point);
            boolean hidden = kind == Character.CONTROL
                    || kind == Character.FORMAT
                    || kind == Character.SURROGATE
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR;
            if (hidden) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** A stranger's JSON on a terminal, for people to read and programs to take. */
    static String pretty(JsonValue json) {
        return escaped(Json.pretty(json));
    }

    /** The same JSON, with whatever acts on a terminal as escapes of JSON; it stands in strings only, so the value is the same. */
    static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            int kind = Character.getType(point);
            boolean acts = kind == Character.CONTROL
                    || kind == Character.FORMAT
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR;
            if (acts && point != '\n') {
                for (char unit : Character.toChars(point)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
