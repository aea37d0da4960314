package coop.kith.cli.vectors;

import coop.kith.cli.vectors.Observation.Word;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import coop.kith.vc.canon.HashAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The manifest of the W3C's tests of RDFC-1.0. */
final class RdfCanonLayout implements Layout {
    private static final String FILE = "manifest.jsonld";
    private static final String BASE = "https://w3c.github.io/rdf-canon/tests/manifest";

    @Override
    public boolean claims(Path file) {
        return VectorFolder.name(file).equals(FILE)
                && Folder.of(file).text(FILE).fold(text -> text.contains("rdfc:RDFC10EvalTest"), unread -> false);
    }

    @Override
    public Result<List<VectorCase>> read(Path file) {
        Folder folder = Folder.of(file);
        return folder.object(FILE).flatMap(manifest -> {
            List<VectorCase> vectors = new ArrayList<>();
            for (JsonValue entry : manifest.oneOrMany("entries")) {
                if (entry instanceof JsonObject object) {
                    Result<VectorCase> vector = vector(object, folder);
                    if (!vector.isOk()) {
                        return Result.refused(vector.problems());
                    }
                    vectors.add(vector.orThrow());
                }
            }
            return Result.ok(List.copyOf(vectors));
        });
    }

    private static Result<VectorCase> vector(JsonObject entry, Folder folder) {
        boolean labels = entry.string("type").orElse("").endsWith("RDFC10MapTest");
        HashAlgorithm hash = entry.string("hashAlgorithm").orElse("").equals("SHA384")
                ? HashAlgorithm.SHA_384
                : HashAlgorithm.SHA_256;
        return Fields.string(entry, "action")
                .flatMap(folder::text)
                .flatMap(nquads -> expected(entry, labels, folder)
                        .map(expected -> new VectorCase(
                                BASE + entry.string("id").orElse(""),
                                entry.string("name").orElse(""),
                                new Task.Canonicalize(nquads, hash, labels),
                                expected)));
    }

    private static Result<Expectation> expected(JsonObject entry, boolean labels, Folder folder) {
        if (entry.string("type").orElse("").endsWith("NegativeEvalTest")) {
            return Result.ok(new Expectation.Verdict(Word.REJECTED, Optional.empty()));
        }
        Result<String> file = Fields.string(entry, "result");
        return labels
                ? file.flatMap(folder::object)
                        .map(map ->
                                new Expectation.Text(Json.write(new JsonObject(new TreeMap<>(map.members()))), false))
                : file.flatMap(folder::text).map(text -> new Expectation.Text(text, false));
    }
}
