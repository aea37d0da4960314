package coop.kith.did.method.plc;

import coop.kith.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What an operation sets.
 *
 * @param rotationKeys did:key texts, the most powerful first; they decide over the DID and stand in no document
 * @param verificationMethods did:key texts by their ids
 * @param services by their ids; each with {@code type} and {@code endpoint}
 */
record PlcState(
        List<String> rotationKeys,
        Map<String, String> verificationMethods,
        List<String> alsoKnownAs,
        Map<String, JsonObject> services) {}
