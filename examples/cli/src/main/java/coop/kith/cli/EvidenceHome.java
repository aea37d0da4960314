package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.store.SqliteEvidenceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The evidence log on disk; mixed into the commands that add to it or ask of it. */
final class EvidenceHome {
    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "The evidence log. Default: evidence.db in $KITH_HOME, else in .kith in your home directory.")
    private Optional<Path> file = Optional.empty();

    /** The log, made where there is none yet; closed when {@code use} returns. */
    <T> Result<T> with(Terminal terminal, Function<EvidenceLog, Result<T>> use) {
        Path log = place(terminal);
        try {
            Path folder = log.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException notWritable) {
            return Result.refused(CliProblem.unreadable(log, notWritable));
        }
        return SqliteEvidenceLog.open(log, Setting.readmission(terminal), terminal.random())
                .flatMap(opened -> {
                    try (EvidenceLog closing = opened) {
                        return use.apply(closing);
                    }
                });
    }

    /** What the log knew at {@code knownAt}. Asking makes no log: an empty one would answer where a mistyped name should be noticed. */
    Result<EvidenceLog.Contents> read(Terminal terminal, Instant knownAt) {
        Path log = place(terminal);
        return Files.exists(log)
                ? with(terminal, opened -> Result.ok(opened.read(knownAt)))
                : Result.refused(
                        Problem.of(CliProblem.NO_EVIDENCE, "There is no evidence log at " + log + ".")
                                .next(
                                        "Add credentials with: kith trust add FILE, or say where the log is with --evidence FILE."));
    }

    private Path place(Terminal terminal) {
        return terminal.folder()
                .resolve(file.orElseGet(() -> Setting.home(terminal).resolve("evidence.db")))
                .normalize();
    }
}
