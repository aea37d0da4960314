package coop.kith.did.document;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.problem.Result;

/**
 * A verification method as a document states it (CID 1.0 section 2.2).
 *
 * @param stated the whole object, nothing lost
 */
public record VerificationMethod(DidUrl id, String type, Did controller, JsonObject stated) {
    /** The key, decoded from {@code publicKeyMultibase} or {@code publicKeyJwk} and checked. */
    public Result<PublicKey> publicKey() {
        throw new AssertionError("not yet");
    }
}
