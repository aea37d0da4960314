package coop.kith.vc.transcript;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;

/**
 * A verification as it can be kept: what was verified, when, under which policy, with which contexts, DID documents and histories, and linked documents, and the verdict. Made
 * by a {@link Transcriber}, judged by {@link Replay}. Immutable. Stable shape:
 *
 * <pre>{@code
 * {"kith": "transcript/1",
 *  "kind": "credential" | "presentation",
 *  "input": {"sha256": hex, "text": ".."} | {"sha256": hex, "bytes": base64url},
 *  "at": time, "clock": time,
 *  "policy": as PolicyJson says,
 *  "contexts": [{"url": "..", "sha256": hex}],
 *  "methods": ["key", "web"],
 *  "dids": [{"did": "..", "outcome": "resolved", "sha256": hex, "document": {..}, "metadata": {..}}
 *          | {"did": "..", "outcome": "deactivated", "metadata": {..}}
 *          | {"did": "..", "outcome": "invalid" | "unavailable", "problems": [problem]}],
 *  "histories": [{"did": "..", "outcome": "known", "sha256": hex, "history": {"permanence": "VERSIONED",
 *                 "versions": [{"id": "..", "basis": "witnesses", "from": time, "document": {..}}]}}
 *               | {"did": "..", "outcome": "invalid" | "unavailable", "problems": [problem]}],
 *  "linked": [{"url": "..", "sha256": hex, "content": base64url} | {"url": "..", "problems": [problem]}],
 *  "answered": [{"outcome": "passed", "problem"?: {..}}],
 *  "verdict": as VerdictJson says}
 * }</pre>
 *
 * <p>{@code histories} has the DIDs whose past was asked for; a version without {@code from} had no beginning, one without {@code document} was a deactivation.
 * {@code sha256} of a DID document or history is that of its JCS form; of the input, that of its bytes, which stand as {@code text} where they are UTF-8. Either may be absent ({@link #withoutInput}): then whoever replays brings it.
 * A transcript proves nothing by itself: it lets somebody find out whether the verdict follows from what it says was there.
 */
public record Transcript(JsonObject json) {
    static final String FORMAT = "transcript/1";

    /**
     * Of UTF-8 JSON. The 32 documents of a megabyte that one verification follows at the most take 43 MiB in base64url; DID documents and histories, which are far smaller, have
     * the rest.
     */
    public static final int MOST_BYTES = 64 << 20;

    private static final JsonLimits LIMITS = new JsonLimits(MOST_BYTES, JsonLimits.GREATEST_DEPTH, 1_000_000);

    /** A transcript in UTF-8 JSON of at most {@value #MOST_BYTES} bytes; refused where it says of itself that it is something else. */
    public static Result<Transcript> parse(byte[] utf8) {
        return Json.parseObject(utf8, LIMITS)
                .flatMap(json -> json.string("kith").filter(FORMAT::equals).isPresent()
                        ? Result.ok(new Transcript(json))
                        : Result.refused(Problem.of(
                                        TranscriptProblem.MALFORMED_TRANSCRIPT,
                                        "The file does not say that it is a " + FORMAT + ".")
                                .next("Make one with kith vc verify --transcript.")));
    }

    /** The same without the document that was verified, for those who may know the verdict but not the claims; its digest stays. */
    public Transcript withoutInput() {
        return new Transcript(json.with(
                "input",
                json.object("input").orElse(JsonObject.empty()).without("text").without("bytes")));
    }

    /** On several lines, for a file. */
    public String text() {
        return Json.pretty(json);
    }
}
