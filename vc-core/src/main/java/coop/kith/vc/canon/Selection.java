package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The parts of a document that pointers point to, as a document (vc-di-ecdsa 1.0 section 3.4.13): what a pointer points to is there as a whole; of what
 * stands above it there are the contexts, the identifier and the types, without which nothing below would keep its meaning. Members and items keep their
 * order. For one thread, one selection.
 */
final class Selection {
    private static final Set<String> KEPT = Set.of("@context", "@id", "id", "@type", "type");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private boolean whole;
    private final Map<String, Selection> below = new LinkedHashMap<>();

    private Selection() {}

    /** Refused where a pointer points to nothing. The same document whatever the order of the pointers, and however often one is named. */
    static Result<JsonObject> of(JsonObject document, List<JsonPointer> pointers) {
        Selection root = new Selection();
        for (JsonPointer pointer : pointers) {
            if (!exists(document, pointer)) {
                return Result.refused(Problem.of(
                                CanonProblem.NOT_DIVISIBLE,
                                "There is nothing in the document at " + pointer + ".",
                                pointer)
                        .next("Point to a member or an item that is there, as in /credentialSubject/name."));
            }
            root.add(pointer);
        }
        return Result.ok(root.of(document));
    }

    private static boolean exists(JsonValue document, JsonPointer pointer) {
        Optional<JsonValue> value = Optional.of(document);
        for (String token : pointer.tokens()) {
            value = value.flatMap(outer -> inner(outer, token));
        }
        return value.isPresent();
    }

    private static Optional<JsonValue> inner(JsonValue outer, String token) {
        if (outer instanceof JsonObject object) {
            return object.get(token);
        }
        if (outer instanceof JsonArray array && INDEX.matcher(token).matches()) {
            int index = Integer.parseInt(token);
            return index < array.items().size() ? Optional.of(array.items().get(index)) : Optional.empty();
        }
        return Optional.empty();
    }

    private void add(JsonPointer pointer) {
        Selection at = this;
        for (String token : pointer.tokens()) {
            at = at.below.computeIfAbsent(token, first -> new Selection());
        }
        at.whole = true;
    }

    private JsonObject of(JsonObject object) {
        if (whole) {
            return object;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            Selection inside = below.get(name);
            if (KEPT.contains(name)) {
                members.put(name, value);
            } else if (inside != null) {
                members.put(name, inside.in(value));
            }
        });
        return new JsonObject(members);
    }

    private JsonValue in(JsonValue value) {
        if (whole) {
            return value;
        }
        if (value instanceof JsonArray array) {
            Map<Integer, Selection> chosen = new TreeMap<>();
            below.forEach((token, inside) -> chosen.put(Integer.valueOf(token), inside));
            List<JsonValue> items = new ArrayList<>();
            chosen.forEach((index, inside) -> items.add(inside.in(array.items().get(index))));
            return new JsonArray(items);
        }
        return of((JsonObject) value);
    }
}
