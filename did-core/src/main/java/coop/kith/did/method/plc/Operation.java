package coop.kith.did.method.plc;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A signed operation (did:plc 0.3.0, "Operation Serialization, Signing, and Validation"), with exactly the members of its kind: one more would be signed and
 * mean nothing.
 *
 * @param json as the log has it
 * @param prev the CID of the operation before; empty for a first one
 * @param sig the signature's text
 * @param state empty for the operation that ends the DID
 * @param isLegacy whether it is of the form of before 2023, which only a first operation can have
 */
record Operation(JsonObject json, Optional<String> prev, String sig, Optional<PlcState> state, boolean isLegacy) {
    /** Bytes as DAG-CBOR, section "Operation Serialization". */
    private static final int MOST_BYTES = 7_500;

    /** Twice what the specification allows, as the vectors have logs that do not keep to it. */
    private static final int MOST_ROTATION_KEYS = 10;

    private static final Set<String> REGULAR =
            Set.of("type", "rotationKeys", "verificationMethods", "alsoKnownAs", "services", "prev", "sig");

    private static final Set<String> TOMBSTONE = Set.of("type", "prev", "sig");

    private static final Set<String> LEGACY =
            Set.of("type", "signingKey", "recoveryKey", "handle", "service", "prev", "sig");

    static Result<Operation> of(JsonObject json) {
        String type = json.string("type").orElse("");
        Result<Operation> operation = switch (type) {
            case "plc_operation" -> members(json, REGULAR).flatMap(Operation::regular);
            case "plc_tombstone" -> members(json, TOMBSTONE).flatMap(Operation::tombstone);
            case "create" -> members(json, LEGACY).flatMap(Operation::legacy);
            default -> refused("an operation is a plc_operation, a plc_tombstone or a create", "type");
        };
        return operation.flatMap(read -> read.signed().content().length() <= MOST_BYTES
                ? operation
                : refused("an operation of more than " + MOST_BYTES + " bytes", ""));
    }

    /** What the CID is of. */
    Encoded signed() {
        return Encoded.of(json);
    }

    /** What the signature is over. */
    Encoded unsigned() {
        return Encoded.of(json.without("sig"));
    }

    private static Result<JsonObject> members(JsonObject json, Set<String> names) {
        return json.members().keySet().equals(names)
                ? Result.ok(json)
                : refused(
                        "an operation of this type has exactly the members "
                                + String.join(", ", names.stream().sorted().toList()),
                        "");
    }

    private static Result<Operation> regular(JsonObject json) {
        Optional<List<String>> rotationKeys = texts(json.get("rotationKeys"));
        Optional<List<String>> alsoKnownAs = texts(json.get("alsoKnownAs"));
        Optional<Map<String, String>> methods = textsByName(json.object("verificationMethods"));
        Optional<Map<String, JsonObject>> services = services(json.object("services"));
        if (rotationKeys.isEmpty() || rotationKeys.get().size() > MOST_ROTATION_KEYS) {
            return refused("rotationKeys is a list of at most " + MOST_ROTATION_KEYS + " texts", "rotationKeys");
        }
        if (alsoKnownAs.isEmpty()) {
            return refused("alsoKnownAs is a list of texts", "alsoKnownAs");
        }
        if (methods.isEmpty()) {
            return refused("verificationMethods has a text for each id", "verificationMethods");
        }
        if (services.isEmpty()) {
            return refused("services has an object of type and endpoint, both texts, for each id", "services");
        }
        PlcState state = new PlcState(rotationKeys.get(), methods.get(), alsoKnownAs.get(), services.get());
        return linked(json, Optional.of(state), false, true);
    }

    private static Result<Operation> tombstone(JsonObject json) {
        return linked(json, Optional.empty(), false, false);
    }

    /** Read as the reference implementation does: the recovery key above the signing key, the handle as at://, the service as https://. */
    private static Result<Operation> legacy(JsonObject json) {
        for (String name : List.of("signingKey", "recoveryKey", "handle", "service")) {
            if (json.string(name).isEmpty()) {
                return refused(name + " is a text", name);
            }
        }
        String signingKey = json.string("signingKey").orElseThrow();
        String handle = json.string("handle").orElseThrow();
        String service = json.string("service").orElseThrow();
        boolean isUrl = service.startsWith("http://") || service.startsWith("https://");
        PlcState state = new PlcState(
                List.of(json.string("recoveryKey").orElseThrow(), signingKey),
                Map.of("atproto", signingKey),
                List.of(handle.startsWith("at://") ? handle : "at://" + handle),
                Map.of(
                        "atproto_pds",
                        JsonObject.empty()
                                .with("type", "AtprotoPersonalDataServer")
                                .with("endpoint", isUrl ? service : "https://" + service)));
        return linked(json, Optional.of(state), true, true);
    }

    private static Result<Operation> linked(
            JsonObject json, Optional<PlcState> state, boolean isLegacy, boolean mayBeFirst) {
        JsonValue prev = json.get("prev").orElse(JsonLiteral.NULL);
        boolean first = prev == JsonLiteral.NULL && mayBeFirst;
        if (!first && (isLegacy || !(prev instanceof JsonString))) {
            return refused("prev is null for a first operation, and the CID of the one before for every other", "prev");
        }
        return json.string("sig")
                .map(sig -> Result.ok(new Operation(json, json.string("prev"), sig, state, isLegacy)))
                .orElseGet(() -> refused("sig is a text", "sig"));
    }

    private static Optional<List<String>> texts(Optional<JsonValue> value) {
        if (value.isPresent()
                && value.get() instanceof JsonArray array
                && array.items().stream().allMatch(JsonString.class::isInstance)) {
            return Optional.of(array.items().stream()
                    .map(item -> ((JsonString) item).value())
                    .toList());
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> textsByName(Optional<JsonObject> object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member :
                object.orElse(JsonObject.empty()).members().entrySet()) {
            if (!(member.getValue() instanceof JsonString text)) {
                return Optional.empty();
            }
            texts.put(member.getKey(), text.value());
        }
        return object.map(present -> texts);
    }

    private static Optional<Map<String, JsonObject>> services(Optional<JsonObject> object) {
        Map<String, JsonObject> services = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member :
                object.orElse(JsonObject.empty()).members().entrySet()) {
            boolean good = member.getValue() instanceof JsonObject service
                    && service.members().size() == 2
                    && service.string("type").isPresent()
                    && service.string("endpoint").isPresent();
            if (!good) {
                return Optional.empty();
            }
            services.put(member.getKey(), (JsonObject) member.getValue());
        }
        return object.map(present -> services);
    }

    private static <T> Result<T> refused(String detail, String member) {
        return Result.refused(Problem.of(
                PlcProblem.MALFORMED_OPERATION,
                detail,
                member.isEmpty() ? JsonPointer.of("operation") : JsonPointer.of("operation", member)));
    }
}
