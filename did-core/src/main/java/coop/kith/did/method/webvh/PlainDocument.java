package coop.kith.did.method.webvh;

import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** A document that says which keys sign for the DID, and nothing else. */
final class PlainDocument {
    private static final List<VerificationRelationship> SIGNATURES = List.of(
            VerificationRelationship.AUTHENTICATION,
            VerificationRelationship.ASSERTION_METHOD,
            VerificationRelationship.CAPABILITY_INVOCATION,
            VerificationRelationship.CAPABILITY_DELEGATION);

    private PlainDocument() {}

    /** {@code did} may still have a placeholder in it; each key is named by the last characters of its Multikey, so that a rotated key never takes an old name. */
    static JsonObject of(String did, List<JsonValue> multikeys) {
        List<JsonValue> methods = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonValue item : multikeys) {
            String multikey = item instanceof JsonString text ? text.value() : "";
            String id = did + '#' + multikey.substring(Math.max(0, multikey.length() - 8));
            ids.add(id);
            methods.add(JsonObject.empty()
                    .with("id", id)
                    .with("type", "Multikey")
                    .with("controller", did)
                    .with("publicKeyMultibase", multikey));
        }
        JsonObject document = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/did/v1.1")))
                .with("id", did)
                .with("verificationMethod", new JsonArray(methods));
        for (VerificationRelationship use : SIGNATURES) {
            document = document.with(use.term(), JsonArray.ofStrings(ids));
        }
        return document;
    }
}
