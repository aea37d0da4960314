package coop.kith.vcapi;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.proof.integrity.Cryptosuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a document needs before a suite can sign it. */
final class Documents {
    private Documents() {}

    /** Version 1.1 does not define Data Integrity's terms, and 2.0 not those of older suites: their context is put in where it is missing. */
    static JsonObject withContextOf(Cryptosuite suite, JsonObject document) {
        List<JsonValue> contexts = document.oneOrMany("@context");
        boolean version2 = contexts.stream().findFirst().equals(Optional.of(new JsonString(DataModel.V2_0.context())));
        boolean defined = version2 && suite.proofType().equals(Cryptosuite.DATA_INTEGRITY_PROOF);
        JsonString context = new JsonString(suite.context());
        if (defined || contexts.isEmpty() || contexts.contains(context)) {
            return document;
        }
        List<JsonValue> more = new ArrayList<>(contexts);
        more.add(context);
        return document.with("@context", new JsonArray(List.copyOf(more)));
    }
}
