package coop.kith.cli;

import coop.kith.cli.vectors.EarlReport;
import coop.kith.cli.vectors.Finding;
import coop.kith.cli.vectors.Finding.Outcome;
import coop.kith.cli.vectors.Subject;
import coop.kith.cli.vectors.Subjects;
import coop.kith.cli.vectors.VectorCase;
import coop.kith.cli.vectors.VectorFolder;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.net.HttpsFetcher;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "run",
        description = {
            "Put vectors to an implementation and say how each went.",
            "Exit status: 0 none failed, 1 one failed, 2 one could not be told."
        },
        footer = {
            "",
            "Examples:",
            "  kith vectors run vectors/vc/w3c-rdf-canon",
            "  kith vectors run negatives/ --against http://localhost:8080 --earl report.jsonld",
            "  kith vectors run negatives/ --command './my-verifier --lines'"
        })
final class VectorsRun extends Command {
    @Mixin
    private VectorSetting setting;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of vectors, ours or as published.")
    private List<Path> folders;

    @Option(
            names = "--against",
            paramLabel = "URL",
            description = "A VC-API endpoint: https, or http on this machine. Default: Kith itself.")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--command",
            paramLabel = "CMD",
            description = "A command that reads one task per line and writes one answer per line.")
    private Optional<String> command = Optional.empty();

    @Option(names = "--earl", paramLabel = "FILE", description = "Write an EARL 1.0 report, JSON-LD, to this file.")
    private Optional<Path> earl = Optional.empty();

    @Option(
            names = "--any-reason",
            description = "Take a refusal for any reason, where a vector names the problem it must be refused for.")
    private boolean anyReason;

    VectorsRun(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        if (against.isPresent() && command.isPresent()) {
            return Answer.refused(Problem.of(
                            CliProblem.TWO_SUBJECTS, "Both --against and --command were given; one is asked at a time.")
                    .next("Leave one out."));
        }
        List<VectorCase> vectors = new ArrayList<>();
        for (Path folder : folders) {
            Result<List<VectorCase>> read = VectorFolder.read(path(folder));
            if (!read.isOk()) {
                return Answer.refused(read.problems());
            }
            vectors.addAll(read.orThrow());
        }
        return subject().fold(subject -> run(vectors, subject), Answer::refused);
    }

    private Result<Subject> subject() {
        return against.map(address -> Subjects.endpoint(address, HttpsFetcher.standard()))
                .or(() ->
                        command.map(words -> Subjects.program(words, terminal().folder())))
                .orElseGet(() -> setting.kith(terminal()));
    }

    private Answer run(List<VectorCase> vectors, Subject subject) {
        try (subject) {
            List<Finding> findings = vectors.stream()
                    .map(vector -> vector.expected().judge(vector, subject.ask(vector.task()), anyReason))
                    .toList();
            return earl.map(file -> written(
                            file,
                            EarlReport.of(
                                    findings, subject.name(), terminal().clock().instant())))
                    .filter(result -> !result.isOk())
                    .map(result -> Answer.refused(result.problems()))
                    .orElseGet(() -> told(findings, subject.name()));
        }
    }

    private Result<Path> written(Path file, JsonObject report) {
        Path target = path(file);
        try {
            return Result.ok(Files.write(target, (Json.pretty(report) + '\n').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unwritable) {
            return Result.refused(CliProblem.unreadable(target, unwritable));
        }
    }

    private static Answer told(List<Finding> findings, String subject) {
        JsonObject json = JsonObject.empty().with("subject", subject);
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long count =
                    findings.stream().filter(one -> one.outcome() == outcome).count();
            json = json.with(outcome.term(), JsonNumber.of(count));
            if (count > 0) {
                counts.add(count + " " + words(outcome));
            }
        }
        List<JsonValue> results = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            JsonObject result = JsonObject.empty()
                    .with("id", finding.vector().id())
                    .with("name", finding.vector().name())
                    .with("outcome", finding.outcome().term());
            results.add(finding.info().isEmpty() ? result : result.with("info", finding.info()));
            if (finding.outcome() != Outcome.PASSED) {
                lines.add(words(finding.outcome()) + "  " + finding.vector().id() + "  "
                        + finding.vector().name() + "\n    " + Wording.printable(finding.info()));
            }
        }
        lines.add(subject + ": " + String.join(", ", counts) + ", of " + findings.size() + ".");
        return new Answer(exit(findings), json.with("results", new JsonArray(results)), String.join("\n", lines));
    }

    private static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Exit exit(List<Finding> findings) {
        Exit exit = Exit.ACCEPTED;
        for (Finding finding : findings) {
            exit = exit.and(
                    switch (finding.outcome()) {
                        case FAILED -> Exit.REJECTED;
                        case CANNOT_TELL -> Exit.UNDECIDED;
                        case PASSED, INAPPLICABLE, UNTESTED -> Exit.ACCEPTED;
                    });
        }
        return exit;
    }
}
