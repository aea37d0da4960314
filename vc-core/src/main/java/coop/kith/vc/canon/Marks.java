package coop.kith.vc.canon;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Identifiers for the nodes of a document that have none, so that a node can be found again in a part of the document (vc-di-ecdsa 1.0 section 3.4.5,
 * "skolemization").
 *
 * <p>The specification puts them into the expanded document and brings that back into the compact form, which loses what compaction does not undo. Here they go
 * into the compact form at once, into every object that may be a node; that this changes nothing but to name the nodes is seen by taking them out of the
 * expanded form again, which must then be that of the document without them.
 */
final class Marks {
    private static final String ID = "@id";

    private final String prefix;
    private final ContextNames names;
    private final Set<String> plain;
    private int given;

    private Marks(String prefix, ContextNames names, Set<String> plain) {
        this.prefix = prefix;
        this.names = names;
        this.plain = plain;
    }

    /**
     * Marks for this document: none of them stands in it already.
     *
     * @param plain the names of members that hold plain JSON
     */
    static Marks forDocument(JsonObject document, ContextNames names, Set<String> plain) {
        String text = Json.write(document);
        String prefix = "urn:mark:";
        while (text.contains(prefix)) {
            prefix = prefix + "x:";
        }
        return new Marks(prefix, names, plain);
    }

    /** The document with a mark on every object without an identifier. */
    JsonObject on(JsonObject document) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        boolean named = document.has("@value");
        for (Map.Entry<String, JsonValue> member : document.members().entrySet()) {
            String name = member.getKey();
            named |= names.standsFor(name, ID);
            members.put(
                    name, name.equals("@context") || plain.contains(name) ? member.getValue() : in(member.getValue()));
        }
        if (!named) {
            members.put(ID, new JsonString(prefix + given++));
        }
        return new JsonObject(members);
    }

    private JsonValue in(JsonValue value) {
        if (value instanceof JsonArray array) {
            List<JsonValue> items = array.items().stream().map(this::in).toList();
            return new JsonArray(items);
        }
        return value instanceof JsonObject object ? on(object) : value;
    }

    /** The expanded form without the marks. */
    jakarta.json.JsonValue off(jakarta.json.JsonValue expanded) {
        return JakartaValues.without(expanded, ID, this::isMark);
    }

    boolean isMark(String id) {
        return id.startsWith(prefix);
    }

    /** The blank node that the mark stands for. */
    String label(String mark) {
        return "_:m" + mark.substring(prefix.length());
    }

    /** The blank node without a mark that stands at this place: a cell of a list, or a graph. */
    static String labelOf(String place) {
        return "_:p"
                + Bytes.of(Digests.sha256(place.getBytes(StandardCharsets.UTF_8)))
                        .hex();
    }
}
