package coop.kith.did.register;

import coop.kith.json.Jcs;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One step from a document to the next (DIF DID Registration, "didDocumentOperation"). */
public sealed interface DocumentChange
        permits DocumentChange.Replace, DocumentChange.Add, DocumentChange.Remove, DocumentChange.Other {
    /** The document after this step. */
    JsonObject applied(JsonObject document);

    /** {@code setDidDocument}: the whole document is this one. */
    record Replace(JsonObject document) implements DocumentChange {
        @Override
        public JsonObject applied(JsonObject before) {
            return document;
        }
    }

    /**
     * {@code addToDidDocument}: items of arrays are added to those that are there, an item with the {@code id} of one that is there takes its place; every
     * other member is set.
     */
    record Add(JsonObject members) implements DocumentChange {
        @Override
        public JsonObject applied(JsonObject document) {
            Map<String, JsonValue> changed = new LinkedHashMap<>(document.members());
            members.members().forEach((name, value) -> changed.merge(name, value, Add::joined));
            return new JsonObject(changed);
        }

        private static JsonValue joined(JsonValue before, JsonValue more) {
            if (!(before instanceof JsonArray) && !(more instanceof JsonArray)) {
                return more;
            }
            Map<String, JsonValue> added = new LinkedHashMap<>();
            for (JsonValue item : items(more)) {
                String name = name(item);
                added.remove(name);
                added.put(name, item);
            }
            List<JsonValue> all = new ArrayList<>(items(before));
            all.removeIf(present -> added.containsKey(name(present)));
            all.addAll(added.values());
            return new JsonArray(all);
        }
    }

    /**
     * {@code removeFromDidDocument}: items of arrays are taken out, an object by its {@code id}; a member whose last item goes, goes too; every other member
     * is removed by its name.
     */
    record Remove(JsonObject members) implements DocumentChange {
        @Override
        public JsonObject applied(JsonObject document) {
            Map<String, JsonValue> changed = new LinkedHashMap<>(document.members());
            members.members().forEach((name, value) -> {
                if (changed.get(name) instanceof JsonArray present) {
                    Set<String> gone =
                            items(value).stream().map(DocumentChange::name).collect(Collectors.toSet());
                    List<JsonValue> left = new ArrayList<>(present.items());
                    left.removeIf(item -> gone.contains(name(item)));
                    if (left.isEmpty()) {
                        changed.remove(name);
                    } else {
                        changed.put(name, new JsonArray(left));
                    }
                } else {
                    changed.remove(name);
                }
            });
            return new JsonObject(changed);
        }
    }

    /** An operation of a certain method's own, for a registrar elsewhere; applied, it changes nothing. */
    record Other(String operation, JsonObject document) implements DocumentChange {
        @Override
        public JsonObject applied(JsonObject before) {
            return before;
        }
    }

    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.items() : List.of(value);
    }

    /**
     * One text for items that are the same: equal, or objects of one {@code id}; a reference and the object that it names are two items. A text, so that a long
     * list costs no more than its length, whatever a stranger put in it.
     */
    private static String name(JsonValue item) {
        return item instanceof JsonObject object && object.string("id").isPresent()
                ? "#" + object.string("id").get()
                : Jcs.canonicalize(item)
                        .fold(bytes -> new String(bytes, StandardCharsets.UTF_8), notIJson -> Json.write(item));
    }
}
