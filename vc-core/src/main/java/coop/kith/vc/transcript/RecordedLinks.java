package coop.kith.vc.transcript;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import coop.kith.vc.linked.LinkedDocuments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down which linked documents were had, and from where they could not be had. Safe for many threads. */
final class RecordedLinks implements LinkedDocuments {
    private final LinkedDocuments documents;
    private final Map<String, Result<Bytes>> answers = new LinkedHashMap<>();

    RecordedLinks(LinkedDocuments documents) {
        this.documents = documents;
    }

    @Override
    public synchronized Result<Bytes> get(String url) {
        return answers.computeIfAbsent(url, documents::get);
    }

    synchronized JsonArray json() {
        return new JsonArray(List.copyOf(answers.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList()));
    }

    private static JsonObject entry(String url, Result<Bytes> answer) {
        JsonObject entry = JsonObject.empty().with("url", url);
        return answer.fold(
                content -> entry.with("sha256", digest(content)).with("content", Base64Url.encode(content.toArray())),
                problems -> entry.with("problems", RecordedDids.problems(problems)));
    }

    static String digest(Bytes content) {
        return Bytes.of(Digests.sha256(content.toArray())).hex();
    }
}
