package coop.kith.cli.vectors;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes a document small while it keeps a property: delta debugging over its members and items (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002,
 * with the parts a tree). First halves of the members of each object and of the items of each array are left out, then ever smaller groups, until no single one can be; what is inside of
 * those that stay is made small in turn, until nothing changes any more. The result is minimal: without any one member or item the property is gone.
 *
 * <p>Cost: at worst the square of the number of members and items in tests of the property, and at most {@value #MOST_TESTS}; for one thread.
 */
public final class Reduction {
    /** A document that needs more is given back as small as it is by then. */
    static final int MOST_TESTS = 20_000;

    private final Predicate<JsonObject> keeps;
    private int tests;

    private Reduction(Predicate<JsonObject> keeps) {
        this.keeps = keeps;
    }

    /** The smallest that was found; {@code document} itself where it has not the property. */
    public static JsonObject of(JsonObject document, Predicate<JsonObject> keeps) {
        Reduction reduction = new Reduction(keeps);
        if (!reduction.holds(document)) {
            return document;
        }
        JsonObject before;
        JsonObject small = document;
        do {
            before = small;
            small = (JsonObject) reduction.reduced(small, whole -> (JsonObject) whole);
        } while (!small.equals(before));
        return small;
    }

    private boolean holds(JsonObject document) {
        tests++;
        return tests <= MOST_TESTS && keeps.test(document);
    }

    /** Puts a part back into the document around it. */
    private interface Around {
        JsonObject with(JsonValue part);
    }

    private JsonValue reduced(JsonValue part, Around around) {
        if (part instanceof JsonObject object) {
            List<String> names =
                    kept(List.copyOf(object.members().keySet()), some -> holds(around.with(only(object, some))));
            JsonObject small = only(object, names);
            for (String name : names) {
                JsonObject outer = small;
                JsonValue member =
                        reduced(outer.get(name).orElseThrow(), changed -> around.with(outer.with(name, changed)));
                small = outer.with(name, member);
            }
            return small;
        }
        if (part instanceof JsonArray array) {
            List<JsonValue> items =
                    new ArrayList<>(kept(indices(array), some -> holds(around.with(only(array, some)))).stream()
                            .map(at -> array.items().get(at))
                            .toList());
            for (int at = 0; at < items.size(); at++) {
                int place = at;
                items.set(at, reduced(items.get(at), changed -> {
                    List<JsonValue> others = new ArrayList<>(items);
                    others.set(place, changed);
                    return around.with(new JsonArray(others));
                }));
            }
            return new JsonArray(items);
        }
        return part;
    }

    /** ddmin's complements: leaves out groups, halving them, as long as what remains has the property. */
    private static <T> List<T> kept(List<T> all, Predicate<List<T>> holds) {
        List<T> kept = all;
        int group = (all.size() + 1) / 2;
        while (group >= 1 && !kept.isEmpty()) {
            int from = 0;
            while (from < kept.size()) {
                List<T> rest = new ArrayList<>(kept.subList(0, from));
                rest.addAll(kept.subList(Math.min(kept.size(), from + group), kept.size()));
                if (holds.test(rest)) {
                    kept = rest;
                } else {
                    from += group;
                }
            }
            group /= 2;
        }
        return kept;
    }

    private static JsonObject only(JsonObject object, List<String> names) {
        Map<String, JsonValue> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, object.get(name).orElseThrow()));
        return new JsonObject(some);
    }

    private static JsonArray only(JsonArray array, List<Integer> places) {
        return new JsonArray(places.stream().map(at -> array.items().get(at)).toList());
    }

    private static List<Integer> indices(JsonArray array) {
        List<Integer> indices = new ArrayList<>();
        for (int at = 0; at < array.items().size(); at++) {
            indices.add(at);
        }
        return indices;
    }
}
