package coop.kith.vc.model;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A credential that is secured from outside, carried in a {@code data:} URL (VCDM 2.0 section 4.13.2): kept as it was stated, neither decoded nor verified.
 *
 * @param json the whole object, nothing lost
 * @param mediaType of the content, lower case, without parameters: {@code application/vc+jwt}
 * @param data what follows the comma, not decoded
 */
public record EnvelopedCredential(JsonObject json, String mediaType, String data) implements PresentedCredential {
    static final String TYPE = "EnvelopedVerifiableCredential";

    /** The envelope in {@code json}, or every problem that its structure has. */
    public static Result<EnvelopedCredential> parse(JsonObject json) {
        Findings findings = new Findings();
        if (!json.oneOrMany("@context").contains(new JsonString(DataModel.V2_0.context()))) {
            findings.malformed(
                    JsonPointer.of("@context"),
                    "The @context of the envelope does not include the base context.",
                    "Set @context to \"" + DataModel.V2_0.context() + "\".");
        }
        if (!json.oneOrMany("type").equals(List.of(new JsonString(TYPE)))) {
            findings.malformed(
                    JsonPointer.of("type"),
                    "The type of the envelope is "
                            + json.get("type").map(Shown::value).orElse("missing") + '.',
                    "Set type to \"" + TYPE + "\" alone.");
        }
        new Shape(json, JsonPointer.root(), findings).noKeywordsButContext();
        Optional<EnvelopedCredential> envelope = json.get("id").flatMap(id -> open(json, id));
        if (envelope.isEmpty()) {
            findings.malformed(
                    JsonPointer.of("id"),
                    "The id of the envelope is "
                            + json.get("id").map(Shown::value).orElse("missing")
                            + ", where a data: URL with a media type and content belongs.",
                    "Write data:application/vc+jwt, followed by the token.");
        }
        return findings.problems().isEmpty()
                ? Result.ok(envelope.orElseThrow(() -> new AssertionError("an opened envelope; please report")))
                : Result.refused(findings.problems());
    }

    /** RFC 2397: {@code data:} media type, parameters after semicolons, a comma, the content. */
    private static Optional<EnvelopedCredential> open(JsonObject json, JsonValue id) {
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
                ? Optional.of(new EnvelopedCredential(json, mediaType, url.substring(comma + 1)))
                : Optional.empty();
    }
}
