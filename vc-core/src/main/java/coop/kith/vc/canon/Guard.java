package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must not come to Titanium in a document that {@link Screen} does not see, because it is not signed as JSON-LD: more levels than the stack holds, contexts as
 * {@link InlineContext} refuses them, and texts that JSON-LD drops and Titanium logs. For one thread, one document.
 */
final class Guard {
    private final Deque<Part> open = new ArrayDeque<>();
    private final List<Problem> dropped = new ArrayList<>();
    private final Set<String> keywordForms = new HashSet<>();
    private final Set<String> otherTags = new HashSet<>();
    private final Set<JsonValue> contexts = new HashSet<>();
    private int inline;

    private record Part(String name, JsonValue value, int depth) {}

    private Guard() {}

    /** Why its contexts must not be processed, or nothing. */
    static Optional<Problem> ofContexts(JsonObject document) {
        return new Guard().look(document);
    }

    /** Why it must not be expanded, or nothing. */
    static Optional<Problem> ofExpansion(JsonObject document, ContextLibrary library) {
        Guard guard = new Guard();
        return guard.look(document).or(() -> guard.dropped(library));
    }

    private Optional<Problem> look(JsonObject document) {
        open.push(new Part("", document, 1));
        Optional<Problem> fault = Optional.empty();
        while (!open.isEmpty() && fault.isEmpty()) {
            Part part = open.pop();
            if (part.depth() > JsonLimits.standard().depth()) {
                fault = Optional.of(Problem.of(
                        CanonProblem.TOO_LARGE,
                        "The document has more than " + JsonLimits.standard().depth() + " levels."));
            } else if (part.value() instanceof JsonObject object) {
                fault = object(object, part);
            } else if (part.value() instanceof JsonArray array) {
                array.items().forEach(item -> open.push(new Part(part.name(), item, part.depth() + 1)));
            } else if (part.value() instanceof JsonString text && Reserved.isNoKeyword(text.value())) {
                keywordForms.add(part.name());
            }
        }
        return fault;
    }

    private Optional<Problem> object(JsonObject object, Part part) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = member.getKey();
            if (Reserved.isNoKeyword(name) && dropped.isEmpty()) {
                dropped.add(dropped("The member " + Shown.text(name), name));
            }
            if (name.equals("@context")) {
                Optional<Problem> fault = context(member.getValue());
                if (fault.isPresent()) {
                    return fault;
                }
            } else {
                open.push(new Part(name, member.getValue(), part.depth() + 1));
            }
            if (!Reserved.isLanguage(name)) {
                otherTags.add(part.name());
            }
        }
        object.string("@language")
                .filter(tag -> !Reserved.isLanguage(tag) && dropped.isEmpty())
                .ifPresent(tag -> dropped.add(dropped("The language " + Shown.text(tag), "@language")));
        return Optional.empty();
    }

    private Optional<Problem> context(JsonValue context) {
        for (JsonValue one : context instanceof JsonArray several ? several.items() : List.of(context)) {
            if (!(one instanceof JsonString)) {
                inline++;
                Optional<Problem> fault = inline > Screen.MOST_CONTEXTS
                        ? Optional.of(Problem.of(
                                CanonProblem.TOO_LARGE,
                                "More than " + Screen.MOST_CONTEXTS + " contexts stand in the document.",
                                JsonPointer.of("@context")))
                        : InlineContext.fault(one);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            contexts.add(one);
        }
        return Optional.empty();
    }

    /** Which names hold identifiers and texts by language the contexts say, which may be read now. */
    private Optional<Problem> dropped(ContextLibrary library) {
        if (dropped.isEmpty() && !(keywordForms.isEmpty() && otherTags.isEmpty())) {
            ContextNames names = library.names(contexts);
            keywordForms.stream()
                    .filter(name -> names.standsFor(name, "@id")
                            || names.standsFor(name, "@type")
                            || names.references().contains(name))
                    .forEach(name -> dropped.add(dropped(
                            "A value of the member " + Shown.text(name) + " that has the form of a keyword", name)));
            otherTags.stream()
                    .filter(names.languageMaps()::contains)
                    .forEach(name -> dropped.add(dropped(
                            "A text of the member " + Shown.text(name) + " under what is no language tag", name)));
        }
        return dropped.stream().findFirst();
    }

    private static Problem dropped(String what, String name) {
        return Problem.of(CanonProblem.NOT_JSON_LD, what + " is one that JSON-LD drops.", JsonPointer.of(name))
                .next("Take another name or value.");
    }
}
