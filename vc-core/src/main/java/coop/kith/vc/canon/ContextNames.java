package coop.kith.vc.canon;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the contexts of a library say about names, seen from outside: which names stand for keywords, which hold plain JSON, which hold lists, which are taken
 * away. A name counts when any context of the library says so, wherever it stands in it.
 *
 * @param meanings from a name to the names and keywords that it stands for somewhere, directly or through other names
 * @param json names of the type {@code @json}
 * @param lists names with the container {@code @list}
 * @param removed names mapped to null
 * @param references names of the types {@code @id} and {@code @vocab}
 * @param languageMaps names with the container {@code @language}
 */
record ContextNames(
        Map<String, Set<String>> meanings,
        Set<String> json,
        Set<String> lists,
        Set<String> removed,
        Set<String> references,
        Set<String> languageMaps) {
    static ContextNames in(Collection<JsonObject> documents, Collection<JsonObject> inline) {
        ContextNames names = new ContextNames(
                new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        documents.forEach(document -> document.get("@context").ifPresent(names::read));
        inline.forEach(names::read);
        Map<String, Set<String>> closed = new HashMap<>();
        names.meanings.keySet().forEach(name -> closed.put(name, names.reachedFrom(name)));
        return new ContextNames(closed, names.json, names.lists, names.removed, names.references, names.languageMaps);
    }

    boolean standsFor(String name, String keyword) {
        return name.equals(keyword) || meanings.getOrDefault(name, Set.of()).contains(keyword);
    }

    /** Whether it stands for one of these keywords, of which it is none itself. */
    boolean standsForAny(String name, Set<String> keywords) {
        for (String meant : meanings.getOrDefault(name, Set.of())) {
            if (keywords.contains(meant)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> reachedFrom(String name) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(meanings.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private void read(JsonValue context) {
        if (context instanceof JsonArray several) {
            several.items().forEach(this::read);
        } else if (context instanceof JsonObject definitions) {
            definitions.members().forEach(this::define);
        }
    }

    private void define(String name, JsonValue definition) {
        if (definition == JsonLiteral.NULL) {
            removed.add(name);
        } else if (definition instanceof JsonString meaning) {
            mean(name, meaning);
        } else if (definition instanceof JsonObject members) {
            members.get("@id").ifPresent(meaning -> mean(name, meaning));
            members.get("@context").ifPresent(this::read);
            switch (members.string("@type").orElse("")) {
                case "@json" -> json.add(name);
                case "@id", "@vocab" -> references.add(name);
                default -> {}
            }
            List<JsonValue> containers = members.oneOrMany("@container");
            if (containers.contains(new JsonString("@list"))) {
                lists.add(name);
            }
            if (containers.contains(new JsonString("@language"))) {
                languageMaps.add(name);
            }
        }
    }

    private void mean(String name, JsonValue meaning) {
        if (meaning == JsonLiteral.NULL) {
            removed.add(name);
        } else if (meaning instanceof JsonString text && text.value().indexOf(':') < 0) {
            meanings.computeIfAbsent(name, first -> new HashSet<>()).add(text.value());
        }
    }
}
