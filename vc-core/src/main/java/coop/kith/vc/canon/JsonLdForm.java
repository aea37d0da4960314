package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a document that is signed as plain JSON is JSON-LD all the same (VCDM 2.0 sections 4.3, 4.5 and 5.2.1): its contexts can be processed, none redefines
 * a protected term, and every type is an absolute URL or a term that the contexts map to one. A suite that signs statements finds that out by itself; one
 * that signs the JSON as it stands would sign a document that other software must refuse.
 *
 * <p>Only a document whose contexts are all in the library, or stand in it, is judged; of others nothing is known here. Members that no context defines are
 * allowed, since the JSON is signed with them. Immutable, safe for many threads; it keeps processed contexts.
 */
public final class JsonLdForm {
    private static final int MOST_PROBLEMS = 20;
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|^`\\\\]+");

    private final ContextLibrary library;
    private final Expander expander;

    private JsonLdForm(ContextLibrary library) {
        this.library = library;
        this.expander = Expander.tolerant(library);
    }

    private static final class Standard {
        static final JsonLdForm FORM = new JsonLdForm(ContextLibrary.standard());
    }

    /** By the contexts that Kith brings along. */
    public static JsonLdForm standard() {
        return Standard.FORM;
    }

    /** By the contexts of this library. */
    public static JsonLdForm of(ContextLibrary library) {
        return new JsonLdForm(library);
    }

    /** What other software would refuse; empty when there is nothing, or when a context is not known. */
    public List<Problem> problems(JsonObject document) {
        Set<JsonValue> contexts = Stream.concat(
                        Stream.of(document), document.oneOrMany("verifiableCredential").stream())
                .filter(JsonObject.class::isInstance)
                .flatMap(one -> ((JsonObject) one).oneOrMany("@context").stream())
                .collect(Collectors.toSet());
        if (!contexts.stream().allMatch(this::known)) {
            return List.of();
        }
        Optional<Problem> fault = Guard.ofExpansion(document, library);
        if (fault.isPresent()) {
            return List.of(fault.get());
        }
        return isForSure(document) ? List.of() : generally(document, contexts);
    }

    /** Every name and type on the short way has an absolute IRI; where that way ends, nothing is known. */
    boolean isForSure(JsonObject document) {
        return expander.scope(document)
                .flatMap(scope -> StraightWalk.statements(document, scope))
                .isPresent();
    }

    /** What {@link #isForSure} must not differ from. */
    List<Problem> generally(JsonObject document, Set<JsonValue> contexts) {
        Set<String> types = stated(document);
        types.retainAll(library.names(contexts).removed());
        return types.isEmpty()
                ? expander.expand(document).fold(JsonLdForm::unmapped, problems -> problems)
                : types.stream().map(type -> unmapped(new JsonString(type))).toList();
    }

    private boolean known(JsonValue context) {
        return context instanceof JsonString url
                ? library.document(url.value()).isPresent()
                : context instanceof JsonObject inline && !inline.has("@import");
    }

    /** What stands as a type anywhere. */
    private static Set<String> stated(JsonObject document) {
        Set<String> types = new TreeSet<>();
        Deque<JsonValue> open = new ArrayDeque<>(List.of(document));
        while (!open.isEmpty()) {
            JsonValue next = open.pop();
            if (next instanceof JsonObject object) {
                object.oneOrMany("type").stream()
                        .filter(JsonString.class::isInstance)
                        .forEach(type -> types.add(((JsonString) type).value()));
                object.members().values().forEach(open::push);
            } else if (next instanceof JsonArray array) {
                array.items().forEach(open::push);
            }
        }
        return types;
    }

    /** Types are absolute in the expanded document where something maps them. */
    private static List<Problem> unmapped(jakarta.json.JsonValue expanded) {
        List<Problem> problems = new ArrayList<>();
        Deque<jakarta.json.JsonValue> open = new ArrayDeque<>(List.of(expanded));
        while (!open.isEmpty() && problems.size() < MOST_PROBLEMS) {
            jakarta.json.JsonValue next = open.pop();
            if (next instanceof jakarta.json.JsonObject object) {
                for (Map.Entry<String, jakarta.json.JsonValue> member : object.entrySet()) {
                    if (member.getKey().equals("@type") && !object.containsKey("@value")) {
                        types(member.getValue(), problems);
                    } else if (!member.getKey().equals("@value")) {
                        open.push(member.getValue());
                    }
                }
            } else if (next instanceof jakarta.json.JsonArray array) {
                array.forEach(open::push);
            }
        }
        return problems;
    }

    private static void types(jakarta.json.JsonValue stated, List<Problem> problems) {
        List<jakarta.json.JsonValue> types =
                stated instanceof jakarta.json.JsonArray several ? several : List.of(stated);
        for (jakarta.json.JsonValue type : types) {
            if (!(type instanceof jakarta.json.JsonString text
                    && ABSOLUTE.matcher(text.getString()).matches())) {
                problems.add(unmapped(JakartaValues.back(type)));
            }
        }
    }

    private static Problem unmapped(JsonValue type) {
        return Problem.of(
                        CanonProblem.NOT_JSON_LD,
                        "No context of the document maps the type " + Shown.value(type) + " to an absolute URL.",
                        JsonPointer.of("type"))
                .next("Add a context that defines the type, or write it as an absolute URL.");
    }
}
