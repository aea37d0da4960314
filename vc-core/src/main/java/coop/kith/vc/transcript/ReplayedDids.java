package coop.kith.vc.transcript;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.Past;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers for DIDs, and for their past, as a transcript has them; what it does not have is missing, and noted. For one replay. */
final class ReplayedDids {
    private final Map<String, JsonObject> entries = new LinkedHashMap<>();
    private final Map<String, JsonObject> histories = new LinkedHashMap<>();
    private final List<Problem> missing = new ArrayList<>();

    ReplayedDids(List<JsonObject> entries, List<JsonObject> histories) {
        entries.forEach(entry -> this.entries.put(entry.string("did").orElse(""), entry));
        histories.forEach(entry -> this.histories.put(entry.string("did").orElse(""), entry));
    }

    List<DidMethod> methods(List<JsonValue> names) {
        return names.stream()
                .filter(JsonString.class::isInstance)
                .map(name -> ((JsonString) name).value())
                .distinct()
                .<DidMethod>map(Replayed::new)
                .toList();
    }

    synchronized List<Problem> missing() {
        return List.copyOf(missing);
    }

    private synchronized Resolution answer(Did did) {
        JsonObject entry = entries.getOrDefault(did.toString(), JsonObject.empty());
        JsonObject metadata = entry.object("metadata").orElse(JsonObject.empty());
        return switch (entry.string("outcome").orElse("")) {
            case "resolved" -> document(did, entry, metadata);
            case "deactivated" -> new Resolution.Deactivated(metadata, List.of());
            case "invalid" -> new Resolution.Invalid(ReadProblem.all(entry));
            case "unavailable" -> new Resolution.Unavailable(ReadProblem.all(entry));
            default -> absent(TranscriptProblem.DID_MISSING, "The transcript says nothing about " + did + ".");
        };
    }

    private Resolution document(Did did, JsonObject entry, JsonObject metadata) {
        JsonObject json = entry.object("document").orElse(JsonObject.empty());
        if (!entry.string("sha256").orElse("").equals(RecordedDids.digest(json))) {
            return absent(
                    TranscriptProblem.RECORD_CHANGED, "The document of " + did + " is not the one of its digest.");
        }
        return DidDocument.parse(json)
                .fold(
                        document -> new Resolution.Resolved(document, metadata, List.of()),
                        problems -> absent(
                                TranscriptProblem.RECORD_CHANGED, "The document of " + did + " cannot be read."));
    }

    private synchronized Past past(Did did) {
        JsonObject entry = histories.getOrDefault(did.toString(), JsonObject.empty());
        return switch (entry.string("outcome").orElse("")) {
            case "known" -> history(did, entry);
            case "invalid" -> new Past.Invalid(ReadProblem.all(entry));
            case "unavailable" -> new Past.Unavailable(ReadProblem.all(entry));
            default ->
                new Past.Unavailable(List.of(note(
                        TranscriptProblem.DID_HISTORY_MISSING,
                        "The transcript says nothing about the history of " + did + ".")));
        };
    }

    private Past history(Did did, JsonObject entry) {
        JsonObject json = entry.object("history").orElse(JsonObject.empty());
        Optional<Past> read = entry.string("sha256").equals(Optional.of(RecordedDids.digest(json)))
                ? PastJson.read(did, json)
                : Optional.empty();
        return read.orElseGet(() -> new Past.Unavailable(List.of(note(
                TranscriptProblem.RECORD_CHANGED,
                "The history of " + did + " is not the one of its digest, or cannot be read."))));
    }

    private Resolution absent(TranscriptProblem type, String detail) {
        return new Resolution.Unavailable(List.of(note(type, detail)));
    }

    private Problem note(TranscriptProblem type, String detail) {
        Problem problem = Problem.of(type, detail);
        missing.add(problem);
        return problem;
    }

    private final class Replayed implements DidMethod {
        private final String name;

        Replayed(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            return answer(did);
        }

        @Override
        public Past history(Did did, ResolutionOptions options, Surroundings around) {
            return past(did);
        }
    }
}
