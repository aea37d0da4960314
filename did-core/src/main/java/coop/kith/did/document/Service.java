package coop.kith.did.document;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.List;

/**
 * A service as a document states it (CID 1.0 section 2.1.4). Nothing about it is verified: it is where the subject says it can be met.
 *
 * @param id absolute: a DID URL of this document where it was relative or began with {@code did:}, otherwise the URL as it was stated
 * @param types at least one
 * @param endpoints at least one; each a string (a URL) or an object
 * @param stated the whole object, nothing lost
 */
public record Service(String id, List<String> types, List<JsonValue> endpoints, JsonObject stated) {
    public Service {
        types = List.copyOf(types);
        endpoints = List.copyOf(endpoints);
    }

    /** The endpoints that are plain URLs. */
    public List<String> urls() {
        return endpoints.stream()
                .filter(JsonString.class::isInstance)
                .map(endpoint -> ((JsonString) endpoint).value())
                .toList();
    }
}
