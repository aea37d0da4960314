package coop.kith.did.register.http;

import coop.kith.bytes.Bytes;
import coop.kith.did.register.Action;
import coop.kith.did.register.KeyTemplate;
import coop.kith.did.register.PublishedFile;
import coop.kith.did.register.SigningRequest;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the client has to do, as members of {@code didState}. */
final class ActionJson {
    private static final String TEMPLATES = "verificationMethodTemplate";
    private static final String SIGNING = "signingRequest";
    private static final String NEEDED = "signaturesNeeded";

    private ActionJson() {}

    static JsonObject with(JsonObject state, Action action) {
        JsonObject named = state.with("action", action.name());
        return action.fold(
                key -> named.with(
                        TEMPLATES,
                        new JsonArray(key.templates().stream()
                                .map(template -> (JsonValue) template(template))
                                .toList())),
                sign -> {
                    Map<String, JsonValue> requests = new LinkedHashMap<>();
                    sign.requests().forEach((id, request) -> requests.put(id, request(request)));
                    JsonObject all = named.with(SIGNING, new JsonObject(requests));
                    return sign.needed() == sign.requests().size()
                            ? all
                            : all.with(NEEDED, JsonNumber.of(sign.needed()));
                },
                publish -> named.with(
                        "files",
                        new JsonArray(publish.files().stream()
                                .map(file -> (JsonValue) file(file))
                                .toList())),
                other -> {
                    Map<String, JsonValue> all = new LinkedHashMap<>(named.members());
                    other.details().members().forEach(all::putIfAbsent);
                    return new JsonObject(all);
                });
    }

    private static JsonObject template(KeyTemplate template) {
        JsonObject json = JsonObject.empty().with("purpose", JsonArray.ofStrings(template.purposes()));
        JsonObject typed = template.type().map(type -> json.with("type", type)).orElse(json);
        return template.id().map(id -> typed.with("id", id)).orElse(typed);
    }

    private static JsonObject request(SigningRequest request) {
        JsonObject json = JsonObject.empty()
                .with(
                        "serializedPayload",
                        Base64.getEncoder().encodeToString(request.toSign().toArray()))
                .with("alg", request.alg());
        JsonObject shown =
                request.payload().map(payload -> json.with("payload", payload)).orElse(json);
        JsonObject keyed = request.kid().map(kid -> shown.with("kid", kid)).orElse(shown);
        return request.purpose().map(purpose -> keyed.with("purpose", purpose)).orElse(keyed);
    }

    private static JsonObject file(PublishedFile file) {
        JsonObject json = JsonObject.empty().with("url", file.url()).with("mediaType", file.mediaType());
        return file.content()
                .map(content -> json.with("content", new String(content.toArray(), StandardCharsets.UTF_8)))
                .orElse(json);
    }

    static Result<Action> read(JsonObject state) {
        String name = state.string("action").orElse("");
        return switch (name) {
            case "" -> StateJson.malformed("it wants an action, and names none", "action");
            case "getVerificationMethod" -> Result.ok(new Action.ProvideKey(templates(state)));
            case "signPayload" -> signing(state);
            case "publish" -> Result.ok(new Action.Publish(files(state), List.of()));
            default -> Result.ok(new Action.Other(name, details(state)));
        };
    }

    private static List<KeyTemplate> templates(JsonObject state) {
        return objects(state.oneOrMany(TEMPLATES)).stream()
                .map(template -> new KeyTemplate(
                        template.string("id"), template.string("type"), texts(template.oneOrMany("purpose"))))
                .toList();
    }

    private static Result<Action> signing(JsonObject state) {
        Map<String, SigningRequest> requests = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member :
                state.object(SIGNING).orElse(JsonObject.empty()).members().entrySet()) {
            Optional<byte[]> payload = member.getValue() instanceof JsonObject request
                    ? request.string("serializedPayload").flatMap(PayloadBytes::decode)
                    : Optional.empty();
            if (payload.isEmpty()) {
                return StateJson.malformed(
                        "the signing request " + StateJson.shown(member.getKey()) + " has no payload in base64",
                        SIGNING);
            }
            JsonObject request = (JsonObject) member.getValue();
            requests.put(
                    member.getKey(),
                    new SigningRequest(
                            request.object("payload"),
                            Bytes.of(payload.get()),
                            request.string("kid"),
                            request.string("alg").orElse(""),
                            request.string("purpose")));
        }
        long needed = state.members().get(NEEDED) instanceof JsonNumber number
                ? number.asLong().orElse(0)
                : requests.size();
        return needed < 1 || needed > requests.size()
                ? StateJson.malformed("it wants " + needed + " of " + requests.size() + " signatures", SIGNING)
                : Result.ok(new Action.Sign(requests, (int) needed));
    }

    private static List<PublishedFile> files(JsonObject state) {
        List<PublishedFile> files = new ArrayList<>();
        for (JsonObject file : objects(state.oneOrMany("files"))) {
            files.add(new PublishedFile(
                    file.string("url").orElse(""),
                    file.string("mediaType").orElse("application/octet-stream"),
                    file.string("content").map(text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8)))));
        }
        return files;
    }

    private static JsonObject details(JsonObject state) {
        JsonObject details = state;
        for (String known : List.of("state", "did", "secret", "action")) {
            details = details.without(known);
        }
        return details;
    }

    private static List<JsonObject> objects(List<JsonValue> items) {
        return items.stream()
                .flatMap(item -> item instanceof JsonObject object ? Stream.of(object) : Stream.empty())
                .toList();
    }

    private static List<String> texts(List<JsonValue> items) {
        return items.stream()
                .flatMap(item -> item instanceof JsonString text ? Stream.of(text.value()) : Stream.empty())
                .toList();
    }
}
