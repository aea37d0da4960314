package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The manifests of the W3C's tests of JSON-LD to RDF and of expansion. A safe reader may refuse what JSON-LD lets pass, so refusing is reported and no failure. An expanded document
 * is compared by the statements it makes, which are those of the document it was expanded from. What is left out: inputs that are not one object, tests of version 1.0, tests with
 * options (a base address, directions as RDF, generalized RDF), and those whose result RDFC-1.0 cannot order or that has numbers or JSON whose text depends on more.
 */
final class JsonLdLayout implements Layout {
    private static final String BASE = "https://w3c.github.io/json-ld-api/tests/";
    private static final List<String> OPTIONS = List.of(
            "base", "expandContext", "rdfDirection", "produceGeneralizedRdf", "processingMode", "useDocumentLoader");

    private final String file;
    private final String base;
    private final Function<String, Optional<String>> statements;

    /** {@code statements}: those of what a test expects, as N-Quads. */
    private JsonLdLayout(String kind, Function<String, Optional<String>> statements) {
        this.file = kind + "-manifest.jsonld";
        this.base = BASE + kind + "-manifest";
        this.statements = statements;
    }

    static JsonLdLayout toRdf() {
        return new JsonLdLayout("toRdf", Optional::of);
    }

    static JsonLdLayout expand() {
        return new JsonLdLayout(
                "expand", text -> Json.parse(text).fold(ExpandedStatements::of, problems -> Optional.empty()));
    }

    @Override
    public boolean claims(Path path) {
        return VectorFolder.name(path).equals(file);
    }

    @Override
    public Result<List<VectorCase>> read(Path path) {
        Folder folder = Folder.of(path);
        return folder.object(file).map(manifest -> {
            List<VectorCase> vectors = new ArrayList<>();
            for (JsonValue entry : manifest.oneOrMany("sequence")) {
                if (entry instanceof JsonObject object) {
                    vector(object, folder).ifPresent(vectors::add);
                }
            }
            return List.copyOf(vectors);
        });
    }

    private Optional<VectorCase> vector(JsonObject entry, Folder folder) {
        JsonObject options = entry.object("option").orElse(JsonObject.empty());
        boolean plain = OPTIONS.stream().noneMatch(options::has)
                && !options.string("specVersion").orElse("").equals("json-ld-1.0");
        Optional<JsonObject> input =
                folder.object(entry.string("input").orElse("")).fold(Optional::of, notOneObject -> Optional.empty());
        return plain
                ? input.flatMap(document -> expected(entry, folder)
                        .map(expected -> new VectorCase(
                                base + entry.string("@id").orElse(""),
                                entry.string("name").orElse(""),
                                new Task.ToRdf(document),
                                expected)))
                : Optional.empty();
    }

    private Optional<Expectation> expected(JsonObject entry, Folder folder) {
        if (entry.has("expectErrorCode")) {
            return Optional.of(new Expectation.Verdict(Word.REJECTED, Optional.empty()));
        }
        return folder.text(entry.string("expect").orElse("none"))
                .<Optional<String>>fold(statements, unread -> Optional.empty())
                .flatMap(JsonLdLayout::canonical)
                .map(text -> new Expectation.Text(text, true));
    }

    private static Optional<String> canonical(String nquads) {
        return Canonicalizer.standard()
                .canonicalNQuads(nquads, HashAlgorithm.SHA_256)
                .fold(
                        canonical -> Optional.of(String.join("", canonical.lines(UnaryOperator.identity()))),
                        unordered -> Optional.empty());
    }
}
