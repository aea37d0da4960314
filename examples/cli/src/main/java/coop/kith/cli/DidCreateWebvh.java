package coop.kith.cli;

import coop.kith.did.method.webvh.Genesis;
import coop.kith.did.method.webvh.LogDraft;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.WitnessRule;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = {
            "Begin the log of a did:webvh: an identifier with a history that anyone can verify.",
            "Writes did.jsonl, to be published at the address that is printed. With witnesses, the entry waits for"
                    + " them first."
        },
        footer = {
            "",
            "Examples:",
            "  kith did create webvh --domain coop.example --key coop",
            "  kith did create webvh --domain coop.example --key coop --next coop-2 --portable --web",
            "  kith did create webvh --domain coop.example --key coop --witness did:key:z6Mk... --witness"
                    + " did:key:z6Mk... --threshold 1"
        })
final class DidCreateWebvh extends Command {
    @Mixin
    private LogHome home;

    @Option(
            names = "--domain",
            required = true,
            paramLabel = "DOMAIN",
            description = "A DNS name, with :PORT where it is not 443.")
    private String domain;

    @Option(
            names = "--path",
            paramLabel = "A/B",
            description =
                    "Where on the server, if more than one DID lives there; {SCID} stands for the DID's own hash.")
    private Optional<String> path = Optional.empty();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "NAME",
            description =
                    "The key that may change the DID, by its name in the keystore. Repeat for more; the first signs.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--next",
            paramLabel = "NAME",
            description =
                    "Promise the next key (pre-rotation), by name or Multikey. A thief of today's key can then change"
                            + " nothing.")
    private List<String> next = new ArrayList<>();

    @Option(
            names = "--witness",
            paramLabel = "DID",
            description = "A witness: did:key, Multikey, or a name in the keystore.")
    private List<String> witnesses = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "N", description = "How many witnesses must approve. Default: all.")
    private Optional<Integer> threshold = Optional.empty();

    @Option(names = "--watcher", paramLabel = "URL", description = "Somebody who keeps a copy of the log.")
    private List<String> watchers = new ArrayList<>();

    @Option(names = "--portable", description = "The DID may move to another domain later; this cannot be added later.")
    private boolean portable;

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description = "The first document, with {SCID} for the hash; default: one that lists the keys.")
    private Optional<Path> document = Optional.empty();

    @Option(
            names = "--web",
            description = "Write did.json too: the same document as did:web, for those who know no other.")
    private boolean web;

    DidCreateWebvh(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return home.keeper(terminal())
                .flatMap(keeper -> genesis().flatMap(keeper::create).flatMap(draft -> signed(keeper, draft)))
                .flatMap(standing -> ParallelFile.kept(standing, home.folder(terminal()), web))
                .fold(standing -> LogAnswer.of(standing, home.folder(terminal())), Answer::refused);
    }

    private Result<LogKeeper.Standing> signed(LogKeeper keeper, LogDraft draft) {
        return home.signer(keys.get(0), terminal()).flatMap(signer -> keeper.propose(draft, signer));
    }

    private Result<Genesis> genesis() {
        List<String> segments = path.map(text -> List.of(text.split("/", -1))).orElse(List.of());
        return home.keys(keys, terminal())
                .flatMap(update -> home.keys(next, terminal())
                        .flatMap(promised -> home.witnesses(witnesses, threshold, terminal())
                                .flatMap(rule -> template()
                                        .map(first ->
                                                with(Genesis.at(domain, segments, update), promised, rule, first)))));
    }

    private Genesis with(
            Genesis genesis, List<PublicKey> promised, Optional<WitnessRule> rule, Optional<JsonObject> first) {
        Genesis chosen = promised.isEmpty() ? genesis : genesis.promising(promised);
        chosen = rule.isPresent() ? chosen.witnessed(rule.get()) : chosen;
        chosen = watchers.isEmpty() ? chosen : chosen.watched(watchers);
        chosen = portable ? chosen.movable() : chosen;
        return first.isPresent() ? chosen.document(first.get()) : chosen;
    }

    private Result<Optional<JsonObject>> template() {
        return document.isEmpty()
                ? Result.ok(Optional.empty())
                : InputFile.read(document.get(), terminal())
                        .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                        .map(Optional::of);
    }
}
