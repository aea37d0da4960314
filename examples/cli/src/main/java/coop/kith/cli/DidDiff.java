package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.diff.Change;
import coop.kith.did.diff.DocumentDiff;
import coop.kith.did.document.DidDocument;
import coop.kith.did.history.History;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "diff",
        description = {
            "What changed between two versions of a DID document: keys, purposes, services.",
            "One DID with a history: its last version against the one before, or the two that are named.",
            "Two DIDs or files: the second against the first."
        },
        footer = {
            "",
            "Examples:",
            "  kith did diff did:webvh:QmSCID...:coop.example",
            "  kith did diff did:webvh:QmSCID...:coop.example --from 1-Qm... --to 3-Qm...",
            "  kith did diff old.json did:web:coop.example"
        })
final class DidDiff extends Command {
    @Parameters(arity = "1..2", paramLabel = "DID|FILE", description = "A DID, or a file with a DID document.")
    private List<String> sides;

    @Option(names = "--from", paramLabel = "ID", description = "The version to begin with, by its id.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "ID", description = "The version to end with, by its id.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--bundle", paramLabel = "FILE", description = "DIDs out of this bundle, without a network.")
    private Optional<Path> bundle = Optional.empty();

    @Mixin
    private MethodOptions methods = new MethodOptions();

    DidDiff(Terminal terminal) {
        super(terminal);
    }

    /** One side: how it is called, and its document. */
    private record Side(String name, DidDocument document) {}

    @Override
    Answer answer() {
        return methods.resolver(bundle, terminal())
                .flatMap(resolver -> sides.size() == 1 ? versions(sides.get(0), resolver) : both(resolver))
                .fold(DidDiff::compared, Answer::refused);
    }

    private Result<List<Side>> both(DidResolver resolver) {
        if (from.isPresent() || to.isPresent()) {
            return nothing("--from and --to choose versions of one DID, and two things are given.");
        }
        return document(sides.get(0), resolver)
                .flatMap(before -> document(sides.get(1), resolver).map(after -> List.of(before, after)));
    }

    private Result<Side> document(String side, DidResolver resolver) {
        if (side.startsWith("did:")) {
            return Did.parse(side)
                    .flatMap(did -> resolver.resolve(did)
                            .fold(
                                    found -> Result.ok(new Side(side, found.document())),
                                    gone -> nothing(side + " was deactivated and has no document."),
                                    wrong -> Result.refused(wrong.problems()),
                                    later -> Result.refused(later.problems())));
        }
        return InputFile.read(Path.of(side), terminal())
                .flatMap(bytes -> Json.parseObject(bytes, JsonLimits.standard()))
                .flatMap(DidDocument::parse)
                .map(document -> new Side(side, document));
    }

    private Result<List<Side>> versions(String side, DidResolver resolver) {
        return Did.parse(side)
                .flatMap(did -> resolver.history(did)
                        .fold(
                                known -> chosen(known.history()),
                                wrong -> Result.refused(wrong.problems()),
                                later -> Result.refused(later.problems())));
    }

    private Result<List<Side>> chosen(History history) {
        List<Version> versions = history.versions();
        int last = to.map(id -> index(versions, id)).orElse(versions.size() - 1);
        int first = from.map(id -> index(versions, id)).orElse(last - 1);
        if (first < 0 || last < 0) {
            return nothing(history.did() + " has "
                    + (from.isPresent() || to.isPresent() ? "no such versions; it has " : "one version only: ")
                    + versions.stream().map(Version::id).collect(Collectors.joining(", ")));
        }
        List<Side> chosen = new ArrayList<>();
        for (Version version : List.of(versions.get(first), versions.get(last))) {
            if (version.document().isEmpty()) {
                return nothing(history.did() + " was deactivated with the version " + version.id() + ".");
            }
            String name = version.id()
                    + version.from()
                            .map(time -> " of " + DateTimeStamp.format(time))
                            .orElse("");
            chosen.add(new Side(name, version.document().get()));
        }
        return Result.ok(chosen);
    }

    /** -1 when there is none. */
    private static int index(List<Version> versions, String id) {
        for (int at = 0; at < versions.size(); at++) {
            if (versions.get(at).id().equals(id)) {
                return at;
            }
        }
        return -1;
    }

    private static <T> Result<T> nothing(String detail) {
        return Result.refused(Problem.of(CliProblem.NOTHING_TO_COMPARE, detail)
                .next("Name two documents, or a DID whose method keeps versions."));
    }

    private static Answer compared(List<Side> sides) {
        List<Change> changes =
                DocumentDiff.between(sides.get(0).document(), sides.get(1).document());
        JsonObject json = JsonObject.empty()
                .with("before", sides.get(0).name())
                .with("after", sides.get(1).name())
                .with(
                        "changes",
                        new JsonArray(
                                List.copyOf(changes.stream().map(Change::json).toList())));
        String text = changes.isEmpty()
                ? "nothing changed"
                : changes.stream()
                        .map(change -> Wording.printable(change.toString()))
                        .collect(Collectors.joining("\n"));
        return new Answer(Exit.ACCEPTED, json, text);
    }
}
