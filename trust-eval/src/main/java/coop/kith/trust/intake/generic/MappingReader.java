package coop.kith.trust.intake.generic;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads members of one JSON object and remembers every problem, so that the author of a mapping sees all of them at once. After a problem a harmless value goes on, and
 * the caller looks at the problems at the end. Mutable; one reading's own.
 */
final class MappingReader {
    private static final int SHOWN = 80;

    private final JsonObject object;
    private final JsonPointer place;
    private final List<Problem> problems;

    MappingReader(JsonObject object, JsonPointer place, List<Problem> problems) {
        this.object = object;
        this.place = place;
        this.problems = problems;
    }

    JsonObject object() {
        return object;
    }

    /** Every member must be one of these. */
    void only(String... names) {
        List<String> known = List.of(names);
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                problems.add(Problem.of(
                                MappingProblem.UNKNOWN_MEMBER,
                                "A mapping has no member \"" + cut(name) + "\" here; it knows "
                                        + String.join(", ", known) + '.',
                                place.append(name))
                        .next("Correct the name, or take the member out."));
            }
        }
    }

    void malformed(String name, String expected) {
        problems.add(Problem.of(
                        MappingProblem.MALFORMED_VALUE,
                        "\"" + cut(name) + "\" must be " + expected + ", not " + shown(object, name) + '.',
                        place.append(name))
                .next("Write " + expected + '.'));
    }

    static String shown(JsonObject object, String name) {
        return cut(object.get(name).map(Json::write).orElse("absent"));
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + '\u2026';
    }

    private Optional<JsonValue> required(String name) {
        Optional<JsonValue> value = object.get(name);
        if (value.isEmpty()) {
            problems.add(Problem.of(MappingProblem.MISSING_MEMBER, "\"" + name + "\" is missing.", place)
                    .next("Add \"" + name + "\"."));
        }
        return value;
    }

    /** A text that is not blank. */
    String text(String name) {
        Optional<JsonValue> value = required(name);
        Optional<String> text = object.string(name).filter(given -> !given.isBlank());
        if (value.isPresent() && text.isEmpty()) {
            malformed(name, "a text that is not empty");
        }
        return text.orElse("");
    }

    /** At least one text, none twice. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<JsonValue> items = items(name);
        for (JsonValue item : items) {
            if (item instanceof JsonString text && !text.value().isBlank() && !texts.contains(text.value())) {
                texts.add(text.value());
            }
        }
        if (object.has(name) && (texts.isEmpty() || texts.size() != items.size())) {
            malformed(name, "a list of at least one text, none of them twice");
        }
        return texts;
    }

    /** At least one context: its address, or the object that stands in its place. */
    List<JsonValue> contexts(String name) {
        List<JsonValue> items = items(name);
        boolean wellFormed = items.stream().allMatch(item -> item instanceof JsonString || item instanceof JsonObject);
        if (object.has(name) && (items.isEmpty() || !wellFormed)) {
            malformed(name, "a list of at least one context");
        }
        return items;
    }

    /** At least one DID. */
    Set<Did> dids(String name) {
        Set<Did> dids = new TreeSet<>();
        for (String text : texts(name)) {
            Did.parse(text)
                    .fold(
                            dids::add,
                            refused -> problems.addAll(refused.stream()
                                    .map(problem -> problem.under(place.append(name)))
                                    .toList()));
        }
        return dids;
    }

    private List<JsonValue> items(String name) {
        if (required(name).filter(value -> !(value instanceof JsonArray)).isPresent()) {
            malformed(name, "a list");
        }
        return object.array(name).map(JsonArray::items).orElse(List.of());
    }

    /** The readers of a list of objects. */
    List<MappingReader> objects(String name) {
        List<MappingReader> readers = new ArrayList<>();
        List<JsonValue> items = items(name);
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index) instanceof JsonObject inner) {
                readers.add(new MappingReader(inner, place.append(name).append(index), problems));
            } else {
                malformed(name, "a list of objects");
                return List.of();
            }
        }
        return readers;
    }

    /** The reader of an object within; an empty one where there is none. */
    MappingReader inner(String name) {
        if (required(name).filter(value -> !(value instanceof JsonObject)).isPresent()) {
            malformed(name, "an object");
        }
        return new MappingReader(object.object(name).orElse(JsonObject.empty()), place.append(name), problems);
    }

    /** A place in a credential, given as the value of a member. */
    Optional<JsonPointer> pointer(String name) {
        return required(name).isEmpty()
                ? Optional.empty()
                : place(name, object.string(name).orElse("not a text"));
    }

    /** A place in a credential: not the whole of it, and not in its proof, which nothing signs. */
    Optional<JsonPointer> place(String name, String text) {
        Optional<JsonPointer> pointer = JsonPointer.parse(text)
                .fold(Optional::of, refused -> Optional.<JsonPointer>empty())
                .filter(found ->
                        !found.tokens().isEmpty() && !found.tokens().get(0).equals("proof"));
        if (pointer.isEmpty()) {
            malformed(
                    name,
                    "a JSON Pointer to a place in the credential outside its proof, such as /credentialSubject/id");
        }
        return pointer;
    }
}
