package coop.kith.did.resolve;

import coop.kith.json.JsonArray;
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

    /**
     * As the Candidate Recommendation of July 2026 has it in its HTTP binding. The dereferencing metadata say in {@code documents}, for each document that was
     * resolved on the way, its {@code did}, in {@code evidence} what it rests on as {@link EvidenceJson} has it, and of one out of a cache what
     * {@link ResolutionResult#of} says of it.
     */
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
                        metadata(JsonObject.empty().with("contentType", found.contentType()), found.origins(), !words),
                        found.contentMetadata()),
                gone -> json(
                        content,
                        JsonLiteral.NULL,
                        metadata(JsonObject.empty(), gone.origins(), !words),
                        gone.contentMetadata().with("deactivated", JsonLiteral.TRUE)),
                invalid -> failed(content, invalid.problems(), words),
                unavailable -> failed(content, unavailable.problems(), words));
    }

    private static JsonObject metadata(JsonObject start, List<Dereferenced.Origin> origins, boolean withOrigins) {
        return withOrigins && !origins.isEmpty()
                ? start.with(
                        "documents",
                        new JsonArray(List.copyOf(origins.stream()
                                .map(DereferencingResult::origin)
                                .toList())))
                : start;
    }

    private static JsonObject origin(Dereferenced.Origin origin) {
        return ResolutionResult.metadata(
                JsonObject.empty().with("did", origin.did().toString()), origin.evidence(), origin.freshness(), true);
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
