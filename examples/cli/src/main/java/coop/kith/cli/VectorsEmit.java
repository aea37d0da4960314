package coop.kith.cli;

import coop.kith.cli.vectors.Negative;
import coop.kith.cli.vectors.NegativeMaker;
import coop.kith.cli.vectors.VectorCase;
import coop.kith.crypto.Cryptography;
import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "emit",
        description = {
            "Write credentials that each violate exactly one normative statement, and their corrected forms.",
            "They are signed with a key made for them, and named by the statement; kith vectors run reads them."
        },
        footer = {
            "",
            "Examples:",
            "  kith vectors emit negatives/",
            "  kith vectors emit negatives/ --spec vcdm-2.0 && kith vectors run negatives/ --against http://localhost:8080"
        })
final class VectorsEmit extends Command {
    @Parameters(
            paramLabel = "DIR",
            description = "The folder to write kith-vectors.json into; made where it is missing.")
    private Path folder;

    @Option(
            names = "--spec",
            paramLabel = "NAME",
            description = "Only statements of vcdm-2.0, vcdm-2.0-vp, vcdm-1.1 or vc-di-1.0. Default: all.")
    private Optional<String> spec = Optional.empty();

    VectorsEmit(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        NegativeMaker maker = new NegativeMaker(
                Cryptography.standard().generate(KeyType.ED25519, terminal().random()),
                terminal().clock().instant().truncatedTo(ChronoUnit.SECONDS));
        List<VectorCase> vectors = new ArrayList<>();
        for (Negative negative : Negative.all()) {
            if (spec.isEmpty() || spec.get().equals(negative.specification())) {
                String id = "https://kith.coop/negatives#" + (vectors.size() / 2 + 1);
                Result<List<VectorCase>> made = maker.vectors(negative, id);
                if (!made.isOk()) {
                    return Answer.refused(made.problems());
                }
                vectors.addAll(made.orThrow());
            }
        }
        if (vectors.isEmpty()) {
            return Answer.refused(
                    Problem.of(CliProblem.NO_SUCH_SPEC, "There are no statements of '" + spec.orElse("") + "' here.")
                            .next("Choose one of vcdm-2.0, vcdm-2.0-vp, vcdm-1.1, vc-di-1.0."));
        }
        return write(NegativeMaker.manifest(vectors)).fold(file -> told(vectors.size() / 2, file), Answer::refused);
    }

    private Result<Path> write(JsonObject manifest) {
        Path file = path(folder).resolve("kith-vectors.json");
        try {
            Files.createDirectories(path(folder));
            return Result.ok(Files.write(file, (Json.pretty(manifest) + '\n').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(file, unwritable));
        }
    }

    private static Answer told(int statements, Path file) {
        return new Answer(
                Exit.ACCEPTED,
                JsonObject.empty().with("statements", JsonNumber.of(statements)).with("file", file.toString()),
                "Wrote " + statements + " violations, and as many corrected forms, to " + file + ".");
    }
}
