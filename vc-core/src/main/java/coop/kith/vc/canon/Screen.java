package coop.kith.vc.canon;

import coop.kith.json.Jcs;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.vc.model.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first of the two gates around expansion: the document as it stands, before any JSON-LD is done with it.
 *
 * <p>Two kinds of harm are stopped here. The one is what expansion would lose without a word: nulls, empty and nested arrays, keywords that mean nothing in
 * their place. The other is the disguise. RDF has many spellings in JSON: {@code validUntil} may be written as the IRI that it stands for, {@code id} as
 * {@code @id}, and the signature still holds, while software that reads the JSON no longer finds the member. So a document must use the names of its
 * contexts and no other spelling, contexts must be ones of the library, and they must stand at the top of the document or of a presented credential.
 *
 * <p>Which member is of the type {@code @json} only expansion knows for sure. So a document is first screened as if none were. Where that does not do,
 * members with a name that its own contexts call JSON are passed over, and noted; the second gate, {@link Statements}, notes what came out as JSON, and the
 * two must be the same values. They are not when a member that was passed over was an ordinary one: JSON within it is smaller than it.
 *
 * <p>For one thread, one document.
 */
final class Screen {
    /** A document with more is refused: the longest list of contexts seen in the field has seven. */
    static final int MOST_CONTEXTS = 32;

    private static final int MOST_PROBLEMS = 20;
    private static final Set<String> OF_VALUES = Set.of("@value", "@type", "@language", "@direction");

    /** Those of native JSON values (JSON-LD 1.1 Processing Algorithms section 8.2.2). */
    private static final Set<String> PLAIN_TYPES = Set.of(
            "http://www.w3.org/2001/XMLSchema#boolean",
            "http://www.w3.org/2001/XMLSchema#double",
            "http://www.w3.org/2001/XMLSchema#integer",
            "http://www.w3.org/2001/XMLSchema#string");

    private static final Set<String> REFUSED_MEANINGS = Set.of(
            "@annotation",
            "@base",
            "@context",
            "@default",
            "@embed",
            "@explicit",
            "@graph",
            "@included",
            "@index",
            "@list",
            "@nest",
            "@omitDefault",
            "@requireAll",
            "@reverse",
            "@set",
            "@value",
            "@language",
            "@direction");

    private final ContextLibrary library;
    private final ContextNames names;
    private final JsonLimits limits;
    private final Set<String> jsonNames;
    private final List<Problem> problems = new ArrayList<>();
    private int values;
    private final List<String> json = new ArrayList<>();
    private final Set<JsonValue> contexts = new HashSet<>();
    private final Map<String, JsonPointer> placesOfSecondNames = new HashMap<>();
    private final Map<String, JsonPointer> placesOfKeywordForms = new HashMap<>();
    private final Map<String, JsonPointer> placesOfOtherTags = new HashMap<>();

    private Screen(ContextLibrary library, JsonLimits limits, Set<String> jsonNames) {
        this.library = library;
        this.names = library.names();
        this.limits = limits;
        this.jsonNames = jsonNames;
    }

    /**
     * What was found.
     *
     * @param problems empty when the document may go on
     * @param json the members that were passed over as plain JSON, in canonical form
     * @param contexts that the document names
     */
    record Findings(List<Problem> problems, List<String> json, Set<JsonValue> contexts) {}

    /** @param jsonNames the names of members to pass over as plain JSON */
    static Findings of(JsonObject document, ContextLibrary library, JsonLimits limits, Set<String> jsonNames) {
        Screen screen = new Screen(library, limits, jsonNames);
        if (!document.has("@context")) {
            screen.add(
                    CanonProblem.NOT_JSON_LD,
                    JsonPointer.root(),
                    "The document has no @context, so its members mean nothing in JSON-LD.",
                    "Add the contexts that define its members.");
        }
        screen.object(document, JsonPointer.root(), true);
        screen.secondNames();
        screen.reserved();
        if (screen.problems.isEmpty()) {
            screen.problems.addAll(Jcs.faults(document));
        }
        return new Findings(List.copyOf(screen.problems), List.copyOf(screen.json), Set.copyOf(screen.contexts));
    }

