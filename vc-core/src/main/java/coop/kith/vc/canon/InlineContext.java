package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A context that came with a document and is not pinned: whether it may be processed at all. Processing recurs from a term to those that it is defined by, copies all
 * terms for each scope, and logs what has the form of a keyword; so chains, numbers and such texts are bounded before. For one thread, one context.
 */
final class InlineContext {
    /** Terms defined by terms that are defined by terms. Published contexts have two levels: a name, and the prefix of its IRI. */
    static final int DEEPEST = 16;

    /** In one context, with those inside it. The largest that is published, schema.org's, has fewer than 3,000. */
    static final int MOST_DEFINITIONS = 4_000;

    private final Deque<Part> open = new ArrayDeque<>();
    private int definitions;

    private record Part(JsonValue value, int depth) {}

    private InlineContext() {}

    /** Why it must not be processed, or nothing. */
    static Optional<Problem> fault(JsonValue context) {
        return new InlineContext().look(context);
    }

    private Optional<Problem> look(JsonValue context) {
        open.push(new Part(context, 1));
        Optional<Problem> fault = Optional.empty();
        while (!open.isEmpty() && fault.isEmpty()) {
            Part part = open.pop();
            if (part.depth() > JsonLimits.standard().depth()) {
                fault = large("more than " + JsonLimits.standard().depth() + " levels");
            } else if (part.value() instanceof JsonObject object) {
                fault = object(object, part.depth());
            } else if (part.value() instanceof JsonArray several) {
                several.items().forEach(item -> open.push(new Part(item, part.depth() + 1)));
            } else if (part.value() instanceof JsonString text && Reserved.isNoKeyword(text.value())) {
                fault = reserved(text.value());
            }
        }
        return fault;
    }

    private Optional<Problem> object(JsonObject object, int depth) {
        definitions += object.members().size();
        if (definitions > MOST_DEFINITIONS) {
            return large("more than " + MOST_DEFINITIONS + " members");
        }
        Map<String, Integer> heights = new HashMap<>();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = member.getKey();
            if (Reserved.isNoKeyword(name)) {
                return reserved(name);
            }
            if (name.equals("@language") && !isLanguage(member.getValue())) {
                return Optional.of(Problem.of(
                        CanonProblem.NOT_JSON_LD,
                        "A context has the language " + Shown.value(member.getValue()) + ", which is no language tag.",
                        JsonPointer.of("@context")));
            }
            if (height(name, object, heights, 0) > DEEPEST) {
                return large("terms that are defined by one another over more than " + DEEPEST + " levels");
            }
            open.push(new Part(member.getValue(), depth + 1));
        }
        return Optional.empty();
    }

    private static boolean isLanguage(JsonValue language) {
        return language == JsonLiteral.NULL
                || (language instanceof JsonString text && Reserved.isLanguage(text.value()));
    }

    /** How many definitions lead on from this one; more than the deepest is as good as endless, and is not looked at further. */
    private static int height(String term, JsonObject context, Map<String, Integer> known, int above) {
        Integer before = known.get(term);
        if (before != null || above > DEEPEST) {
            return before != null ? before : above;
        }
        int highest = 0;
        for (String reference : references(term, context)) {
            if (!reference.startsWith("@") && !reference.equals(term) && context.has(reference)) {
                highest = Math.max(highest, 1 + height(reference, context, known, above + 1));
            }
            if (highest > DEEPEST) {
                return highest;
            }
        }
        known.put(term, highest);
        return highest;
    }

    /** The term's prefix, and what its definition names, with the prefixes of that. */
    private static List<String> references(String term, JsonObject context) {
        JsonValue definition = context.get(term).orElse(JsonLiteral.NULL);
        List<JsonValue> texts = definition instanceof JsonObject members
                ? List.copyOf(members.members().values())
                : List.of(definition);
        List<String> references = new ArrayList<>(List.of(prefix(term)));
        for (JsonValue value : texts) {
            if (value instanceof JsonString text) {
                references.add(text.value());
                references.add(prefix(text.value()));
            }
        }
        return references;
    }

    private static String prefix(String text) {
        int colon = text.indexOf(':', 1);
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static Optional<Problem> large(String what) {
        return Optional.of(
                Problem.of(
                                CanonProblem.TOO_LARGE,
                                "A context that stands in the document has " + what + ".",
                                JsonPointer.of("@context"))
                        .next(
                                "Publish the definitions as a context of their own, and add it to the library (ContextLibrary.with)."));
    }

    private static Optional<Problem> reserved(String text) {
        return Optional.of(Problem.of(
                        CanonProblem.NOT_JSON_LD,
                        "A context has " + Shown.text(text)
                                + ", which has the form of a keyword and is none; JSON-LD drops it.",
                        JsonPointer.of("@context"))
                .next("Take another name."));
    }
}
