package coop.kith.did.method.plc;

import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The DID document of a state (did:plc 0.3.0, "Presentation as DID Document"), member for member as the directory presents it. */
final class PlcDocument {
    private static final String DID_KEY = "did:key:";

    private PlcDocument() {}

    static Result<DidDocument> of(Did did, PlcState state) {
        List<String> contexts =
                new ArrayList<>(List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"));
        List<JsonValue> methods = new ArrayList<>();
        for (Map.Entry<String, String> method : state.verificationMethods().entrySet()) {
            String multibase = method.getValue().startsWith(DID_KEY)
                    ? method.getValue().substring(DID_KEY.length())
                    : method.getValue();
            context(multibase).filter(context -> !contexts.contains(context)).ifPresent(contexts::add);
            methods.add(JsonObject.empty()
                    .with("id", did + "#" + method.getKey())
                    .with("type", "Multikey")
                    .with("controller", did.toString())
                    .with("publicKeyMultibase", multibase));
        }
        List<JsonValue> services = new ArrayList<>();
        for (Map.Entry<String, JsonObject> service : state.services().entrySet()) {
            services.add(JsonObject.empty()
                    .with("id", "#" + service.getKey())
                    .with("type", service.getValue().string("type").orElseThrow())
                    .with(
                            "serviceEndpoint",
                            service.getValue().string("endpoint").orElseThrow()));
        }
        return DidDocument.parse(JsonObject.empty()
                .with("@context", JsonArray.ofStrings(contexts))
                .with("id", did.toString())
                .with("alsoKnownAs", JsonArray.ofStrings(state.alsoKnownAs()))
                .with("verificationMethod", new JsonArray(methods))
                .with("service", new JsonArray(services)));
    }

    private static Optional<String> context(String multibase) {
        Optional<KeyType> type =
                Multikey.decode(multibase).fold(key -> Optional.of(key.type()), problems -> Optional.empty());
        if (type.equals(Optional.of(KeyType.P256))) {
            return Optional.of("https://w3id.org/security/suites/ecdsa-2019/v1");
        }
        return type.equals(Optional.of(KeyType.SECP256K1))
                ? Optional.of("https://w3id.org/security/suites/secp256k1-2019/v1")
                : Optional.empty();
    }
}
