package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.json.JsonObject;
import coop.kith.trust.answer.TrustAnswer;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "graph",
        description = {
            "Draw who vouches for whom: around one subject as the policy sees it, or everything in the evidence log.",
            "The drawing names people; think before you hand it on."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust graph --format svg > everybody.svg",
            "  kith trust graph did:key:z6Mk... --anchor did:key:z6Mk... --format mermaid"
        })
final class TrustGraphCommand extends Command {
    /** The languages of pictures. */
    enum Format {
        svg,
        dot,
        mermaid
    }

    @Mixin
    private Asking asking;

    @Parameters(
            arity = "0..1",
            paramLabel = "SUBJECT",
            description = "Draw the answer about this DID; without it, the whole log.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "svg",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    TrustGraphCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return asking.prepare(terminal())
                .flatMap(asked -> subject.isPresent()
                        ? asked.names().did(subject.get()).map(did -> around(asked, did))
                        : coop.kith.problem.Result.ok(whole(asked)))
                .fold(this::drawn, Answer::refused);
    }

    private String around(Asking.Asked asked, Did did) {
        TrustAnswer answer = asked.answer(did);
        return switch (format) {
            case svg -> answer.toSvg(asked.view());
            case dot -> answer.toDot(asked.view());
            case mermaid -> answer.toMermaid(asked.view());
        };
    }

    private String whole(Asking.Asked asked) {
        EvidencePicture picture = EvidencePicture.of(
                asked.graph(), asked.policy().anchors(), asked.view().names());
        return switch (format) {
            case svg -> picture.svg();
            case dot -> picture.dot();
            case mermaid -> picture.mermaid();
        };
    }

    private Answer drawn(String picture) {
        JsonObject json = JsonObject.empty()
                .with("format", format.name().toLowerCase(Locale.ROOT))
                .with("picture", picture);
        return new Answer(Exit.ACCEPTED, json, picture.stripTrailing());
    }
}
