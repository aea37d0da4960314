package coop.kith.cli.vectors;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.canon.HashAlgorithm;

/** What an implementation is asked to do. */
public sealed interface Task {
    /** As commands are sent it, on one line: the package documentation shows the members. */
    JsonObject json();

    /** A credential or presentation, as its {@code type} says. */
    record Verify(JsonObject document, Circumstances circumstances) implements Task {
        @Override
        public JsonObject json() {
            return named("verify").with("document", document).with("options", circumstances.json());
        }
    }

    /** Whether the credential follows the schema that its {@code credentialSchema} names. */
    record Schema(JsonObject credential, JsonObject schema) implements Task {
        @Override
        public JsonObject json() {
            return named("schema").with("credential", credential).with("schema", schema);
        }
    }

    /** The statements in canonical form, or the labels that their blank nodes got. */
    record Canonicalize(String nquads, HashAlgorithm hash, boolean labels) implements Task {
        @Override
        public JsonObject json() {
            return named("canonicalize")
                    .with("nquads", nquads)
                    .with("hash", hash == HashAlgorithm.SHA_384 ? "SHA-384" : "SHA-256")
                    .with("want", labels ? "labels" : "nquads");
        }
    }

    /** The statements of a JSON-LD document in canonical form. */
    record ToRdf(JsonObject document) implements Task {
        @Override
        public JsonObject json() {
            return named("toRdf").with("document", document);
        }
    }

    /** What {@link #json} wrote. */
    static Result<Task> parse(JsonObject json) {
        return switch (json.string("task").orElse("")) {
            case "verify" ->
                Fields.object(json, "document")
                        .flatMap(document -> Fields.objectOrEmpty(json, "options")
                                .flatMap(Circumstances::parse)
                                .map(circumstances -> new Verify(document, circumstances)));
            case "schema" ->
                Fields.object(json, "credential")
                        .flatMap(credential ->
                                Fields.object(json, "schema").map(schema -> new Schema(credential, schema)));
            case "canonicalize" ->
                Fields.string(json, "nquads")
                        .map(nquads -> new Canonicalize(
                                nquads,
                                json.string("hash").orElse("").equals("SHA-384")
                                        ? HashAlgorithm.SHA_384
                                        : HashAlgorithm.SHA_256,
                                json.string("want").orElse("").equals("labels")));
            case "toRdf" -> Fields.object(json, "document").map(ToRdf::new);
            default ->
                Result.refused(Problem.of(
                                VectorProblem.BAD_VECTOR,
                                "There is no task \"" + json.string("task").orElse("") + "\".")
                        .next("Use verify, schema, canonicalize or toRdf."));
        };
    }

    private static JsonObject named(String task) {
        return JsonObject.empty().with("task", task);
    }
}