    private void object(JsonObject object, JsonPointer at, boolean mayHaveContext) {
        boolean isValue = object.has("@value");
        int before = problems.size();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (full()) {
                return;
            }
            String name = member.getKey();
            JsonPointer place = at.append(name);
            if (name.equals("@context")) {
                context(member.getValue(), place, mayHaveContext);
            } else if (nameStands(name, place, isValue)) {
                member(name, member.getValue(), place, isValue);
            }
        }
        if (isValue && problems.size() == before && hasPlainSpelling(object)) {
            alias(at, "A value with @value and @type is one that JSON writes without them");
        }
    }

    /** Numbers, truth values and texts, which RDF cannot tell from their typed forms; a text with no type is a language value object without a language. */
    private static boolean hasPlainSpelling(JsonObject value) {
        boolean isText = value.string("@value").isPresent();
        return !isText || value.string("@type").filter(PLAIN_TYPES::contains).isPresent();
    }

    private boolean nameStands(String name, JsonPointer place, boolean ofValue) {
        if (name.startsWith("@") ? !(ofValue && OF_VALUES.contains(name)) : refusedMeaning(name)) {
            add(
                    CanonProblem.NOT_COVERED,
                    place,
                    "The member " + Shown.text(name) + " is or stands for a keyword of JSON-LD that has no place here.",
                    name.equals("@id") || name.equals("@type")
                            ? "Write " + name.substring(1) + ", as software that reads the JSON expects it."
                            : "Leave it out, or sign with a suite that covers the JSON as it stands, such as"
                                    + " eddsa-jcs-2022.");
            return false;
        }
        if (NamedIris.isSecondName(name)) {
            placesOfSecondNames.putIfAbsent(name, place);
        }
        if (name.indexOf(':') >= 0) {
            add(
                    CanonProblem.NOT_COVERED,
                    place,
                    "The member " + Shown.text(name)
                            + " is written as an IRI; software that reads the JSON would not find it under its name.",
                    "Write the name that a context defines for it.");
            return false;
        }
        return true;
    }

    /** Which contexts the document names is known only when all of it was looked at. */
    private void secondNames() {
        contexts.stream()
                .flatMap(context -> NamedIris.secondNames(context).stream())
                .sorted()
                .forEach(name -> Optional.ofNullable(placesOfSecondNames.get(name))
                        .ifPresent(place -> add(
                                CanonProblem.NOT_COVERED,
                                place,
                                "The member " + Shown.text(name)
                                        + " is a second name for what has another one; the two could be exchanged.",
                                "Write the usual name; for a proof it is proofValue.")));
    }

    /** What would be an identifier or a language tag if the document's own contexts, and not others of the library, say so. */
    private void reserved() {
        if (placesOfKeywordForms.isEmpty() && placesOfOtherTags.isEmpty()) {
            return;
        }
        ContextNames stated = library.names(contexts);
        placesOfKeywordForms.forEach((name, place) -> {
            if (stated.standsFor(name, "@id") || stated.references().contains(name)) {
                lost(place, "an identifier of the form of a keyword");
            }
        });
        placesOfOtherTags.forEach((name, place) -> {
            if (stated.languageMaps().contains(name)) {
                String tag = place.tokens().get(place.tokens().size() - 1);
                lost(place, "a text in the language " + Shown.text(tag));
            }
        });
    }

    private boolean refusedMeaning(String name) {
        return names.standsForAny(name, REFUSED_MEANINGS);
    }

    private void member(String name, JsonValue value, JsonPointer place, boolean ofValue) {
        if (names.standsFor(name, "@type")) {
            types(value, place);
        } else if (name.equals("@language")) {
            language(value, place);
        } else if (jsonNames.contains(name)) {
            plain(value, place);
            Jcs.canonicalize(value)
                    .fold(bytes -> json.add(new String(bytes, StandardCharsets.UTF_8)), problems::addAll);
        } else if (ofValue && value == JsonLiteral.NULL) {
            lost(place, "null");
        } else {
            value(value, place, name);
        }
    }

    private void value(JsonValue value, JsonPointer place, String name) {
        if (!counted(place)) {
            return;
        }
        if (value == JsonLiteral.NULL) {
            lost(place, "null");
        } else if (value instanceof JsonString text && library.iris().isCompact(text.value())) {
            alias(place, "The value " + Shown.text(text.value()) + " may be short for an IRI");
        } else if (value instanceof JsonString text && Reserved.hasKeywordForm(text.value())) {
            placesOfKeywordForms.putIfAbsent(name, place);
        } else if (value instanceof JsonObject object) {
            if (names.languageMaps().contains(name)) {
                object.members().keySet().stream()
                        .filter(tag -> !Reserved.isLanguage(tag))
                        .findFirst()
                        .ifPresent(tag -> placesOfOtherTags.putIfAbsent(name, place.append(tag)));
            }
            object(object, place, name.equals("verifiableCredential"));
        } else if (value instanceof JsonArray array) {
            if (array.items().isEmpty() && !names.lists().contains(name)) {
                lost(place, "an empty array");
            }
            for (int index = 0; index < array.items().size() && !full(); index++) {
                JsonValue item = array.items().get(index);
                if (item instanceof JsonArray) {
                    lost(place.append(index), "an array in an array");
                } else {
                    value(item, place.append(index), name);
                }
            }
        }
    }

    /** Plain JSON may hold anything, but not at any size. */
    private void plain(JsonValue value, JsonPointer place) {
        if (!counted(place)) {
            return;
        }
        if (value instanceof JsonObject object) {
            object.members().forEach((name, inner) -> plain(inner, place.append(name)));
        } else if (value instanceof JsonArray array) {
            array.items().forEach(inner -> plain(inner, place.append("-")));
        }
    }

    private void types(JsonValue value, JsonPointer place) {
        List<JsonValue> items = value instanceof JsonArray array ? array.items() : List.of(value);
        for (JsonValue item : items) {
            if (!counted(place)) {
                return;
            }
            if (!(item instanceof JsonString text)) {
                add(
                        CanonProblem.NOT_JSON_LD,
                        place,
                        "A type is " + Shown.value(item) + ", not a string.",
                        "Name each type by a string.");
            } else if (Reserved.hasKeywordForm(text.value()) || names.removed().contains(text.value())) {
                lost(place, "the type " + Shown.text(text.value()));
            } else if (library.iris().hasName(text.value()) || library.iris().isCompact(text.value())) {
                alias(place, "The type " + Shown.text(text.value()) + " is written as an IRI that has a name");
            }
        }
    }

    private void language(JsonValue value, JsonPointer place) {
        if (!(value instanceof JsonString text && Reserved.isLanguage(text.value()))) {
            add(
                    CanonProblem.NOT_COVERED,
                    place,
                    "The language is " + Shown.value(value)
                            + ", which is no language tag; expansion would drop the text.",
                    "Write a language tag such as \"en\" or \"pt-BR\" (BCP 47).");
        }
    }

    private void context(JsonValue context, JsonPointer place, boolean mayStandHere) {
        List<JsonValue> items = context instanceof JsonArray array ? array.items() : List.of(context);
        if (!mayStandHere) {
            add(
                    CanonProblem.CONTEXT_NOT_ALLOWED,
                    place,
                    "A @context stands inside the document, where it could give signed members other names.",
                    "Name all contexts at the top of the document.");
        } else if (items.size() > MOST_CONTEXTS) {
            add(
                    CanonProblem.TOO_LARGE,
                    place,
                    "There are " + items.size() + " contexts; at most " + MOST_CONTEXTS + " are read.",
                    "Name fewer contexts.");
        } else {
            for (JsonValue item : items) {
                contextFault(item, place);
            }
        }
    }

    private void contextFault(JsonValue item, JsonPointer place) {
        Optional<Problem> inline = item instanceof JsonString ? Optional.empty() : InlineContext.fault(item);
        if (inline.isPresent()) {
            problems.add(inline.get());
            return;
        }
        contexts.add(item);
        library.iris()
                .fault(item)
                .ifPresent(fault -> add(
                        CanonProblem.CONTEXT_NOT_ALLOWED,
                        place,
                        "The context " + Shown.value(item) + ' ' + fault
                                + "; members could change their names and the signature would still hold.",
                        "Leave it out, or sign with a suite that covers the JSON as it stands, such as"
                                + " eddsa-jcs-2022."));
        if (item instanceof JsonString url) {
            if (library.document(url.value()).isEmpty()) {
                add(
                        CanonProblem.CONTEXT_NOT_KNOWN,
                        place,
                        "The context " + Shown.text(url.value())
                                + " is not in the library, and contexts are not downloaded.",
                        "Add its document with its SHA-256 (ContextLibrary.with), or ask for a proof that needs no"
                                + " contexts, such as eddsa-jcs-2022.");
            }
        } else if (!(item instanceof JsonObject object && library.allowsInline(object))) {
            add(
                    CanonProblem.CONTEXT_NOT_ALLOWED,
                    place,
                    "A context is " + Shown.value(item) + ", which could give signed members other names.",
                    "Publish the definitions as a context of their own, or allow this very object"
                            + " (ContextLibrary.withInline).");
        }
    }

    private boolean counted(JsonPointer place) {
        values++;
        Optional<String> fault = Optional.empty();
        if (values > limits.values()) {
            fault = Optional.of("more than " + limits.values() + " values");
        } else if (place.depth() > limits.depth()) {
            fault = Optional.of("more than " + limits.depth() + " levels");
        }
        fault.ifPresent(what -> add(
                CanonProblem.TOO_LARGE,
                place,
                "The document has " + what + ".",
                "Split it, or sign it as plain JSON."));
        return fault.isEmpty();
    }

    private void alias(JsonPointer place, String what) {
        add(
                CanonProblem.NOT_COVERED,
                place,
                what + "; software that reads the JSON would not see the same.",
                "Write types by their names, and identifiers in full.");
    }

    private void lost(JsonPointer place, String what) {
        add(
                CanonProblem.NOT_COVERED,
                place,
                "There is " + what
                        + ", which JSON-LD drops: it would not be signed, and anybody could add or remove it.",
                "Leave it out, or sign with a suite that covers the JSON as it stands, such as eddsa-jcs-2022.");
    }

    private boolean full() {
        return problems.size() >= MOST_PROBLEMS || values > limits.values();
    }

    private void add(CanonProblem type, JsonPointer place, String detail, String next) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.of(type, detail, place).next(next));
        }
    }
}
