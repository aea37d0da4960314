package coop.kith.jcsproof;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;

/**
 * The {@code @context} that a JCS proof carries a copy of.
 *
 * <p>A proof of a JCS suite holds over the document as it was when the proof was made, with the {@code @context} it had then. Somebody who adds another
 * proof later may append contexts of their own; the copy inside the older proof says which leading part that proof speaks for
 * (vc-di-eddsa 1.0 sections 3.3.1 step 2 and 3.3.2 step 4, and likewise in vc-di-ecdsa 1.0). So contexts behind that part are not covered, and whoever
 * uses the document must use {@link #covered} of it.
 */
public final class ProofContext {
    private static final String CONTEXT = "@context";

    private ProofContext() {}

    /** The proof options with the document's {@code @context}, as it is when a proof is made. */
    public static JsonObject copied(JsonObject unsecured, JsonObject options) {
        return unsecured
                .get(CONTEXT)
                .map(context -> options.with(CONTEXT, context))
                .orElse(options);
    }

    /**
     * The document that a proof with these options holds over: the same object where the proof has no {@code @context} or an equal one; with the proof's
     * {@code @context} where the document's starts with it; refused otherwise.
     */
    public static Result<JsonObject> covered(JsonObject unsecured, JsonObject options) {
        JsonValue copy = options.members().get(CONTEXT);
        if (copy == null || copy.equals(unsecured.members().get(CONTEXT))) {
            return Result.ok(unsecured);
        }
        List<JsonValue> covered = options.oneOrMany(CONTEXT);
        List<JsonValue> present = unsecured.oneOrMany(CONTEXT);
        boolean leads = covered.size() <= present.size()
                && present.subList(0, covered.size()).equals(covered);
        return leads && unsecured.has(CONTEXT)
                ? Result.ok(unsecured.with(CONTEXT, copy))
                : Result.refused(Problem.of(
                        JcsProofProblem.PROOF_VERIFICATION_ERROR,
                        "The proof was made for a document whose @context is " + brief(copy)
                                + ", and this document's @context does not start with that: it is "
                                + unsecured
                                        .get(CONTEXT)
                                        .map(ProofContext::brief)
                                        .orElse("absent") + ".",
                        JsonPointer.of(CONTEXT)));
    }

    private static String brief(JsonValue context) {
        String text = Json.write(context);
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
