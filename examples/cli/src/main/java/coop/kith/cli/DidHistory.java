package coop.kith.cli;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.history.History;
import coop.kith.did.history.KeyInterval;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "history",
        description = {
            "Every version of a DID's document, and from when until when each of its keys was in force.",
            "Each time rests on somebody's clock, which is named: the controller's, witnesses', a registry's, or ours."
        },
        footer = {
            "",
            "Examples:",
            "  kith did history did:webvh:QmSCID...:coop.example",
            "  kith did history did:plc:ewvi7nxzyoun6zhxrhs64oiz --json",
            "  kith did history did:webvh:QmSCID...:coop.example --bundle kept.json"
        })
final class DidHistory extends Command {
    @Parameters(paramLabel = "DID", description = "The DID.")
    private String did;

    @Option(names = "--source", paramLabel = "PLACE", description = "Where the log of a did:scid lies: coop.example.")
    private Optional<String> source = Optional.empty();

    @Option(names = "--bundle", paramLabel = "FILE", description = "Out of this bundle, without a network.")
    private Optional<Path> bundle = Optional.empty();

    @Mixin
    private MethodOptions methods = new MethodOptions();

    DidHistory(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return Did.parse(did)
                .flatMap(valid -> methods.resolver(bundle, terminal()).map(resolver -> answer(past(valid, resolver))))
                .fold(answer -> answer, Answer::refused);
    }

    private Past past(Did valid, DidResolver resolver) {
        ResolutionOptions none = ResolutionOptions.none();
        return resolver.history(
                valid, source.map(place -> none.with("src", place)).orElse(none));
    }

    private static Answer answer(Past past) {
        return past.fold(
                DidHistory::told,
                wrong -> new Answer(
                        Exit.REJECTED, Answer.problemsJson(wrong.problems()), "", Wording.problems(wrong.problems())),
                later -> new Answer(
                        Exit.UNDECIDED, Answer.problemsJson(later.problems()), "", Wording.problems(later.problems())));
    }

    private static Answer told(Past.Known known) {
        History history = known.history();
        List<Interval> keys = intervals(history);
        JsonObject json = JsonObject.empty()
                .with("did", history.did().toString())
                .with(
                        "permanence",
                        history.permanence().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with(
                        "versions",
                        new JsonArray(List.copyOf(history.versions().stream()
                                .map(version -> json(history, version))
                                .toList())))
                .with(
                        "keys",
                        new JsonArray(
                                List.copyOf(keys.stream().map(Interval::json).toList())));
        List<String> lines = new ArrayList<>();
        history.versions().forEach(version -> lines.add(line(history, version)));
        keys.forEach(key -> lines.add(key.line()));
        var open = EvidenceNotice.open(known.evidence());
        return new Answer(
                Exit.ACCEPTED,
                open.isEmpty() ? json : json.with("problems", Answer.problemArray(open)),
                String.join("\n", lines),
                EvidenceNotice.of(known.evidence()));
    }

    private static JsonObject json(History history, Version version) {
        JsonObject json = JsonObject.empty();
        json = version.id().isEmpty() ? json : json.with("versionId", version.id());
        return span(
                        json,
                        version.from(),
                        history.until(version),
                        version.basis().term())
                .with("document", version.document().isPresent() ? JsonLiteral.TRUE : JsonLiteral.FALSE);
    }

    private static String line(History history, Version version) {
        return "version " + (version.id().isEmpty() ? "(only)" : Wording.printable(version.id()))
                + span(version.from(), history.until(version), version.basis().term())
                + (version.document().isPresent() ? "" : ", no document");
    }

    private static JsonObject span(JsonObject json, Optional<Instant> from, Optional<Instant> until, String clock) {
        JsonObject begun =
                from.map(time -> json.with("from", DateTimeStamp.format(time))).orElse(json);
        return until.map(time -> begun.with("until", DateTimeStamp.format(time)))
                .orElse(begun)
                .with("clock", clock);
    }

    private static String span(Optional<Instant> from, Optional<Instant> until, String clock) {
        return from.map(time -> " from " + DateTimeStamp.format(time)).orElse("")
                + until.map(time -> " until " + DateTimeStamp.format(time)).orElse("")
                + " (" + clock + ")";
    }

    /** A key in force for a purpose; without one, in the document at all. */
    private record Interval(Optional<VerificationRelationship> purpose, KeyInterval interval) {
        private VerificationMethod method() {
            return interval.method();
        }

        private Optional<Instant> until() {
            return interval.until().flatMap(Version::from);
        }

        JsonObject json() {
            JsonObject named = JsonObject.empty().with("id", method().id().toString());
            JsonObject keyed = method().publicKey()
                    .fold(key -> named.with("publicKeyMultibase", Multikey.encode(key)), unreadable -> named);
            JsonObject json =
                    purpose.map(one -> keyed.with("purpose", one.term())).orElse(keyed);
            return span(json, interval.from().from(), until(), interval.basis().term());
        }

        String line() {
            return "key " + Wording.printable(method().id().toString())
                    + purpose.map(one -> " " + one.term()).orElse("")
                    + span(interval.from().from(), until(), interval.basis().term());
        }
    }

    /** In the order in which the methods first appear; a method's intervals for no purpose where it never had one. */
    private static List<Interval> intervals(History history) {
        Set<DidUrl> methods = new LinkedHashSet<>();
        history.versions().stream()
                .flatMap(version -> version.document().stream())
                .flatMap(document -> document.verificationMethods().stream())
                .forEach(method -> methods.add(method.id()));
        List<Interval> intervals = new ArrayList<>();
        for (DidUrl method : methods) {
            int before = intervals.size();
            for (VerificationRelationship purpose : VerificationRelationship.values()) {
                history.intervals(method, purpose)
                        .forEach(interval -> intervals.add(new Interval(Optional.of(purpose), interval)));
            }
            if (intervals.size() == before) {
                history.intervals(method).forEach(interval -> intervals.add(new Interval(Optional.empty(), interval)));
            }
        }
        return intervals;
    }
}
