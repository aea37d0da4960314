package coop.kith.key;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether what a JSON Web Key says of its own use allows the use it is wanted for (RFC 7517 sections 4.2 to 4.4). */
final class JwkUse {
    private static final Set<String> AGREEMENT_OPERATIONS = Set.of("deriveKey", "deriveBits");

    private JwkUse() {}

    static Optional<Problem> check(JsonObject jwk, JwkCurve curve, KeyUse wanted) {
        boolean able = wanted == KeyUse.VERIFICATION ? curve.type.signs() : curve.type.agrees();
        if (!able) {
            return Optional.of(misfit("crv", curve.crv + " keys are not for " + wanted));
        }
        return algorithm(jwk, curve, wanted).or(() -> purpose(jwk, wanted));
    }

    /** What stands against the use in {@code use} and {@code key_ops}. */
    static Optional<Problem> purpose(JsonObject jwk, KeyUse wanted) {
        return use(jwk, wanted).or(() -> operations(jwk, wanted));
    }

    private static Optional<Problem> algorithm(JsonObject jwk, JwkCurve curve, KeyUse wanted) {
        if (!jwk.has("alg")) {
            return Optional.empty();
        }
        String alg = jwk.string("alg").orElse("");
        boolean fits = wanted == KeyUse.VERIFICATION
                ? curve.signsWith(alg)
                : alg.equals("ECDH-ES") || alg.startsWith("ECDH-ES+");
        return fits
                ? Optional.empty()
                : Optional.of(
                        misfit("alg", "'alg' " + Quote.of(alg) + " does not go with " + curve.crv + " for " + wanted));
    }

    private static Optional<Problem> use(JsonObject jwk, KeyUse wanted) {
        String right = wanted == KeyUse.VERIFICATION ? "sig" : "enc";
        return !jwk.has("use") || jwk.string("use").equals(Optional.of(right))
                ? Optional.empty()
                : Optional.of(misfit("use", "'use' must be '" + right + "' for " + wanted));
    }

    private static Optional<Problem> operations(JsonObject jwk, KeyUse wanted) {
        if (!jwk.has("key_ops")) {
            return Optional.empty();
        }
        Optional<JsonArray> array = jwk.array("key_ops");
        if (array.isEmpty()) {
            return Optional.of(misfit("key_ops", "'key_ops' must be an array of strings"));
        }
        Set<String> operations = new HashSet<>();
        for (JsonValue item : array.get().items()) {
            if (!(item instanceof JsonString text) || !operations.add(text.value())) {
                return Optional.of(misfit("key_ops", "'key_ops' must hold strings, none of them twice"));
            }
        }
        boolean fits = wanted == KeyUse.VERIFICATION
                ? operations.contains("verify")
                : operations.isEmpty() || operations.stream().anyMatch(AGREEMENT_OPERATIONS::contains);
        return fits ? Optional.empty() : Optional.of(misfit("key_ops", "'key_ops' does not allow " + wanted));
    }

    private static Problem misfit(String member, String detail) {
        return Problem.of(KeyProblem.MALFORMED_JWK, detail, JsonPointer.of(member));
    }
}
