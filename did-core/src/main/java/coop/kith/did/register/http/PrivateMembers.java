package coop.kith.did.register.http;

import coop.kith.did.register.RegistrationProblem;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for private keys where there must be none, since in client-managed secret mode they never leave the client. */
final class PrivateMembers {
    /**
     * "Verification Method Private Data", the older words for it, those of Controlled Identifiers 1.0 section 2.2, and the private member of a JSON Web Key.
     */
    private static final List<String> NAMES = List.of(
            "privateKeyJwk",
            "privateKeyMultibase",
            "privateKeyBase58",
            "privateKeyHex",
            "privateKeyPem",
            "secretKeyJwk",
            "secretKeyMultibase",
            "d",
            "seed");

    private PrivateMembers() {}

    /** {@code whose} begins the sentence. */
    static Optional<Problem> problem(JsonObject secret, String whose) {
        return found(secret, JsonPointer.of("secret"))
                .map(place -> Problem.of(
                                RegistrationProblem.SECRETS_STAY_OUTSIDE, whose + " carries a private key", place)
                        .next("Whoever has seen it can sign with the key: replace the key, and keep the next"
                                + " one to yourself."));
    }

    /** As deep as the reader of JSON allows, which is little enough for the stack. */
    private static Optional<JsonPointer> found(JsonValue value, JsonPointer place) {
        if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                Optional<JsonPointer> inside = found(item, place);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                JsonPointer here = place.append(member.getKey());
                if (NAMES.contains(member.getKey())) {
                    return Optional.of(here);
                }
                Optional<JsonPointer> inside = found(member.getValue(), here);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }
}
