package coop.kith.did.method.webvh;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a new did:webvh is to be: where it lives, who may change it, and its first document (did:webvh 1.0, "Create (Register)"). Immutable; each method gives
 * a changed copy. Nothing is checked before {@link LogDraft#first}.
 *
 * <pre>{@code
 * Genesis genesis = Genesis.at("coop.example", List.of(), List.of(signer.publicKey()))
 *         .promising(List.of(nextKey))                              // pre-rotation: the next rotation can only be to this key
 *         .witnessed(new WitnessRule(2, Set.of(ana, ben, chloe)))   // did:key DIDs
 *         .movable();
 * }</pre>
 */
public final class Genesis {
    private static final String SCHEME = "did:webvh:" + LogEntry.PLACEHOLDER + ':';

    private final String did;
    private final JsonObject parameters;
    private final Optional<JsonObject> document;

    private Genesis(String did, JsonObject parameters, Optional<JsonObject> document) {
        this.did = did;
        this.parameters = parameters;
        this.document = document;
    }

    /**
     * A DID at that place, which those keys may change.
     *
     * @param domain a DNS name, with {@code :port} where it is not 443
     * @param path segments, percent-encoded where they need it; {@value LogEntry#PLACEHOLDER} in one becomes the SCID
     * @param updateKeys Ed25519 keys, each of which may sign the next entry; at least one
     */
    public static Genesis at(String domain, List<String> path, List<PublicKey> updateKeys) {
        String host = domain.toLowerCase(Locale.ROOT).replace(":", "%3A");
        String did = SCHEME + host + (path.isEmpty() ? "" : ":" + String.join(":", path));
        JsonObject parameters = JsonObject.empty()
                .with("method", Parameters.METHOD)
                .with("scid", LogEntry.PLACEHOLDER)
                .with("updateKeys", multikeys(updateKeys))
                .with("portable", JsonLiteral.FALSE);
        return new Genesis(did, parameters, Optional.empty());
    }

    /** Pre-rotation: the next entry's update keys must be among these, whose hashes alone are published. */
    public Genesis promising(List<PublicKey> nextKeys) {
        return with("nextKeyHashes", hashes(nextKeys));
    }

    /** Every entry must be approved by witnesses, the first included. */
    public Genesis witnessed(WitnessRule rule) {
        return with("witness", rule.json());
    }

    /** Others that keep copies of the log. */
    public Genesis watched(List<String> urls) {
        return with("watchers", JsonArray.ofStrings(urls));
    }

    /** The DID may move to another domain later; only the first entry can allow it. */
    public Genesis movable() {
        return with("portable", JsonLiteral.TRUE);
    }

    /** How long resolvers should keep what they found. */
    public Genesis timeToLive(long seconds) {
        return with("ttl", JsonNumber.of(seconds));
    }

    /**
     * The first document, with {@value LogEntry#PLACEHOLDER} wherever its SCID belongs; its {@code id} must be {@link #did}. Without one, the document lists the
     * update keys for signatures.
     */
    public Genesis document(JsonObject template) {
        return new Genesis(did, parameters, Optional.of(template));
    }

    /** The DID, with {@value LogEntry#PLACEHOLDER} for its SCID. */
    public String did() {
        return did;
    }

    JsonObject parameters() {
        return parameters;
    }

    JsonObject state() {
        return document.orElseGet(() -> PlainDocument.of(did, parameters.oneOrMany("updateKeys")));
    }

    private Genesis with(String name, JsonValue value) {
        return new Genesis(did, parameters.with(name, value), document);
    }

    static JsonArray multikeys(List<PublicKey> keys) {
        return JsonArray.ofStrings(keys.stream().map(Multikey::encode).toList());
    }

    static JsonArray hashes(List<PublicKey> keys) {
        List<String> hashes = new ArrayList<>();
        keys.forEach(key -> hashes.add(LogHash.ofKey(Multikey.encode(key))));
        return JsonArray.ofStrings(hashes);
    }
}
