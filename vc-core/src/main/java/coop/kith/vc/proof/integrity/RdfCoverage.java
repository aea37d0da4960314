package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What of a document a signature over RDF speaks for, where that is less than what was received.
 *
 * <p>RDF keeps neither the order of several subjects nor the direction of a text. Whoever passes a credential on could change both and the signature would
 * still hold. So neither is handed on as received: the subjects stand in the order of their ids, which are signed, with one without an id last; and
 * {@code @direction} is left out. Then a reader of the first subject reads the same one in every copy.
 *
 * <p>Credentials in a presentation are left as they are, since proofs of their own speak for them; only for the presentation's hash they lose the same.
 */
final class RdfCoverage {
    private static final String SUBJECTS = "credentialSubject";
    private static final String PRESENTED = "verifiableCredential";
    private static final String DIRECTION = "@direction";
    private static final Set<String> OF_VALUES = Set.of("@value", "@type", "@language", DIRECTION);

    private RdfCoverage() {}

    /** The same object where all of it is covered. */
    static JsonObject of(JsonObject document) {
        return changed(document, (name, stated) -> {
            JsonValue value = name.equals(PRESENTED) ? stated : undirected(stated);
            return name.equals(SUBJECTS) && value instanceof JsonArray subjects ? ordered(subjects) : value;
        });
    }

    /** For hashing alone: the presented credentials without what RDF does not keep. */
    static JsonObject hashed(JsonObject covered) {
        return changed(covered, (name, stated) -> name.equals(PRESENTED) ? undirected(stated) : stated);
    }

    /** Sorting is stable: subjects whose ids give no order stay, and canonicalization refuses them. */
    private static JsonArray ordered(JsonArray subjects) {
        List<JsonValue> sorted = new ArrayList<>(subjects.items());
        sorted.sort(Comparator.comparing((JsonValue subject) -> id(subject).isEmpty())
                .thenComparing(RdfCoverage::id));
        return sorted.equals(subjects.items()) ? subjects : new JsonArray(sorted);
    }

    private static String id(JsonValue subject) {
        return subject instanceof JsonObject object ? object.string("id").orElse("") : "";
    }

    private static JsonValue undirected(JsonValue value) {
        if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>();
            boolean same = true;
            for (JsonValue item : array.items()) {
                JsonValue changed = undirected(item);
                same &= changed == item;
                items.add(changed);
            }
            return same ? array : new JsonArray(items);
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.has("@value") && OF_VALUES.containsAll(object.members().keySet())) {
            return object.has(DIRECTION) ? object.without(DIRECTION) : object;
        }
        return changed(object, (name, stated) -> undirected(stated));
    }

    /** The same object where no member changes; copied once where some do. */
    private static JsonObject changed(JsonObject object, BiFunction<String, JsonValue, JsonValue> change) {
        Map<String, JsonValue> changed = new LinkedHashMap<>();
        object.members().forEach((name, stated) -> {
            JsonValue value = change.apply(name, stated);
            if (value != stated) {
                changed.put(name, value);
            }
        });
        if (changed.isEmpty()) {
            return object;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.putAll(changed);
        return new JsonObject(members);
    }
}
