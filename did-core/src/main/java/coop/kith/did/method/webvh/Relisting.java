package coop.kith.did.method.webvh;

import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document in which other keys take the place of some: they get the uses that those had. Everything else stays. */
final class Relisting {
    private final JsonObject document;
    private final Set<String> old;

    private Relisting(JsonObject document, Set<String> old) {
        this.document = document;
        this.old = old;
    }

    /** {@code old} are Multikeys. A document that lists none of them stays as it is. */
    static JsonObject of(JsonObject document, List<String> old, List<PublicKey> keys) {
        return new Relisting(document, Set.copyOf(old)).with(keys);
    }

    private JsonObject with(List<PublicKey> keys) {
        List<JsonValue> methods = new ArrayList<>();
        Set<JsonValue> gone = new HashSet<>();
        for (JsonValue item : document.oneOrMany("verificationMethod")) {
            if (item instanceof JsonObject method
                    && method.string("publicKeyMultibase").filter(old::contains).isPresent()) {
                gone.add(new JsonString(method.string("id").orElse("")));
            } else {
                methods.add(item);
            }
        }
        if (gone.isEmpty()) {
            return document;
        }
        JsonObject fresh = PlainDocument.of(
                document.string("id").orElse(""), Genesis.multikeys(keys).items());
        methods.addAll(fresh.oneOrMany("verificationMethod"));
        JsonObject changed = document.with("verificationMethod", new JsonArray(methods));
        for (VerificationRelationship use : VerificationRelationship.values()) {
            List<JsonValue> listed = new ArrayList<>(document.oneOrMany(use.term()));
            if (listed.removeIf(gone::contains)) {
                listed.addAll(fresh.oneOrMany("authentication"));
                changed = changed.with(use.term(), new JsonArray(listed));
            }
        }
        return changed;
    }
}
