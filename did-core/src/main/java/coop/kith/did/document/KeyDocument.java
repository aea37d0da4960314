package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.key.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Builds the document of a DID that consists of its keys (did:key, did:jwk, a first did:web). The typed view is made at once; the JSON only when it is asked
 * for, since a verifier never does. Not for documents that came from elsewhere: those go through {@link DidDocument#parse}. Single use.
 */
public final class KeyDocument {
    private final Did subject;
    private final List<String> contexts;
    private final Map<DidUrl, VerificationMethod> methods = new LinkedHashMap<>();
    private final Map<VerificationRelationship, List<DidUrl>> listed = DidDocument.noneListed();

    private KeyDocument(Did subject, List<String> contexts) {
        this.subject = subject;
        this.contexts = List.copyOf(contexts);
    }

    /** A document of {@code subject} with that {@code @context}. */
    public static KeyDocument of(Did subject, List<String> contexts) {
        return new KeyDocument(subject, contexts);
    }

    /**
     * Adds a method and lists it, by reference, under each of {@code uses}. Throws IllegalArgumentException when the fragment was used before.
     *
     * @param material the members that carry the key, such as {@code publicKeyMultibase}; asked for when the JSON is
     */
    public KeyDocument method(
            String fragment,
            String type,
            PublicKey key,
            Supplier<JsonObject> material,
            Set<VerificationRelationship> uses) {
        DidUrl id = DidUrl.of(subject, fragment);
        VerificationMethod method =
                VerificationMethod.known(id, type, subject, key, () -> stated(id, type, material.get()));
        if (methods.putIfAbsent(id, method) != null) {
            throw new IllegalArgumentException("two methods have the fragment " + fragment);
        }
        for (VerificationRelationship use : uses) {
            listed.computeIfAbsent(use, none -> new ArrayList<>()).add(id);
        }
        return this;
    }

    public DidDocument build() {
        listed.replaceAll((use, ids) -> List.copyOf(ids));
        DidDocument.Parts parts = new DidDocument.Parts(List.of(), List.of(), methods, listed, List.of());
        return new DidDocument(subject, parts, new Memo<>(this::json));
    }

    private JsonObject stated(DidUrl id, String type, JsonObject material) {
        Map<String, coop.kith.json.JsonValue> members = new LinkedHashMap<>();
        members.put("id", new JsonString(id.toString()));
        members.put("type", new JsonString(type));
        members.put("controller", new JsonString(subject.toString()));
        members.putAll(material.members());
        return new JsonObject(members);
    }

    private JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(contexts))
                .with("id", subject.toString())
                .with(
                        "verificationMethod",
                        new JsonArray(List.copyOf(methods.values().stream()
                                .map(VerificationMethod::stated)
                                .toList())));
        for (Map.Entry<VerificationRelationship, List<DidUrl>> use : listed.entrySet()) {
            List<String> ids = use.getValue().stream().map(DidUrl::toString).toList();
            json = json.with(use.getKey().term(), JsonArray.ofStrings(ids));
        }
        return json;
    }
}
