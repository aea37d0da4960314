package coop.kith.vc.issue;

import coop.kith.crypto.Signer;
import coop.kith.did.DidUrl;
import coop.kith.json.JsonObject;
import coop.kith.problem.Result;
import java.time.Instant;

/** Signs credentials for one issuer with one key. Immutable, safe for many threads. */
public final class CredentialIssuer {
    private CredentialIssuer() {}

    /** An issuer that signs with {@code signer}, whose key is {@code verificationMethod}; eddsa-jcs-2022. */
    public static CredentialIssuer of(DidUrl verificationMethod, Signer signer) {
        throw new AssertionError("not yet");
    }

    /**
     * The credential with its proof. {@code unsigned} must be structurally valid; {@code issuer} is filled in when absent and refused when it is another's.
     *
     * @param created the proof's time
     */
    public Result<JsonObject> issue(JsonObject unsigned, Instant created) {
        throw new AssertionError("not yet");
    }
}
