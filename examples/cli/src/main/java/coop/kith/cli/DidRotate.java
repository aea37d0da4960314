package coop.kith.cli;

import coop.kith.did.method.webvh.LogChange;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "rotate",
        description = {
            "Give a did:webvh other keys, in a new version of it.",
            "Where the key was promised it signs itself; otherwise the key before it signs. The document lists the new"
                    + " keys in place of the old unless --keep-document is given."
        },
        footer = {
            "",
            "Examples:",
            "  kith did rotate --to coop-2",
            "  kith did rotate --to coop-2 --next coop-3 --dir coop"
        })
final class DidRotate extends DidUpdate {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "NAME",
            description = "The key that may change the DID from now on, by name or Multikey. Repeat for more.")
    private List<String> to = new ArrayList<>();

    @Option(
            names = "--next",
            paramLabel = "NAME",
            description = "Promise the key after that one; without it, none is promised.")
    private List<String> next = new ArrayList<>();

    @Option(names = "--keep-document", description = "Leave the document's keys as they are.")
    private boolean keepDocument;

    DidRotate(Terminal terminal) {
        super(terminal);
    }

    @Override
    Result<LogChange> keys(LogChange change, LogKeeper.Standing now) {
        List<String> before =
                now.log().latest().map(entry -> entry.parameters().updateKeys()).orElse(List.of());
        return home().keys(to, terminal())
                .flatMap(keys -> home().keys(next, terminal()).map(promised -> {
                    LogChange rotated = change.updateKeys(keys).promising(promised);
                    return keepDocument ? rotated : rotated.listing(keys, before);
                }));
    }
}
