package coop.kith.did.method.peer;

import coop.kith.bytes.Base64Url;
import coop.kith.did.DidProblem;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services inside a did:peer:2: JSON with a few words abbreviated, in base64url. Producers of before 2023 put a list of services into one element; that is
 * read, and not written.
 */
final class PeerServices {
    /** A service of a few endpoints; what is longer than the DID cannot come, so this bounds depth and number. */
    private static final JsonLimits LIMITS = new JsonLimits(8192, 16, 500);

    /** The specification's table "Common String Abbreviations", member names. */
    private static final Map<String, String> WORDS =
            Map.of("t", "type", "s", "serviceEndpoint", "r", "routingKeys", "a", "accept");

    private static final Map<String, String> ABBREVIATIONS =
            Map.of("type", "t", "serviceEndpoint", "s", "routingKeys", "r", "accept", "a");

    private static final String MESSAGING = "DIDCommMessaging";
    private static final String MESSAGING_ABBREVIATED = "dm";

    private PeerServices() {}

    static Result<List<JsonObject>> decode(String base64Url) {
        Optional<byte[]> text = Base64Url.decode(base64Url);
        if (text.isEmpty()) {
            return refused("a service is base64url without padding, and this one is not");
        }
        Result<JsonValue> json = Json.parse(text.get(), LIMITS);
        if (!json.isOk()) {
            return refused("a service does not decode to JSON: "
                    + json.problems().get(0).detail());
        }
        JsonValue value = json.orThrow();
        List<JsonObject> services = new ArrayList<>();
        for (JsonValue service : value instanceof JsonArray list ? list.items() : List.of(value)) {
            if (!(service instanceof JsonObject object)) {
                return refused("a service is a JSON object, and this one is " + service.kind());
            }
            Result<JsonObject> whole = renamed(object, WORDS).flatMap(PeerServices::withRelativeId);
            if (!whole.isOk()) {
                return Result.refused(whole.problems());
            }
            services.add(whole.orThrow());
        }
        return Result.ok(services);
    }

    static Result<String> encode(JsonObject service) {
        return withRelativeId(service)
                .flatMap(PeerServices::withoutAbbreviations)
                .flatMap(whole -> renamed(whole, ABBREVIATIONS))
                .map(shorter -> Base64Url.encode(Json.write(shorter).getBytes(StandardCharsets.UTF_8)));
    }

    /** Each with an id: {@code #service} for the first without one, {@code #service-1} and so on for the others. */
    static List<JsonObject> named(List<JsonObject> services) {
        List<JsonObject> named = new ArrayList<>();
        int unnamed = 0;
        for (JsonObject service : services) {
            if (service.has("id")) {
                named.add(service);
            } else {
                named.add(service.with("id", unnamed == 0 ? "#service" : "#service-" + unnamed));
                unnamed++;
            }
        }
        return named;
    }

    private static Result<JsonObject> withRelativeId(JsonObject service) {
        return service.has("id")
                        && !service.string("id")
                                .filter(id -> id.startsWith("#"))
                                .isPresent()
                ? refused("the id of a service in a did:peer:2 must be relative, such as \"#inbox\"")
                : Result.ok(service);
    }

    /** A member that is named like an abbreviation would come back as another one. */
    private static Result<JsonObject> withoutAbbreviations(JsonObject service) {
        return renamed(service, WORDS)
                .flatMap(expanded -> expanded.equals(service)
                        ? Result.ok(service)
                        : refused("a member named t, s, r or a, or the type \"dm\", cannot stand in a service of"
                                + " a did:peer:2"));
    }

    /** Goes down as deep as {@link #LIMITS} let a text be, or as deep as the caller's own object is. */
    private static Result<JsonObject> renamed(JsonObject object, Map<String, String> names) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = names.getOrDefault(member.getKey(), member.getKey());
            Result<JsonValue> value = renamed(member.getValue(), names);
            if (!value.isOk()) {
                return Result.refused(value.problems());
            }
            boolean isType = name.equals("type") || name.equals("t");
            if (members.put(name, isType ? type(value.orThrow(), names) : value.orThrow()) != null) {
                return refused("a service has the member \"" + name + "\" twice, once abbreviated");
            }
        }
        return Result.ok(new JsonObject(members));
    }

    private static Result<JsonValue> renamed(JsonValue value, Map<String, String> names) {
        if (value instanceof JsonObject object) {
            return renamed(object, names).map(renamed -> renamed);
        }
        if (!(value instanceof JsonArray array)) {
            return Result.ok(value);
        }
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : array.items()) {
            Result<JsonValue> renamed = renamed(item, names);
            if (!renamed.isOk()) {
                return renamed;
            }
            items.add(renamed.orThrow());
        }
        return Result.ok(new JsonArray(items));
    }

    private static JsonValue type(JsonValue type, Map<String, String> names) {
        boolean shorten = names == ABBREVIATIONS;
        String from = shorten ? MESSAGING : MESSAGING_ABBREVIATED;
        String to = shorten ? MESSAGING_ABBREVIATED : MESSAGING;
        if (type instanceof JsonArray types) {
            return new JsonArray(
                    types.items().stream().map(item -> type(item, names)).toList());
        }
        return type.equals(new JsonString(from)) ? new JsonString(to) : type;
    }

    private static <T> Result<T> refused(String detail) {
        return Result.refused(Problem.of(DidProblem.INVALID_DID, detail));
    }
}
