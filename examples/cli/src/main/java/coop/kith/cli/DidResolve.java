package coop.kith.cli;

import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.ResolutionResult;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "resolve",
        description = "Resolve a DID to its document. With --json: the resolution result of DID Resolution 1.0.",
        footer = {
            "",
            "Examples:",
            "  kith did resolve did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
            "  kith did resolve did:jwk:eyJ... --json"
        })
final class DidResolve extends Command {
    @Parameters(paramLabel = "DID", description = "The DID.")
    private String did;

    @Option(
            names = "--accept",
            paramLabel = "TYPE",
            description = "The media type of the document, such as application/did.")
    private Optional<String> accept = Optional.empty();

    DidResolve(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        ResolutionOptions options =
                accept.map(ResolutionOptions.none()::accepting).orElse(ResolutionOptions.none());
        Resolution resolution = Setting.resolver(terminal()).resolve(did, options);
        JsonObject json = ResolutionResult.of(resolution, options);
        return resolution.fold(
                found -> new Answer(
                        Exit.ACCEPTED, json, Json.pretty(found.document().json())),
                gone -> new Answer(
                        Exit.REJECTED,
                        json,
                        "deactivated: " + Wording.printable(did) + " was deactivated and has no document."),
                wrong -> new Answer(Exit.REJECTED, json, Wording.problems(wrong.problems())),
                later -> new Answer(Exit.UNDECIDED, json, Wording.problems(later.problems())));
    }
}
