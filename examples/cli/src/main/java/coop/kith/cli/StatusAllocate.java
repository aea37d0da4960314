package coop.kith.cli;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "allocate",
        description = {
            "Give a credential its places on a list, and print what to put into its credentialStatus.",
            "kith vc issue --status does this by itself."
        },
        footer = {"", "Examples:", "  kith status allocate members urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33"})
final class StatusAllocate extends Command {
    @Mixin
    private RegistryHome registry;

    @Parameters(index = "0", paramLabel = "LIST", description = "The list's name.")
    private String name;

    @Parameters(index = "1", paramLabel = "CREDENTIAL", description = "The credential's id, or any name of its own.")
    private String credential;

    StatusAllocate(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return StatusSet.named(credential)
                .flatMap(named -> registry.with(terminal(), open -> open.allocate(name, named)))
                .fold(StatusAllocate::told, Answer::refused);
    }

    private static Answer told(List<JsonObject> entries) {
        JsonArray array = new JsonArray(List.copyOf(entries));
        return new Answer(Exit.ACCEPTED, JsonObject.empty().with("credentialStatus", array), Wording.pretty(array));
    }
}
