package coop.kith.did.normal;

import coop.kith.bytes.Bytes;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A DID document in the form of today beside the one it was made of: every key that can be read stands as a Multikey, and ids and references are absolute. What
 * the two documents allow is the same; a method whose rewriting would lose something, or whose key cannot be read, stays as it was. For readers and for whoever
 * renews an old document; a signature is checked with the document that was resolved.
 *
 * @param original the bytes that were given, unchanged
 * @param document the document in today's form
 * @param changes the methods that were rewritten, in document order
 * @param kept why others were not, by their place in the original
 */
public record Normalized(Bytes original, DidDocument document, List<Change> changes, List<Problem> kept) {
    public Normalized {
        changes = List.copyOf(changes);
        kept = List.copyOf(kept);
    }

    /** Of a document's bytes, JSON in UTF-8; refused with INVALID_DID_DOCUMENT when they are none. */
    public static Result<Normalized> of(Bytes original) {
        return Json.parseObject(original.toArray(), JsonLimits.standard())
                .fold(
                        json -> new Rewriting(original, json).normalized(),
                        problems -> Result.refused(problems.stream()
                                .map(problem -> new Problem(
                                        DidProblem.INVALID_DID_DOCUMENT,
                                        problem.detail(),
                                        problem.where(),
                                        problem.context()))
                                .toList()));
    }

    /** Of a document that was read already; the original is its JSON on one line. */
    public static Normalized of(DidDocument document) {
        byte[] text = Json.write(document.json()).getBytes(StandardCharsets.UTF_8);
        return new Rewriting(Bytes.of(text), document.json()).normalized().orThrow();
    }
}
