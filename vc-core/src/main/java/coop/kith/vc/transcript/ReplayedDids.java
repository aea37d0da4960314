package coop.kith.vc.transcript;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidMethod;
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

/** Answers for DIDs as a transcript has them; what it does not have is missing, and noted. For one replay. */
final class ReplayedDids {
    private final Map<String, JsonObject> entries = new LinkedHashMap<>();
    private final List<Problem> missing = new ArrayList<>();

    ReplayedDids(List<JsonObject> entries) {
        for (JsonObject entry : entries) {
            this.entries.put(entry.string("did").orElse(""), entry);
        }
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

    private Resolution absent(TranscriptProblem type, String detail) {
        Problem problem = Problem.of(type, detail);
        missing.add(problem);
        return new Resolution.Unavailable(List.of(problem));
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
    }
}
