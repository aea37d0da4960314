package coop.kith.did.method.webvh;

import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Merges the parameters of did:tdw 0.3 where they differ from those of did:webvh 1.0: another {@code method}; {@code prerotation}, which once true stays true, and
 * under which keys that an entry states must have been promised; no {@code watchers}. Its weighted witnesses are refused, since nobody is known to use them. For one thread, one reading.
 */
final class TdwRules {
    private static final String METHOD = "did:tdw:0.3";

    private static final JsonPointer PLACE = JsonPointer.of("parameters");

    private Optional<VerifiedEntry> seen = Optional.empty();
    private boolean seenPreRotating;

    Result<Parameters> merged(JsonObject stated, Optional<VerifiedEntry> before) {
        Optional<JsonValue> method = stated.get("method");
        if (method.isPresent() ? !method.get().equals(new JsonString(METHOD)) : before.isEmpty()) {
            return refused(WebvhProblem.UNKNOWN_METHOD_VERSION, "the method must be " + METHOD, "method");
        }
        Optional<JsonValue> prerotation = stated.get("prerotation");
        if (prerotation.isPresent()
                && prerotation.get() != JsonLiteral.TRUE
                && (prerotation.get() != JsonLiteral.FALSE || preRotates(before))) {
            return refused(
                    WebvhProblem.INVALID_PARAMETERS,
                    "prerotation must be a boolean, and once true stays true",
                    "prerotation");
        }
        if (stated.has("watchers")) {
            return refused(WebvhProblem.INVALID_PARAMETERS, "no parameter has this name: watchers", "watchers");
        }
        if (stated.get("witness")
                .filter(rule -> !rule.equals(JsonObject.empty()))
                .isPresent()) {
            return refused(
                    WebvhProblem.INVALID_WITNESS_RULE,
                    "the weighted witnesses of " + METHOD + " are not verified here",
                    "witness");
        }
        // The rules of pre-rotation are another version's, so they are kept out of its merging.
        JsonObject common = stated.without("prerotation").with("method", Parameters.METHOD);
        return before.map(last -> ParameterRules.after(with(last.parameters(), List.of()), common))
                .orElseGet(() -> ParameterRules.first(common))
                .flatMap(parameters -> promised(stated, before, parameters));
    }

    private Result<Parameters> promised(JsonObject stated, Optional<VerifiedEntry> before, Parameters parameters) {
        List<String> promises =
                before.map(last -> last.parameters().nextKeyHashes()).orElse(List.of());
        if (preRotates(before) && stated.has("updateKeys")) {
            Set<String> hashes = new HashSet<>(promises);
            if (!stated.has("nextKeyHashes")) {
                return refused(
                        WebvhProblem.PRE_ROTATION,
                        "pre-rotation is active, and new keys come without nextKeyHashes",
                        "nextKeyHashes");
            }
            for (String key : parameters.updateKeys()) {
                if (!hashes.contains(LogHash.ofKey(key))) {
                    return refused(
                            WebvhProblem.PRE_ROTATION,
                            "the hash of an update key is not among the nextKeyHashes in force",
                            "updateKeys");
                }
            }
        }
        return Result.ok(with(parameters, stated.has("nextKeyHashes") ? parameters.nextKeyHashes() : promises));
    }

    private static Parameters with(Parameters parameters, List<String> promises) {
        return new Parameters(
                METHOD,
                parameters.scid(),
                parameters.updateKeys(),
                promises,
                parameters.witness(),
                parameters.watchers(),
                parameters.portable(),
                parameters.deactivated(),
                parameters.ttl());
    }

    /** Whether an entry so far stated it. Looks only at those that came since it was asked last. */
    private boolean preRotates(Optional<VerifiedEntry> before) {
        boolean preRotates = false;
        Optional<VerifiedEntry> at = before;
        while (at.isPresent() && !preRotates && !at.equals(seen)) {
            preRotates = at.get().entry().parameters().get("prerotation").equals(Optional.of(JsonLiteral.TRUE));
            at = at.get().before();
        }
        seenPreRotating = preRotates || (at.isPresent() && seenPreRotating);
        seen = before;
        return seenPreRotating;
    }

    private static Result<Parameters> refused(WebvhProblem type, String detail, String name) {
        return Result.refused(Problem.of(type, detail, PLACE.append(name)));
    }
}
