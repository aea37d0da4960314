package coop.kith.did.method.webvh;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The document metadata of one version (did:webvh 1.0, "Read (Resolve)"; DID Resolution 1.0, "DID Document Metadata"). Numbers are strings there. {@code updated} is
 * when the version began, as DID Core and every published implementation have it; what is said of the DID as a whole is as of its last valid entry.
 */
final class LogMetadata {
    private LogMetadata() {}

    static JsonObject of(VerifiedLog log, VerifiedEntry entry) {
        VerifiedEntry last = log.latest().orElse(entry);
        Parameters now = last.parameters();
        Map<String, JsonValue> metadata = new LinkedHashMap<>();
        text(metadata, "versionId", entry.versionId().toString());
        text(metadata, "versionNumber", Integer.toString(entry.versionId().number()));
        text(metadata, "versionTime", entry.entry().versionTime());
        text(metadata, "created", entry.created());
        text(metadata, "updated", entry.entry().versionTime());
        next(log, entry).ifPresent(after -> {
            text(metadata, "nextVersionId", after.versionId().toString());
            text(metadata, "nextUpdate", after.entry().versionTime());
        });
        text(metadata, "scid", now.scid());
        metadata.put("portable", literal(now.portable()));
        metadata.put("deactivated", literal(now.deactivated()));
        text(metadata, "ttl", Long.toString(now.ttl()));
        metadata.put("witness", now.witness().map(WitnessRule::metadata).orElse(JsonObject.empty()));
        metadata.put("watchers", JsonArray.ofStrings(now.watchers()));
        return new JsonObject(metadata);
    }

    private static Optional<VerifiedEntry> next(VerifiedLog log, VerifiedEntry entry) {
        return log.entry(entry.versionId().number() + 1);
    }

    private static void text(Map<String, JsonValue> metadata, String name, String value) {
        metadata.put(name, new JsonString(value));
    }

    private static JsonLiteral literal(boolean value) {
        return value ? JsonLiteral.TRUE : JsonLiteral.FALSE;
    }
}
