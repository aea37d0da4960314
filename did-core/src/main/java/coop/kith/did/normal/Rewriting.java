package coop.kith.did.normal;

import coop.kith.bytes.Bytes;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.MethodProblem;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One normalization of one document. */
final class Rewriting {
    private static final String METHODS = "verificationMethod";

    /** Where methods stood before DID Core 1.0. */
    private static final String OLD_METHODS = "publicKey";

    private static final String MULTIKEY = "Multikey";
    private static final String MULTIKEY_CONTEXT = "https://w3id.org/security/multikey/v1";

    private static final Set<String> KEY_MEMBERS =
            Set.of("publicKeyBase58", "publicKeyHex", "publicKeyJwk", "publicKeyMultibase");

    /** What a JSON Web Key may have beside the key itself without saying what the key must not be used for. */
    private static final Set<String> HARMLESS = Set.of("kty", "crv", "x", "y", "kid");

    private final Bytes original;
    private final JsonObject json;
    private final List<Change> changes = new ArrayList<>();
    private final Set<DidUrl> rewritten = new HashSet<>();
    private final List<Problem> kept = new ArrayList<>();

    Rewriting(Bytes original, JsonObject json) {
        this.original = original;
        this.json = json;
    }

    Result<Normalized> normalized() {
        return DidDocument.parse(moved(json)).flatMap(document -> {
            JsonObject renewed = document.json();
            Set<DidUrl> agreeing = new HashSet<>(document.listed(VerificationRelationship.KEY_AGREEMENT));
            for (String name : lists()) {
                Optional<JsonArray> list = renewed.array(name);
                if (list.isPresent()) {
                    renewed = renewed.with(name, methods(document, agreeing, name, list.get()));
                }
            }
            return DidDocument.parse(changes.isEmpty() ? renewed : withContext(renewed))
                    .flatMap(today -> DidDocument.parse(today.expanded().json()))
                    .map(today -> new Normalized(original, today, changes, kept));
        });
    }

    /** The methods of documents from before 2020 stand where they stand today. */
    private static JsonObject moved(JsonObject json) {
        Optional<JsonArray> old = json.array(OLD_METHODS);
        if (old.isEmpty()) {
            return json;
        }
        List<JsonValue> methods = new ArrayList<>(json.oneOrMany(METHODS));
        Map<String, JsonValue> known = new HashMap<>();
        methods.forEach(method -> known.putIfAbsent(idOf(method), method));
        for (JsonValue method : old.get().items()) {
            // Of two with one id, reading refuses the document unless they are equal.
            if (!method.equals(known.putIfAbsent(idOf(method), method))) {
                methods.add(method);
            }
        }
        return json.without(OLD_METHODS).with(METHODS, new JsonArray(methods));
    }

    private static String idOf(JsonValue method) {
        return method instanceof JsonObject stated ? stated.string("id").orElse("") : "";
    }

    private static List<String> lists() {
        List<String> lists = new ArrayList<>(List.of(METHODS));
        for (VerificationRelationship relationship : VerificationRelationship.values()) {
            lists.add(relationship.term());
        }
        return lists;
    }

    private JsonArray methods(DidDocument document, Set<DidUrl> agreeing, String name, JsonArray list) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : list.items()) {
            JsonPointer where = JsonPointer.of(name).append(items.size());
            items.add(item instanceof JsonObject stated ? method(document, agreeing, stated, where) : item);
        }
        return new JsonArray(items);
    }

    private JsonObject method(DidDocument document, Set<DidUrl> agreeing, JsonObject stated, JsonPointer where) {
        DidUrl id =
                DidUrl.resolve(document.id(), stated.string("id").orElseThrow()).orThrow();
        VerificationMethod method = document.method(id).orElseThrow();
        if (method.type().equals(MULTIKEY)) {
            return stated;
        }
        Result<PublicKey> key = key(agreeing, method);
        if (!key.isOk()) {
            key.problems().forEach(problem -> kept.add(problem.under(where)));
            return stated;
        }
        if (rewritten.add(id)) {
            changes.add(new Change(id, method.type()));
        }
        JsonObject today = stated.with("type", MULTIKEY);
        for (String member : KEY_MEMBERS) {
            today = today.without(member);
        }
        return today.with("publicKeyMultibase", Multikey.encode(key.orThrow()));
    }

    private static Result<PublicKey> key(Set<DidUrl> agreeing, VerificationMethod method) {
        Optional<JsonObject> jwk = method.stated().object("publicKeyJwk");
        if (jwk.isPresent() && saysMore(agreeing, method, jwk.get())) {
            return Result.refused(Problem.of(
                    MethodProblem.INVALID_VERIFICATION_METHOD,
                    "the JSON Web Key says more than a Multikey can, such as what it is for",
                    JsonPointer.of("publicKeyJwk")));
        }
        long carriers = KEY_MEMBERS.stream().filter(method.stated()::has).count();
        if (carriers > 1) {
            return Result.refused(Problem.of(
                    MethodProblem.INVALID_VERIFICATION_METHOD,
                    "the method has " + carriers + " keys, and may have one"));
        }
        return method.publicKey().isOk() ? method.publicKey() : OldKeys.read(method.type(), method.stated());
    }

    /** An {@code alg} that fits the key, as reading saw to, says nothing new where the key is for one thing only. */
    private static boolean saysMore(Set<DidUrl> agreeing, VerificationMethod method, JsonObject jwk) {
        boolean forOneThing = method.publicKey()
                        .fold(key -> !(key.type().signs() && key.type().agrees()), problems -> false)
                || !agreeing.contains(method.id());
        JsonObject rest = forOneThing ? jwk.without("alg") : jwk;
        return !HARMLESS.containsAll(rest.members().keySet());
    }

    private static JsonObject withContext(JsonObject json) {
        JsonString multikey = new JsonString(MULTIKEY_CONTEXT);
        List<JsonValue> contexts = new ArrayList<>(json.oneOrMany("@context"));
        if (contexts.isEmpty() || contexts.contains(multikey)) {
            return json;
        }
        contexts.add(multikey);
        return json.with("@context", new JsonArray(contexts));
    }
}
