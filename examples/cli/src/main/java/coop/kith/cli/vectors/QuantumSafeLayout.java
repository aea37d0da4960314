package coop.kith.cli.vectors;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The canonical forms that di-quantum-safe prints under RDFC-1.0: of its document, and of the options of its proofs with the contexts of the document. */
final class QuantumSafeLayout implements Layout {
    private static final String FOLDER = "commonAlgs";
    private static final String CONFIGURATION = "proofConfig-";
    private static final Pattern PRINTED =
            Pattern.compile("transform-rdfc-sha256\\.txt|" + CONFIGURATION + ".+-rdfc-2024\\.txt");

    @Override
    public boolean claims(Path file) {
        return PRINTED.matcher(VectorFolder.name(file)).matches()
                && Folder.of(file).path().endsWith(FOLDER);
    }

    @Override
    public Result<List<VectorCase>> read(Path file) {
        String name = VectorFolder.name(file);
        Folder beside = Folder.of(file);
        return source(Folder.of(beside.path()), name)
                .flatMap(document -> beside.text(name)
                        .map(text -> List.of(new VectorCase(
                                VectorFolder.id(file),
                                name,
                                new Task.ToRdf(document),
                                new Expectation.Text(text, false)))));
    }

    private static Result<JsonObject> source(Folder all, String name) {
        if (!name.startsWith(CONFIGURATION)) {
            return all.object("inputs/employmentAuth.json");
        }
        String suite = name.substring(CONFIGURATION.length(), name.lastIndexOf('.'));
        return all.object(suite + "/signed-" + suite + ".json").flatMap(QuantumSafeLayout::options);
    }

    private static Result<JsonObject> options(JsonObject signed) {
        return Fields.object(signed, "proof").map(proof -> {
            JsonObject options = proof.without("proofValue");
            return signed.get("@context")
                    .map((JsonValue contexts) -> options.with("@context", contexts))
                    .orElse(options);
        });
    }
}
