package coop.kith.did.method.webvh;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the next version of a did:webvh is to have otherwise than the one before: its document, its parameters, or both (did:webvh 1.0, "Update (Rotate)").
 * Immutable; each method gives a changed copy. Nothing is checked before {@link LogDraft#next}.
 */
public final class LogChange {
    private static final LogChange NONE = new LogChange(document -> document, JsonObject.empty());

    private final UnaryOperator<JsonObject> edit;
    private final JsonObject parameters;

    private LogChange(UnaryOperator<JsonObject> edit, JsonObject parameters) {
        this.edit = edit;
        this.parameters = parameters;
    }

    /** A new version with nothing changed: a sign of life. */
    public static LogChange none() {
        return NONE;
    }

    /** The DID ends: it is marked deactivated, and nobody may sign another entry. The document stays as it was. */
    public static LogChange deactivation() {
        return NONE.with("deactivated", JsonLiteral.TRUE).with("updateKeys", JsonArray.of());
    }

    /** The document becomes this one, with the same {@code id}. */
    public LogChange document(JsonObject document) {
        return editing(before -> document);
    }

    /** The document is changed; edits are carried out in the order in which they were given. */
    public LogChange editing(UnaryOperator<JsonObject> change) {
        return new LogChange(before -> change.apply(edit.apply(before)), parameters);
    }

    /** These keys, and no others, may sign from now on: at once where they were promised, from the entry after this one otherwise. */
    public LogChange updateKeys(List<PublicKey> keys) {
        return with("updateKeys", Genesis.multikeys(keys));
    }

    /** In the document, these keys take the place of {@code before}, given as Multikeys, and get their uses; a document that lists none of those stays as it is. */
    public LogChange listing(List<PublicKey> keys, List<String> before) {
        return editing(document -> Relisting.of(document, before, keys));
    }

    /** Pre-rotation: the update keys of the entry after this one must be among these. None switches it off. */
    public LogChange promising(List<PublicKey> nextKeys) {
        return with("nextKeyHashes", Genesis.hashes(nextKeys));
    }

    /** Other witnesses, or none. The witnesses before must still approve this entry; where there were none, the new ones must. */
    public LogChange witnessed(Optional<WitnessRule> rule) {
        return with("witness", rule.map(WitnessRule::json).orElse(JsonObject.empty()));
    }

    public LogChange watched(List<String> urls) {
        return with("watchers", JsonArray.ofStrings(urls));
    }

    /** How long resolvers should keep what they found. */
    public LogChange timeToLive(long seconds) {
        return with("ttl", JsonNumber.of(seconds));
    }

    /** The DID stays where it is for good. */
    public LogChange fixed() {
        return with("portable", JsonLiteral.FALSE);
    }

    JsonObject parameters() {
        return parameters;
    }

    JsonObject edited(JsonObject document) {
        return edit.apply(document);
    }

    private LogChange with(String name, JsonValue value) {
        return new LogChange(edit, parameters.with(name, value));
    }
}
