package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Locale;

/**
 * The JSON of a resolution (DID Resolution 1.0 section 7 "DID Resolution Result"): always {@code didDocument}, {@code didResolutionMetadata} and
 * {@code didDocumentMetadata}.
 */
public final class ResolutionResult {
    static final String DID_ERRORS = "https://www.w3.org/ns/did#";

    private ResolutionResult() {}

    /**
     * As the Candidate Recommendation of July 2026 has it: {@code error} is an RFC 9457 problem object. The resolution metadata say in {@code evidence} what the
     * answer rests on, as {@link EvidenceJson} has it; and of an answer out of a cache {@code cache} is {@code kept} or {@code stale}, the latter with
     * {@code "stale": true}, {@code retrieved} is when the method gave it, and {@code maxAge} its lifetime in seconds.
     */
    public static JsonObject of(Resolution resolution, ResolutionOptions options) {
        return render(resolution, options, problems -> error(problems), true);
    }

    /** As DID Core 1.0 section 7.1 had it, for older consumers: {@code error} is a word such as {@code notFound}. */
    public static JsonObject legacy(Resolution resolution, ResolutionOptions options) {
        return render(resolution, options, problems -> new JsonString(word(problems.get(0))), false);
    }

    /**
     * What another resolver answered about {@code did}: the JSON of DID Resolution 1.0, the older one with words for errors, or DID Core 1.0's with the document as
     * text. The evidence has the mark of delegated trust, since nothing but the form and the document's id can be checked. What that resolver cannot do, or could not
     * just now, is Unavailable; an answer for another DID is Invalid.
     *
     * @param options as they were asked: an earlier version of a deactivated DID has a document
     * @param from who answered, such as the resolver's address
     */
    public static Resolution read(Did did, ResolutionOptions options, JsonObject json, String from) {
        boolean version =
                options.versionId().isPresent() || options.versionTime().isPresent();
        return new ResultReading(did, version, json, from).read();
    }

    /** A problem as an RFC 9457 object: {@code type}, {@code title}, {@code detail}, and where Kith knows them {@code pointer} and {@code next}. */
    public static JsonObject error(Problem problem) {
        JsonObject error = JsonObject.empty()
                .with("type", problem.type().uri())
                .with("title", problem.type().title())
                .with("detail", problem.detail());
        if (!problem.where().equals(JsonPointer.root())) {
            error = error.with("pointer", problem.where().toString());
        }
        return problem.nextStep().isPresent()
                ? error.with("next", problem.nextStep().get())
                : error;
    }

    private interface Errors {
        JsonValue render(List<Problem> problems);
    }

    private static JsonObject render(
            Resolution resolution, ResolutionOptions options, Errors errors, boolean withEvidence) {
        return resolution.fold(
                found -> result(
                        found.document().json(),
                        metadata(
                                JsonObject.empty().with("contentType", Representation.mediaType(options.accept())),
                                found.evidence(),
                                found.freshness(),
                                withEvidence),
                        found.documentMetadata()),
                gone -> result(
                        JsonLiteral.NULL,
                        metadata(JsonObject.empty(), gone.evidence(), gone.freshness(), withEvidence),
                        gone.documentMetadata().with("deactivated", JsonLiteral.TRUE)),
                invalid -> failed(errors.render(invalid.problems())),
                unavailable -> failed(errors.render(unavailable.problems())));
    }

    static JsonObject metadata(JsonObject start, Evidence evidence, Freshness freshness, boolean withEvidence) {
        JsonObject fresh = EvidenceJson.with(start, freshness);
        boolean nothing = evidence.checks().isEmpty() && evidence.sources().isEmpty();
        return withEvidence && !nothing ? fresh.with("evidence", EvidenceJson.of(evidence)) : fresh;
    }

    private static JsonObject failed(JsonValue error) {
        return result(JsonLiteral.NULL, JsonObject.empty().with("error", error), JsonObject.empty());
    }

    private static JsonObject result(JsonValue document, JsonObject resolutionMetadata, JsonObject documentMetadata) {
        return JsonObject.empty()
                .with("didDocument", document)
                .with("didResolutionMetadata", resolutionMetadata)
                .with("didDocumentMetadata", documentMetadata);
    }

    /** The first problem; where there are more, all of them beneath it, as RFC 9457 section 3.2 lets one add. */
    private static JsonObject error(List<Problem> problems) {
        JsonObject first = error(problems.get(0));
        if (problems.size() == 1) {
            return first;
        }
        return first.with(
                "problems",
                new JsonArray(problems.stream()
                        .map(problem -> (JsonValue) error(problem))
                        .toList()));
    }

    /** INVALID_DID_URL becomes invalidDidUrl; what is no error of a DID specification becomes internalError. */
    static String word(Problem problem) {
        String uri = problem.type().uri();
        if (!uri.startsWith(DID_ERRORS)) {
            return "internalError";
        }
        StringBuilder word = new StringBuilder();
        for (String part :
                uri.substring(DID_ERRORS.length()).toLowerCase(Locale.ROOT).split("_", -1)) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
