package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.vc.canon.Canonicalizer;
import coop.kith.vc.canon.HashAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The manifest of the W3C's tests of JSON-LD to RDF. A safe reader may refuse what JSON-LD lets pass, so refusing is reported and no failure. What is left out: inputs that are not
 * one object, tests of version 1.0, tests with options (a base address, directions as RDF, generalized RDF), and those whose result RDFC-1.0 cannot order.
 */
final class ToRdfLayout implements Layout {
    private static final String FILE = "toRdf-manifest.jsonld";
    private static final String BASE = "https://w3c.github.io/json-ld-api/tests/toRdf-manifest";
    private static final List<String> OPTIONS = List.of(
            "base", "expandContext", "rdfDirection", "produceGeneralizedRdf", "processingMode", "useDocumentLoader");

    @Override
    public boolean claims(Path file) {
        return VectorFolder.name(file).equals(FILE);
    }

    @Override
    public Result<List<VectorCase>> read(Path file) {
        Folder folder = Folder.of(file);
        return folder.object(FILE).map(manifest -> {
            List<VectorCase> vectors = new ArrayList<>();
            for (JsonValue entry : manifest.oneOrMany("sequence")) {
                if (entry instanceof JsonObject object) {
                    vector(object, folder).ifPresent(vectors::add);
                }
            }
            return List.copyOf(vectors);
        });
    }

    private static Optional<VectorCase> vector(JsonObject entry, Folder folder) {
        JsonObject options = entry.object("option").orElse(JsonObject.empty());
        boolean plain = OPTIONS.stream().noneMatch(options::has)
                && !options.string("specVersion").orElse("").equals("json-ld-1.0");
        Optional<JsonObject> input =
                folder.object(entry.string("input").orElse("")).fold(Optional::of, notOneObject -> Optional.empty());
        return plain
                ? input.flatMap(document -> expected(entry, folder)
                        .map(expected -> new VectorCase(
                                BASE + entry.string("@id").orElse(""),
                                entry.string("name").orElse(""),
                                new Task.ToRdf(document),
                                expected)))
                : Optional.empty();
    }

    private static Optional<Expectation> expected(JsonObject entry, Folder folder) {
        if (entry.has("expectErrorCode")) {
            return Optional.of(new Expectation.Verdict(Word.REJECTED, Optional.empty()));
        }
        return folder.text(entry.string("expect").orElse("none"))
                .flatMap(nquads -> Canonicalizer.standard().canonicalNQuads(nquads, HashAlgorithm.SHA_256))
                .fold(
                        canonical -> Optional.of(
                                new Expectation.Text(String.join("", canonical.lines(UnaryOperator.identity())), true)),
                        unordered -> Optional.empty());
    }
}
