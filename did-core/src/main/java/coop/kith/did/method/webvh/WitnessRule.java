package coop.kith.did.method.webvh;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who must approve an entry, and how many of them (did:webvh 1.0, "The witness Parameter").
 *
 * @param threshold from 1 to the number of witnesses
 * @param witnesses did:key DIDs of Ed25519 keys, each once, in the order in which they are stated
 */
public record WitnessRule(int threshold, Set<String> witnesses) {
    private static final JsonPointer PLACE = JsonPointer.of("parameters").append("witness");

    public WitnessRule {
        witnesses = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(witnesses));
        if (threshold < 1 || threshold > witnesses.size()) {
            throw new IllegalArgumentException(threshold + " of " + witnesses.size() + " witnesses");
        }
    }

    /** The rule that {@code stated} says; empty for the empty object, which means that there are no witnesses. The problem is INVALID_WITNESS_RULE. */
    public static Result<Optional<WitnessRule>> read(JsonValue stated) {
        if (!(stated instanceof JsonObject object)) {
            return refused("it must be an object, and is " + stated.kind());
        }
        if (object.members().isEmpty()) {
            return Result.ok(Optional.empty());
        }
        if (!Set.of("threshold", "witnesses").containsAll(object.members().keySet())) {
            return refused("it has members other than threshold and witnesses");
        }
        if (object.array("witnesses").isEmpty()) {
            return refused("\"witnesses\" is missing or no array");
        }
        return ids(object.array("witnesses").get()).flatMap(ids -> threshold(object, ids));
    }

    private static Result<Optional<WitnessRule>> threshold(JsonObject object, Set<String> ids) {
        OptionalLong threshold =
                object.members().get("threshold") instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
        if (threshold.isEmpty()) {
            return refused("\"threshold\" is missing or no whole number");
        }
        long needed = threshold.getAsLong();
        return needed < 1 || needed > ids.size()
                ? refused("its threshold is " + needed + ", and there are " + ids.size() + " witnesses")
                : Result.ok(Optional.of(new WitnessRule((int) needed, ids)));
    }

    private static Result<Set<String>> ids(JsonArray witnesses) {
        Set<String> ids = new java.util.LinkedHashSet<>();
        for (JsonValue item : witnesses.items()) {
            if (!(item instanceof JsonObject witness)
                    || witness.string("id").isEmpty()
                    || witness.members().size() != 1) {
                return refused("each witness must be an object with an \"id\" and nothing else");
            }
            String id = witness.string("id").get();
            boolean ed25519 = KeyReference.keyOf(id)
                    .map(key -> key.type() == KeyType.ED25519)
                    .orElse(false);
            if (!ed25519) {
                return refused("the witness " + shown(id) + " is not the did:key of an Ed25519 key");
            }
            if (!ids.add(id)) {
                return refused("the witness " + id + " is named twice");
            }
        }
        return ids.isEmpty() ? refused("it names no witness") : Result.ok(ids);
    }

    /** As it stands in {@code parameters}. */
    public JsonObject json() {
        return json(JsonNumber.of(threshold));
    }

    /** As document metadata has it, where numbers are written as strings ("Read (Resolve)"). */
    JsonObject metadata() {
        return json(new coop.kith.json.JsonString(Integer.toString(threshold)));
    }

    private JsonObject json(JsonValue count) {
        List<JsonValue> items = new ArrayList<>();
        witnesses.forEach(id -> items.add(JsonObject.empty().with("id", id)));
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("threshold", count);
        members.put("witnesses", new JsonArray(items));
        return new JsonObject(members);
    }

    private static String shown(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100) + "...";
    }

    private static <T> Result<T> refused(String why) {
        return Result.refused(
                Problem.of(WebvhProblem.INVALID_WITNESS_RULE, "the witness parameter does not hold: " + why, PLACE));
    }
}
