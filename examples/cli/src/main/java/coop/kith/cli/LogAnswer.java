package coop.kith.cli;

import coop.kith.did.location.Idna;
import coop.kith.did.location.LogLocation;
import coop.kith.did.method.webvh.LogFolder;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.VerifiedEntry;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command that wrote a did:webvh says: what the DID is now, and what to publish where, in which order. */
final class LogAnswer {
    private LogAnswer() {}

    /** Done, where the entry is in the log; more is needed, where it waits for its witnesses. */
    static Answer of(LogKeeper.Standing standing, LogFolder folder) {
        return standing.proposal()
                .map(proposal -> waiting(proposal, folder))
                .orElseGet(() -> published(standing.log().latest().orElseThrow(), folder));
    }

    private static Answer published(VerifiedEntry entry, LogFolder folder) {
        List<JsonValue> files = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        LogLocation place = LogLocation.of(entry.id(), Idna.none()).orThrow();
        file(folder.witnesses(), place.witnesses(), files, lines);
        file(folder.log(), place.log(), files, lines);
        file(folder.parallel(), place.log().replaceFirst("did\\.jsonl$", "did.json"), files, lines);
        JsonObject json = head(entry, "published").with("publish", new JsonArray(files));
        boolean ended = entry.parameters().deactivated();
        String text = entry.id() + "\nVersion " + entry.versionId() + ", " + DateTimeStamp.format(entry.versionTime())
                + (ended ? ": deactivated, and that is final" : "") + "\n\nPublish, in this order:\n"
                + String.join("\n", lines) + promise(entry);
        return new Answer(Exit.ACCEPTED, json, text);
    }

    private static String promise(VerifiedEntry entry) {
        return entry.parameters().preRotates()
                ? "\n\n"
                        + "The next version must reveal a promised key: kith did rotate --to NAME --next NAME. Keep that"
                        + " key apart from this one."
                : "";
    }

    private static void file(Path file, String url, List<JsonValue> files, List<String> lines) {
        if (Files.exists(file)) {
            files.add(JsonObject.empty().with("file", file.toString()).with("url", url));
            lines.add("  " + file + "\n    at " + url);
        }
    }

    private static Answer waiting(LogKeeper.Proposal proposal, LogFolder folder) {
        JsonObject json = head(proposal.entry(), "waiting")
                .with("file", folder.next().toString())
                .with("missing", JsonNumber.of(proposal.round().missing()))
                .with("approved", JsonArray.ofStrings(proposal.round().approved()))
                .with("open", JsonArray.ofStrings(proposal.round().open()));
        String text = proposal.entry().id() + "\nVersion " + proposal.entry().versionId() + " waits for "
                + proposal.round().missing() + " more of its witnesses: nothing is published yet.\n\nShow them "
                + folder.next() + " and the published log. Each of them runs\n"
                + "  kith did witness approve --dir DIR --key NAME --copy OWN > approval.json\n"
                + "and sends you approval.json, which you add with\n  kith did witness add approval.json --dir DIR\n\n"
                + "Still open: "
                + String.join("\n            ", proposal.round().open());
        return new Answer(Exit.UNDECIDED, json, text);
    }

    private static JsonObject head(VerifiedEntry entry, String state) {
        return JsonObject.empty()
                .with("did", entry.id().toString())
                .with("state", state)
                .with("versionId", entry.versionId().toString())
                .with("versionTime", DateTimeStamp.format(entry.versionTime()))
                .with("deactivated", JsonLiteral.of(entry.parameters().deactivated()));
    }
}
