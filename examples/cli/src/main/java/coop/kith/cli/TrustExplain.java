package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.problem.Result;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "explain",
        description = {
            "Explain an answer: who vouches, along which paths, what was not counted, what is missing, and on whom it hangs.",
            "Exit status as of kith trust ask."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust explain did:key:z6Mk... --anchor did:key:z6Mk...",
            "  kith trust explain did:key:z6Mk... --anchor did:key:z6Mk... --telling roles",
            "  kith trust explain did:key:z6Mk... --anchor did:key:z6Mk... --picture ana.svg"
        })
final class TrustExplain extends Command {
    /** How much a reader is told about others. */
    enum Telling {
        named,
        roles,
        counts
    }

    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "SUBJECT", description = "Who is asked about: a DID, or your name for it.")
    private String subject;

    @Option(
            names = "--telling",
            paramLabel = "HOW",
            defaultValue = "named",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Telling telling;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Also draw it: an .svg file, which any browser opens.")
    private Optional<Path> picture = Optional.empty();

    TrustExplain(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return asking.prepare(terminal())
                .flatMap(asked -> asked.names().did(subject).flatMap(did -> explained(asked, did)))
                .fold(answer -> answer, Answer::refused);
    }

    private Result<Answer> explained(Asking.Asked asked, Did did) {
        View view = asked.view().telling(View.Privacy.valueOf(telling.name().toUpperCase(Locale.ROOT)));
        TrustAnswer answer = asked.answer(did);
        Answer told = TrustAsk.answered(asked.seen(view), answer);
        if (picture.isEmpty()) {
            return Result.ok(told);
        }
        Path file = path(picture.get());
        try {
            Files.writeString(file, answer.toSvg(view));
        } catch (IOException notWritable) {
            return Result.refused(CliProblem.unreadable(file, notWritable));
        }
        return Result.ok(new Answer(
                told.exit(),
                told.json().with("picture", file.toString()),
                told.text() + "\n\nPicture: " + file + " (open it in a browser)"));
    }
}
