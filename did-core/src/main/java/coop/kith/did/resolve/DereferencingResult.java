package coop.kith.did.resolve;

import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Problem;
import java.util.List;

/** The JSON of a dereferencing (DID Resolution 1.0 section 8): always {@code content}, {@code dereferencingMetadata} and {@code contentMetadata}. */
public final class DereferencingResult {
    /** The media type of the whole. */
    public static final String MEDIA_TYPE = "application/did-url-dereferencing";

    private DereferencingResult() {}

    /** As the Candidate Recommendation of July 2026 has it in its HTTP binding. */
    public static JsonObject of(Dereferenced answer) {
        return result(answer, "content", false);
    }

    /** As DID Core 1.0 section 7.2 had it: the content in {@code contentStream}, {@code error} a word such as {@code notFound}. */
    public static JsonObject legacy(Dereferenced answer) {
        return result(answer, "contentStream", true);
    }

    private static JsonObject result(Dereferenced answer, String content, boolean words) {
        return answer.fold(
                found -> json(
                        content,
                        found.content(),
                        JsonObject.empty().with("contentType", found.contentType()),
                        found.contentMetadata()),
                gone -> json(
                        content,
                        JsonLiteral.NULL,
                        JsonObject.empty(),
                        gone.contentMetadata().with("deactivated", JsonLiteral.TRUE)),
                invalid -> failed(content, invalid.problems(), words),
                unavailable -> failed(content, unavailable.problems(), words));
    }

    private static JsonObject failed(String content, List<Problem> problems, boolean words) {
        JsonValue error = words
                ? new JsonString(ResolutionResult.word(problems.get(0)))
                : ResolutionResult.error(problems.get(0));
        return json(content, JsonLiteral.NULL, JsonObject.empty().with("error", error), JsonObject.empty());
    }

    private static JsonObject json(String name, JsonValue content, JsonObject metadata, JsonObject contentMetadata) {
        return JsonObject.empty()
                .with(name, content)
                .with("dereferencingMetadata", metadata)
                .with("contentMetadata", contentMetadata);
    }
}
