package coop.kith.vc.transcript;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import coop.kith.vc.model.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives linked documents as a transcript has them; what it does not have is missing, and noted. For one replay. */
final class ReplayedLinks implements LinkedDocuments {
    private final Map<String, JsonObject> entries = new LinkedHashMap<>();
    private final List<Problem> missing = new ArrayList<>();

    ReplayedLinks(List<JsonObject> entries) {
        for (JsonObject entry : entries) {
            this.entries.put(entry.string("url").orElse(""), entry);
        }
    }

    @Override
    public synchronized Result<Bytes> get(String url) {
        JsonObject entry = entries.getOrDefault(url, JsonObject.empty());
        List<Problem> problems = ReadProblem.all(entry);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        Optional<Bytes> content =
                entry.string("content").flatMap(Base64Url::decode).map(Bytes::of);
        if (content.isEmpty()) {
            return absent(
                    TranscriptProblem.LINKED_DOCUMENT_MISSING,
                    "The transcript has no document for " + Shown.text(url) + ".");
        }
        return RecordedLinks.digest(content.get()).equals(entry.string("sha256").orElse(""))
                ? Result.ok(content.get())
                : absent(
                        TranscriptProblem.RECORD_CHANGED,
                        "The document for " + Shown.text(url) + " is not the one of its digest.");
    }

    synchronized List<Problem> missing() {
        return List.copyOf(missing);
    }

    private Result<Bytes> absent(TranscriptProblem type, String detail) {
        Problem problem = Problem.of(type, detail);
        missing.add(problem);
        return Result.refused(problem);
    }
}
