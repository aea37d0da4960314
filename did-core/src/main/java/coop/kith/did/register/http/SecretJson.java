package coop.kith.did.register.http;

import coop.kith.bytes.Bytes;
import coop.kith.did.register.Inputs;
import coop.kith.did.register.ProvidedKey;
import coop.kith.did.register.RegistrationProblem;
import coop.kith.did.register.SigningResponse;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code secret} of a request in client-managed secret mode: public keys and signatures, no secret among them. */
final class SecretJson {
    private static final String METHODS = "verificationMethod";
    private static final String SIGNED = "signingResponse";

    private SecretJson() {}

    static JsonObject of(Inputs inputs) {
        JsonObject secret = JsonObject.empty();
        if (!inputs.keys().isEmpty()) {
            List<JsonValue> methods = new ArrayList<>();
            inputs.keys().forEach(key -> methods.add(method(key)));
            secret = secret.with(METHODS, new JsonArray(methods));
        }
        if (!inputs.signatures().isEmpty()) {
            JsonObject responses = JsonObject.empty();
            for (Map.Entry<String, SigningResponse> signature :
                    inputs.signatures().entrySet()) {
                responses = responses.with(signature.getKey(), response(signature.getValue()));
            }
            secret = secret.with(SIGNED, responses);
        }
        return secret;
    }

    private static JsonObject method(ProvidedKey key) {
        JsonObject method =
                key.id().map(id -> JsonObject.empty().with("id", id)).orElse(JsonObject.empty());
        return method.with("type", "Multikey")
                .with("publicKeyMultibase", Multikey.encode(key.key()))
                .with("purpose", JsonArray.ofStrings(key.purposes()));
    }

    private static JsonObject response(SigningResponse response) {
        JsonObject json = JsonObject.empty()
                .with(
                        "signature",
                        Base64.getEncoder().encodeToString(response.signature().toArray()))
                .with("alg", response.alg());
        return response.kid().map(kid -> json.with("kid", kid)).orElse(json);
    }

    /** What a request's {@code jobId}, {@code options} and {@code secret} say; refused where a private key is among it. */
    static Result<Inputs> inputs(JsonObject request) {
        JsonObject secret = request.object("secret").orElse(JsonObject.empty());
        Optional<Problem> exposed = PrivateMembers.problem(secret, "the request");
        if (exposed.isPresent()) {
            return Result.refused(exposed.get());
        }
        return keys(secret)
                .flatMap(keys -> signatures(secret)
                        .map(signatures -> new Inputs(
                                request.string("jobId"),
                                request.object("options").orElse(JsonObject.empty()),
                                keys,
                                signatures)));
    }

    private static Result<List<ProvidedKey>> keys(JsonObject secret) {
        List<ProvidedKey> keys = new ArrayList<>();
        for (JsonValue item : secret.oneOrMany(METHODS)) {
            if (!(item instanceof JsonObject method)) {
                return refused(METHODS, "a verification method is an object");
            }
            Result<PublicKey> key = method.string("publicKeyMultibase")
                    .map(Multikey::decode)
                    .or(() -> method.object("publicKeyJwk").map(Jwk::decode))
                    .orElseGet(() ->
                            refused(METHODS, "a verification method here has a publicKeyMultibase or a publicKeyJwk"));
            if (!key.isOk()) {
                return Result.refused(key.problems());
            }
            List<String> purposes = method.oneOrMany("purpose").stream()
                    .flatMap(purpose -> purpose instanceof JsonString text ? Stream.of(text.value()) : Stream.empty())
                    .toList();
            keys.add(new ProvidedKey(method.string("id"), key.orThrow(), purposes));
        }
        return Result.ok(keys);
    }

    private static Result<Map<String, SigningResponse>> signatures(JsonObject secret) {
        Map<String, SigningResponse> signatures = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member :
                secret.object(SIGNED).orElse(JsonObject.empty()).members().entrySet()) {
            Optional<byte[]> signature = member.getValue() instanceof JsonObject response
                    ? response.string("signature").flatMap(PayloadBytes::decode)
                    : Optional.empty();
            if (signature.isEmpty()) {
                return refused(SIGNED, "the response " + member.getKey() + " has no signature in base64");
            }
            JsonObject response = (JsonObject) member.getValue();
            signatures.put(
                    member.getKey(),
                    new SigningResponse(
                            Bytes.of(signature.get()),
                            response.string("kid"),
                            response.string("alg").orElse("")));
        }
        return Result.ok(signatures);
    }

    private static <T> Result<T> refused(String member, String detail) {
        return Result.refused(
                Problem.of(RegistrationProblem.INVALID_REQUEST, detail, JsonPointer.of("secret", member)));
    }
}
