package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document under another DID of the same subject: in each text the old DID, where it stands whole, becomes the new one. */
final class Moved {
    private Moved() {}

    /** With the old DID under {@code alsoKnownAs}, as "DID Portability" demands; other entries there stay. */
    static Result<JsonObject> document(JsonObject document, Did from, Did to) {
        JsonObject moved = (JsonObject) renamed(document.without("alsoKnownAs"), from.toString(), to.toString());
        List<JsonValue> known = new ArrayList<>(document.oneOrMany("alsoKnownAs"));
        JsonString old = new JsonString(from.toString());
        known.removeIf(item -> item.equals(old) || item.equals(new JsonString(to.toString())));
        known.add(old);
        return Json.parseObject(Json.write(moved.with("alsoKnownAs", new JsonArray(known))));
    }

    private static JsonValue renamed(JsonValue value, String from, String to) {
        if (value instanceof JsonString text) {
            return new JsonString(renamed(text.value(), from, to));
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(
                    array.items().stream().map(item -> renamed(item, from, to)).toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, renamed(member, from, to)));
            return new JsonObject(members);
        }
        return value;
    }

    /** did:webvh:X:coop.example also begins did:webvh:X:coop.example:members, which is another DID. */
    private static String renamed(String text, String from, String to) {
        if (!text.startsWith(from)) {
            return text;
        }
        String rest = text.substring(from.length());
        return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0 ? to + rest : text;
    }
}
