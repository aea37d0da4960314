package coop.kith.cli;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.Intake;
import coop.kith.trust.intake.generic.Mapping;
import coop.kith.trust.store.SqliteEvidenceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The evidence log on disk; mixed into the commands that add to it or ask of it. */
final class EvidenceHome {
    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description = "The evidence log. Default: evidence.db in $KITH_HOME, else in .kith in your home directory.")
    private Optional<Path> file = Optional.empty();

    /** A log that is open, and what credentials mean to it. */
    record Opened(EvidenceLog log, Intake intake) {}

    /** The log, made where there is none yet; closed when {@code use} returns. */
    <T> Result<T> with(Terminal terminal, Function<Opened, Result<T>> use) {
        return with(terminal, List.of(), Believed.NOBODY, use);
    }

    /**
     * The same with {@code more} mappings, and those whose word is taken, kept beside it from now on. Refused where a new mapping would give evidence that is there another meaning.
     */
    <T> Result<T> with(Terminal terminal, List<Mapping> more, Believed believed, Function<Opened, Result<T>> use) {
        Path log = place(terminal);
        try {
            Path folder = log.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException notWritable) {
            return Result.refused(CliProblem.unreadable(log, notWritable));
        }
        KeptMappings kept = KeptMappings.beside(log);
        return KeptBelieved.beside(log)
                .keep(believed)
                .flatMap(all -> kept.read()
                        .flatMap(before -> before.containsAll(more)
                                ? Result.ok(before)
                                : unharmed(terminal, before, more, all).flatMap(unharmed -> kept.keep(more)))
                        .flatMap(mappings -> open(terminal, Setting.intake(mappings, all), use)));
    }

    private <T> Result<T> open(Terminal terminal, Intake intake, Function<Opened, Result<T>> use) {
        return SqliteEvidenceLog.open(place(terminal), Setting.readmission(terminal, intake), terminal.random())
                .flatMap(log -> {
                    try (EvidenceLog closing = log) {
                        return use.apply(new Opened(closing, intake));
                    }
                });
    }

    /** What is evidence by the mappings of before must be evidence still. Where several mappings match, they agree or refuse, so no meaning changes in silence. */
    private Result<Integer> unharmed(Terminal terminal, List<Mapping> before, List<Mapping> more, Believed believed) {
        if (!Files.exists(place(terminal))) {
            return Result.ok(0);
        }
        List<Mapping> all = new ArrayList<>(before);
        all.addAll(more);
        return evidence(terminal, Setting.intake(before, believed))
                .flatMap(old -> evidence(terminal, Setting.intake(all, believed))
                        .flatMap(read -> {
                            Set<Evidence> lost = new HashSet<>(old);
                            lost.removeAll(read);
                            return lost.isEmpty()
                                    ? Result.ok(read.size())
                                    : Result.refused(
                                            Problem.of(
                                                            CliProblem.CONTRADICTING_MAPPING,
                                                            "By this mapping, evidence that is in the log would have another meaning; it was let in as "
                                                                    + lost.stream()
                                                                            .sorted()
                                                                            .findFirst()
                                                                            .orElseThrow() + ".")
                                                    .next(
                                                            "Change the rules so that they tell such credentials apart, or use another log: --evidence FILE."));
                        }));
    }

    private Result<List<Evidence>> evidence(Terminal terminal, Intake intake) {
        return open(
                terminal,
                intake,
                opened -> Result.ok(opened.log().read(Instant.MAX).evidence()));
    }

    /** What the log knew at {@code knownAt}, for a question about {@code asOf}. Asking makes no log: an empty one would answer where a mistyped name should be noticed. */
    Result<EvidenceLog.Contents> read(Terminal terminal, Instant asOf, Instant knownAt) {
        Path log = place(terminal);
        return Files.exists(log)
                ? with(terminal, opened -> Result.ok(opened.log().read(asOf, knownAt)))
                : Result.refused(
                        Problem.of(CliProblem.NO_EVIDENCE, "There is no evidence log at " + log + ".")
                                .next(
                                        "Add credentials with: kith trust add FILE, or say where the log is with --evidence FILE."));
    }

    /** The same, and nothing where there is no log: for those who bring evidence of their own. */
    Result<EvidenceLog.Contents> readIfThere(Terminal terminal, Instant asOf, Instant knownAt) {
        return Files.exists(place(terminal))
                ? read(terminal, asOf, knownAt)
                : Result.ok(new EvidenceLog.Contents(List.of(), List.of(), List.of()));
    }

    private Path place(Terminal terminal) {
        return terminal.folder()
                .resolve(file.orElseGet(() -> Setting.home(terminal).resolve("evidence.db")))
                .normalize();
    }
}
