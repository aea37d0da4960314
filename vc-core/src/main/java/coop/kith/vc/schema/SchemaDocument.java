package coop.kith.vc.schema;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema that states what it is: its version, and its own {@code $id}; and that leads nowhere else.
 *
 * @see <a href="https://www.w3.org/TR/vc-json-schema/#reserved-keywords">VC JSON Schema section 3.1</a>
 */
record SchemaDocument(JsonObject json, SchemaVersion version) {
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    /** Values that are data, not schemas. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

    /**
     * The schema, or why it cannot be used.
     *
     * @param meant what its {@code $id} must be, since that is what the credential names; empty where the credential names something around it
     */
    static Result<SchemaDocument> parse(JsonObject json, Optional<String> meant) {
        Optional<String> id = json.string("$id");
        if (id.isEmpty() || id.get().isBlank()) {
            return refused(SchemaProblem.SCHEMA_NOT_VALID, "The schema has no $id of its own.");
        }
        if (meant.filter(url -> !url.equals(plain(id.get()))).isPresent()) {
            return refused(
                    SchemaProblem.SCHEMA_NOT_VALID,
                    "The schema calls itself " + Shown.text(id.get()) + ", and " + Shown.text(meant.get())
                            + " was meant.");
        }
        Optional<String> stated = json.string("$schema");
        if (stated.isEmpty()) {
            return refused(
                    SchemaProblem.SCHEMA_NOT_VALID,
                    "The schema has no $schema, which would say what version of JSON Schema it is.");
        }
        Optional<SchemaVersion> version = SchemaVersion.of(stated.get());
        if (version.isEmpty()) {
            return refused(
                    SchemaProblem.SCHEMA_NOT_SUPPORTED,
                    "The schema is of the version " + Shown.text(stated.get())
                            + "; known are draft-07, 2019-09 and 2020-12.");
        }
        Set<String> known = new TreeSet<>(Set.of("", version.get().uri()));
        ids(json, known);
        return foreign(json, known)
                .<Result<SchemaDocument>>map(reference -> refused(
                        SchemaProblem.SCHEMA_NOT_SUPPORTED,
                        "The schema refers to " + Shown.text(reference)
                                + ", which is not part of it; nothing is fetched from inside a schema."))
                .orElseGet(() -> Result.ok(new SchemaDocument(json, version.get())));
    }

    private static String plain(String url) {
        return url.endsWith("#") ? url.substring(0, url.length() - 1) : url;
    }

    private static void ids(JsonValue value, Set<String> known) {
        if (value instanceof JsonObject object) {
            object.string("$id").ifPresent(id -> known.add(plain(id)));
            object.members().forEach((name, member) -> {
                if (!DATA.contains(name)) {
                    ids(member, known);
                }
            });
        } else if (value instanceof JsonArray array) {
            array.items().forEach(item -> ids(item, known));
        }
    }

    /** The first reference to something that is not here. */
    private static Optional<String> foreign(JsonValue value, Set<String> known) {
        if (value instanceof JsonArray array) {
            return array.items().stream()
                    .flatMap(item -> foreign(item, known).stream())
                    .findFirst();
        }
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            Optional<String> found = REFERENCES.contains(member.getKey()) && member.getValue() instanceof JsonString to
                    ? Optional.of(to.value()).filter(reference -> !known.contains(document(reference)))
                    : DATA.contains(member.getKey()) ? Optional.empty() : foreign(member.getValue(), known);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Without its fragment; nothing is left of one into this document. */
    private static String document(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? reference : reference.substring(0, hash);
    }

    private static <T> Result<T> refused(SchemaProblem type, String detail) {
        return Result.refused(
                Problem.of(type, detail, JsonPointer.root()).next("Tell the issuer, who chose the schema."));
    }
}
