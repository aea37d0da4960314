package coop.kith.cli;

import coop.kith.crypto.Cryptography;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.transcript.Replay;
import coop.kith.vc.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "replay",
        description = {
            "Verify again from a transcript alone, without a network, and say whether the verdict is the same.",
            "Exit status: 0 SAME, 1 DIFFERS, 2 MISSING."
        },
        footer = {
            "",
            "Examples:",
            "  kith vc replay member.transcript.json",
            "  kith vc replay bare.transcript.json --input member.vc.json"
        })
final class VcReplay extends Command {
    @Parameters(paramLabel = "TRANSCRIPT", description = "A file that kith vc verify --transcript wrote.")
    private Path file;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The document that was verified, where the transcript holds only its digest.")
    private Optional<Path> input = Optional.empty();

    VcReplay(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return read(file)
                .flatMap(Transcript::parse)
                .flatMap(transcript -> input.isEmpty()
                        ? Result.ok(Replay.of(transcript, Cryptography.standard()))
                        : read(input.get()).map(content -> Replay.of(transcript, content, Cryptography.standard())))
                .fold(VcReplay::told, Answer::refused);
    }

    private Result<byte[]> read(Path given) {
        Path resolved = path(given);
        try (var in = Files.newInputStream(resolved)) {
            byte[] content = in.readNBytes(Transcript.MOST_BYTES + 1);
            return content.length > Transcript.MOST_BYTES
                    ? Result.refused(Problem.of(
                            CliProblem.FILE_TOO_LARGE, given + " is larger than " + Transcript.MOST_BYTES + " bytes."))
                    : Result.ok(content);
        } catch (IOException unreadable) {
            return Result.refused(CliProblem.unreadable(resolved, unreadable));
        }
    }

    private static Answer told(Replay replay) {
        return replay.fold(
                same -> new Answer(
                        Exit.ACCEPTED,
                        JsonObject.empty()
                                .with("replay", "same")
                                .with(
                                        "verdict",
                                        same.verdict().string("verdict").orElse("")),
                        "SAME: " + same.verdict().string("verdict").orElse("")),
                differs -> new Answer(
                        Exit.REJECTED,
                        JsonObject.empty()
                                .with("replay", "differs")
                                .with("at", differs.at().toString())
                                .with("recorded", differs.recorded())
                                .with("found", differs.found()),
                        "DIFFERS at " + Wording.printable(differs.at().toString()) + ": recorded was "
                                + word(differs.recorded()) + ", found is " + word(differs.found())),
                missing -> new Answer(
                        Exit.UNDECIDED,
                        JsonObject.empty()
                                .with("replay", "missing")
                                .with("problems", Answer.problemArray(missing.problems())),
                        "MISSING\n" + Wording.problems(missing.problems())));
    }

    private static String word(JsonObject verdict) {
        return Wording.printable(verdict.string("verdict").orElse("nothing"));
    }
}
