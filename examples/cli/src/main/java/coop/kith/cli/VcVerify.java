package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        description = {
            "Verify credentials or presentations and print the protocol of checks.",
            "Exit status: 0 all accepted, 1 one rejected, 2 one undecided."
        },
        footer = {
            "",
            "Examples:",
            "  kith vc verify member.vc.json",
            "  kith vc verify member.jwt",
            "  kith vc verify shown.sd-jwt --challenge 8f3a --domain club.example",
            "  kith vc verify *.json --at 2026-11-01T00:00:00Z --json",
            "  kith vc verify shown.vp.json --challenge 8f3a --domain club.example",
            "  kith vc verify member.vc.json --linked lists/ --status-age 1d",
            "  kith vc verify minutes-2024.vc.json --first-seen 2024-06-12T09:30:00Z",
            "  kith vc verify member.vc.json --transcript member.transcript.json"
        })
final class VcVerify extends Command {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Credentials or presentations, JSON or tokens (vc+jwt, vp+jwt); - is standard input.")
    private List<Path> files;

    @Option(names = "--at", paramLabel = "TIME", description = "Judge as of this time. Default: now.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--challenge",
            paramLabel = "TEXT",
            description = "The challenge that a presentation's proof must carry.")
    private Optional<String> challenge = Optional.empty();

    @Option(names = "--domain", paramLabel = "TEXT", description = "The domain that a presentation's proof must carry.")
    private Optional<String> domain = Optional.empty();

    @Mixin
    private LinkOptions links;

    @Mixin
    private SigningTimeOptions signing;

    @Option(
            names = "--transcript",
            paramLabel = "OUT",
            description = "Write what the verdict rests on to this file, for kith vc replay; for one FILE.")
    private Optional<Path> transcript = Optional.empty();

    VcVerify(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        if (challenge.isPresent() != domain.isPresent()) {
            return Answer.refused(Problem.of(
                            CliProblem.CHALLENGE_WITHOUT_DOMAIN,
                            "A presentation answers one verifier's challenge for its domain; only "
                                    + (challenge.isPresent() ? "--challenge" : "--domain") + " was given.")
                    .next("Pass both --challenge TEXT and --domain TEXT."));
        }
        if (transcript.isPresent() && files.size() != 1) {
            return Answer.refused(Problem.of(
                            CliProblem.ONE_TRANSCRIPT,
                            "A transcript is of one document, and " + files.size() + " were named.")
                    .next("Verify the documents one by one."));
        }
        return Setting.time("--at", at, terminal())
                .fold(
                        time -> transcript
                                .map(out -> Transcribing.verify(
                                        files.get(0), path(out), time, challenge, domain, links, signing, terminal()))
                                .orElseGet(() -> verifyAll(time)),
                        Answer::refused);
    }

    private Answer verifyAll(Instant time) {
        List<Answer> answers = new ArrayList<>();
        for (Path file : files) {
            answers.add(verify(file, time));
        }
        if (answers.size() == 1) {
            return answers.get(0);
        }
        Exit exit = Exit.ACCEPTED;
        List<JsonValue> results = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            exit = exit.and(answers.get(i).exit());
            results.add(answers.get(i).json().with("file", files.get(i).toString()));
            texts.add(files.get(i) + "\n" + answers.get(i).text());
        }
        return new Answer(exit, JsonObject.empty().with("results", new JsonArray(results)), String.join("\n\n", texts));
    }

    private Answer verify(Path file, Instant time) {
        return Judging.judge(InputFile.read(file, terminal()), time, challenge, domain, links, signing, terminal());
    }
}
