package coop.kith.cli;

import coop.kith.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "forget",
        description = {
            "Forget the log of one DID and every proof about it: the next log that is seen is believed.",
            "Look into it first: kith did memory show --save."
        },
        footer = {"", "Examples:", "  kith did memory forget did:webvh:QmSCID...:coop.example"})
final class DidMemoryForget extends Command {
    @Parameters(paramLabel = "DID", description = "The DID, or its SCID alone.")
    private String did;

    DidMemoryForget(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return MemoryAccess.one(
                        did,
                        terminal(),
                        (memory, log) -> memory.forget(log.scid()).map(gone -> log))
                .fold(
                        log -> new Answer(
                                Exit.ACCEPTED,
                                JsonObject.empty().with("forgotten", log.scid()).with("versionId", log.head()),
                                "forgot " + Wording.printable(DidMemoryList.name(log) + " " + log.head())),
                        Answer::refused);
    }
}
