package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.method.webvh.StoredMemory;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
        name = "list",
        description =
                "The logs of did:webvh, did:tdw and did:scid that were verified here, with the newest version of each.",
        footer = {"", "Examples:", "  kith did memory list", "  kith did memory list --json"})
final class DidMemoryList extends Command {
    DidMemoryList(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return MemoryAccess.all(terminal()).fold(DidMemoryList::listed, Answer::refused);
    }

    private static Answer listed(List<StoredMemory.Kept> logs) {
        JsonObject json = JsonObject.empty()
                .with(
                        "logs",
                        new JsonArray(List.copyOf(
                                logs.stream().map(DidMemoryList::json).toList())));
        String text = logs.stream()
                .map(log -> Wording.printable(name(log)) + " " + Wording.printable(log.head())
                        + (log.otherHistories() == 0 ? "" : ", ANOTHER HISTORY WAS SEEN"))
                .collect(Collectors.joining("\n"));
        return new Answer(Exit.ACCEPTED, json, logs.isEmpty() ? "nothing is remembered" : text);
    }

    static JsonObject json(StoredMemory.Kept log) {
        JsonObject json = JsonObject.empty().with("scid", log.scid());
        return log.did()
                .map(did -> json.with("did", did.toString()))
                .orElse(json)
                .with("versionId", log.head())
                .with("bytes", JsonNumber.of(log.length()))
                .with("otherHistories", JsonNumber.of(log.otherHistories()));
    }

    static String name(StoredMemory.Kept log) {
        return log.did().map(Did::toString).orElse(log.scid());
    }
}
