package coop.kith.vc.transcript;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.Permanence;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.Past;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a method answered when it was asked for the past of a DID, as {@link Transcript} says. What the answer rests on is left out: no verdict looks at it. */
final class PastJson {
    private PastJson() {}

    static JsonObject of(Did did, Past answer) {
        JsonObject entry = JsonObject.empty().with("did", did.toString());
        return answer.fold(
                known -> {
                    JsonObject history = history(known.history());
                    return entry.with("outcome", "known")
                            .with("sha256", RecordedDids.digest(history))
                            .with("history", history);
                },
                invalid -> entry.with("outcome", "invalid").with("problems", RecordedDids.problems(invalid.problems())),
                unavailable -> entry.with("outcome", "unavailable")
                        .with("problems", RecordedDids.problems(unavailable.problems())));
    }

    private static JsonObject history(History history) {
        return JsonObject.empty()
                .with("permanence", history.permanence().name())
                .with(
                        "versions",
                        new JsonArray(history.versions().stream()
                                .<JsonValue>map(PastJson::version)
                                .toList()));
    }

    private static JsonObject version(Version version) {
        JsonObject json = JsonObject.empty()
                .with("id", version.id())
                .with("basis", version.basis().term());
        JsonObject dated =
                version.from().map(from -> json.with("from", from.toString())).orElse(json);
        return version.document()
                .map(document -> dated.with("document", document.json()))
                .orElse(dated);
    }

    /** The answer of a history that has its digest; empty where it cannot be read, or its versions are not one after another. */
    static Optional<Past> read(Did did, JsonObject history) {
        Optional<Permanence> permanence = Stream.of(Permanence.values())
                .filter(known -> history.string("permanence").equals(Optional.of(known.name())))
                .findFirst();
        List<Version> versions = new ArrayList<>();
        for (JsonValue value : history.oneOrMany("versions")) {
            Optional<Version> read = value instanceof JsonObject stated ? version(stated) : Optional.empty();
            if (read.isEmpty()
                    || (!versions.isEmpty() && !begin(read.get()).isAfter(begin(versions.get(versions.size() - 1))))) {
                return Optional.empty();
            }
            versions.add(read.get());
        }
        return versions.isEmpty()
                ? Optional.empty()
                : permanence.map(kept -> new Past.Known(new History(did, kept, versions), Evidence.of()));
    }

    private static Instant begin(Version version) {
        return version.from().orElse(Instant.MIN);
    }

    private static Optional<Version> version(JsonObject stated) {
        Optional<TimeBasis> basis = Stream.of(TimeBasis.values())
                .filter(known -> stated.string("basis").equals(Optional.of(known.term())))
                .findFirst();
        Optional<Instant> from = from(stated);
        Optional<DidDocument> document = stated.object("document")
                .flatMap(json -> DidDocument.parse(json).fold(Optional::of, problems -> Optional.empty()));
        return stated.has("from") == from.isPresent() && stated.has("document") == document.isPresent()
                ? stated.string("id").flatMap(id -> basis.map(whose -> new Version(id, from, whose, document)))
                : Optional.empty();
    }

    private static Optional<Instant> from(JsonObject stated) {
        try {
            return stated.string("from").map(Instant::parse);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
