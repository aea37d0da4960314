package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a document's relative DID URLs out (DID Resolution 1.0, "DID Resolution Algorithm", option {@code expandRelativeUrls}): the {@code id} of every
 * object that stands in an array of the document, and the references under the relationships.
 */
final class Expansion {
    private Expansion() {}

    static JsonObject of(Did subject, JsonObject document) {
        Map<String, JsonValue> expanded = new LinkedHashMap<>(document.members());
        for (String name : document.members().keySet()) {
            if (document.members().get(name) instanceof JsonArray array) {
                boolean references = isRelationship(name);
                List<JsonValue> items = new ArrayList<>();
                for (JsonValue item : array.items()) {
                    items.add(item(subject, item, references));
                }
                expanded.put(name, new JsonArray(items));
            }
        }
        return new JsonObject(expanded);
    }

    private static JsonValue item(Did subject, JsonValue item, boolean references) {
        if (item instanceof JsonString reference && references) {
            return new JsonString(absolute(subject, reference.value()));
        }
        if (item instanceof JsonObject object && object.string("id").isPresent()) {
            return object.with("id", absolute(subject, object.string("id").get()));
        }
        return item;
    }

    private static String absolute(Did subject, String reference) {
        boolean relative = !reference.isEmpty() && "#?/".indexOf(reference.charAt(0)) >= 0;
        return relative ? DidUrl.resolve(subject, reference).fold(DidUrl::toString, problems -> reference) : reference;
    }

    private static boolean isRelationship(String name) {
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            if (relationship.term().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
