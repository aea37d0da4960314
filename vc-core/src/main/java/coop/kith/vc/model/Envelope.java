package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules that both kinds of envelope share (VCDM 2.0 sections 4.13.2 and 4.13.3). */
record Envelope(String mediaType, String data) {
    /** What the envelope of this type in {@code json} carries, or every problem that its structure has. */
    static Result<Envelope> parse(JsonObject json, String type, String token) {
        Findings findings = new Findings();
        if (!json.oneOrMany("@context").contains(new JsonString(DataModel.V2_0.context()))) {
            findings.malformed(
                    JsonPointer.of("@context"),
                    "The @context of the envelope does not include the base context.",
                    "Set @context to \"" + DataModel.V2_0.context() + "\".");
        }
        if (!json.oneOrMany("type").equals(List.of(new JsonString(type)))) {
            findings.malformed(
                    JsonPointer.of("type"),
                    "The type of the envelope is "
                            + json.get("type").map(Shown::value).orElse("missing") + '.',
                    "Set type to \"" + type + "\" alone.");
        }
        new Shape(json, JsonPointer.root(), findings).noKeywordsButContext();
        Optional<Envelope> envelope = json.get("id").flatMap(Envelope::open);
        if (envelope.isEmpty()) {
            findings.malformed(
                    JsonPointer.of("id"),
                    "The id of the envelope is "
                            + json.get("id").map(Shown::value).orElse("missing")
                            + ", where a data: URL with a media type and content belongs.",
                    "Write data:" + token + ", followed by the token.");
        }
        return findings.problems().isEmpty()
                ? Result.ok(envelope.orElseThrow(() -> new AssertionError("an opened envelope; please report")))
                : Result.refused(findings.problems());
    }

    /** RFC 2397: {@code data:} media type, parameters after semicolons, a comma, the content. */
    private static Optional<Envelope> open(JsonValue id) {
        if (!(id instanceof JsonString text)
                || !text.value().startsWith("data:")
                || UrlGrammar.fault(text.value()).isPresent()) {
            return Optional.empty();
        }
        String url = text.value();
        int comma = url.indexOf(',');
        if (comma < 0 || comma == url.length() - 1) {
            return Optional.empty();
        }
        String header = url.substring("data:".length(), comma);
        int semicolon = header.indexOf(';');
        String mediaType = (semicolon < 0 ? header : header.substring(0, semicolon)).toLowerCase(Locale.ROOT);
        int slash = mediaType.indexOf('/');
        return slash > 0 && slash < mediaType.length() - 1
                ? Optional.of(new Envelope(mediaType, url.substring(comma + 1)))
                : Optional.empty();
    }

    /** The envelope of this type around {@code data}. */
    static JsonObject around(String type, String mediaType, String data) {
        return JsonObject.empty()
                .with("@context", DataModel.V2_0.context())
                .with("id", "data:" + mediaType + ',' + data)
                .with("type", type);
    }
}
