package coop.kith.cli;

import coop.kith.did.method.webvh.LogChange;
import coop.kith.did.method.webvh.LogDraft;
import coop.kith.did.method.webvh.LogKeeper;
import coop.kith.did.method.webvh.WitnessRule;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "update",
        description = {
            "Add a version to a did:webvh: another document, other settings, another place.",
            "It is signed by whichever key of the keystore may. Where the next key is promised, use rotate, which"
                    + " takes the same options."
        },
        footer = {
            "",
            "Examples:",
            "  kith did update --document did-document.json",
            "  kith did update --witness did:key:z6Mk... --watcher https://watcher.example/",
            "  kith did update --move-to other.example --dir coop"
        })
class DidUpdate extends Command {
    @Mixin
    private LogHome home;

    @Option(names = "--document", paramLabel = "FILE", description = "The new document, whole; - is standard input.")
    private Optional<Path> document = Optional.empty();

    @Option(names = "--witness", paramLabel = "DID", description = "The witnesses from now on; repeat for each.")
    private List<String> witnesses = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "N", description = "How many witnesses must approve. Default: all.")
    private Optional<Integer> threshold = Optional.empty();

    @Option(names = "--no-witnesses", description = "No witnesses from now on; those of now must still approve this.")
    private boolean unwitnessed;

    @Option(names = "--watcher", paramLabel = "URL", description = "The watchers from now on; repeat for each.")
    private List<String> watchers = new ArrayList<>();

    @Option(names = "--ttl", paramLabel = "SECONDS", description = "How long resolvers should keep what they found.")
    private Optional<Long> ttl = Optional.empty();

    @Option(names = "--move-to", paramLabel = "DOMAIN", description = "Move a portable DID to this domain.")
    private Optional<String> domain = Optional.empty();

    @Option(names = "--path", paramLabel = "A/B", description = "Where on that server.")
    private Optional<String> path = Optional.empty();

    @Option(names = "--web", description = "Write did.json too; where there is one it is always renewed.")
    private boolean web;

    DidUpdate(Terminal terminal) {
        super(terminal);
    }

    final LogHome home() {
        return home;
    }

    /** What a rotation adds. */
    Result<LogChange> keys(LogChange change, LogKeeper.Standing now) {
        return Result.ok(change);
    }

    @Override
    final Answer answer() {
        return home.keeper(terminal())
                .flatMap(keeper -> keeper.standing()
                        .flatMap(now -> change().flatMap(change -> keys(change, now)))
                        .flatMap(change -> draft(keeper, change))
                        .flatMap(draft -> home.signerOf(draft.signers(), terminal())
                                .flatMap(signer -> keeper.propose(draft, signer))))
                .flatMap(standing -> ParallelFile.kept(standing, home.folder(terminal()), web))
                .fold(standing -> LogAnswer.of(standing, home.folder(terminal())), Answer::refused);
    }

    private Result<LogDraft> draft(LogKeeper keeper, LogChange change) {
        List<String> segments = path.map(text -> List.of(text.split("/", -1))).orElse(List.of());
        if (domain.isPresent()) {
            return keeper.move(domain.get(), segments, change);
        }
        return path.isPresent()
                ? Result.refused(Problem.of(CliProblem.NOTHING_TO_DO, "--path says where on the server of --move-to.")
                        .next("Give --move-to, with the same domain where only the path changes."))
                : keeper.change(change);
    }

    private Result<LogChange> change() {
        LogChange settings =
                watchers.isEmpty() ? LogChange.none() : LogChange.none().watched(watchers);
        LogChange timed = ttl.map(settings::timeToLive).orElse(settings);
        return home.witnesses(witnesses, threshold, terminal())
                .map(rule -> witnessed(timed, rule))
                .flatMap(change -> document.isEmpty()
                        ? Result.ok(change)
                        : InputFile.read(document.get(), terminal())
                                .flatMap(content -> Json.parseObject(content, JsonLimits.standard()))
                                .map((JsonObject whole) -> change.document(whole)));
    }

    private LogChange witnessed(LogChange change, Optional<WitnessRule> rule) {
        return rule.isPresent() || unwitnessed ? change.witnessed(rule) : change;
    }
}
