package coop.kith.cli;

import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "add",
        description = {
            "As the controller: add the approvals that witnesses sent. With the last that is needed, the version goes"
                    + " into the log.",
            "Without files: how it stands. With --withdraw: drop the version that waits."
        },
        footer = {
            "",
            "Examples:",
            "  kith did witness add ana.json ben.json --dir coop",
            "  kith did witness add --dir coop",
            "  kith did witness add --withdraw --dir coop"
        })
final class DidWitnessAdd extends Command {
    @Mixin
    private LogHome home;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "An approval, as kith did witness approve printed it.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--withdraw", description = "Drop the version that waits for its witnesses.")
    private boolean withdraw;

    DidWitnessAdd(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.keeper(terminal())
                .flatMap(keeper -> withdraw ? keeper.withdraw() : added(keeper))
                .flatMap(standing -> ParallelFile.kept(standing, home.folder(terminal()), false))
                .fold(this::told, Answer::refused);
    }

    private Answer told(LogKeeper.Standing standing) {
        return standing.proposal().isEmpty() && standing.log().latest().isEmpty()
                ? Answer.refused(
                        Problem.of(CliProblem.NOTHING_TO_DO, "There is no log here, and no version that waits.")
                                .next("Begin one with: kith did create webvh."))
                : LogAnswer.of(standing, home.folder(terminal()));
    }

    private Result<LogKeeper.Standing> added(LogKeeper keeper) {
        Result<LogKeeper.Standing> standing = keeper.standing();
        for (Path file : files) {
            if (standing.fold(now -> now.proposal().isEmpty(), problems -> true)) {
                return standing;
            }
            standing = InputFile.read(file, terminal())
                    .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                    .flatMap(keeper::approve);
        }
        return standing;
    }
}
