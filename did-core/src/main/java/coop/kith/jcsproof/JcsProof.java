package coop.kith.jcsproof;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.Signer;
import coop.kith.json.JsonObject;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Result;

/**
 * eddsa-jcs-2022 (vc-di-eddsa section 3.3) over an object with a given key: transformation, hashing, proof serialization and verification.
 * What the proof's members must be (purpose, key binding, dates, domain) is judged by those who call this.
 */
public final class JcsProof {
    private JcsProof() {}

    /** {@code proof} with its {@code proofValue}; {@code proof} comes without one. */
    public static Result<JsonObject> sign(JsonObject unsecured, JsonObject proof, Signer signer) {
        throw new AssertionError("not yet");
    }

    /** Whether {@code proof} (with its {@code proofValue}) holds over {@code unsecured} (without {@code proof}) under {@code key}. */
    public static Check verify(JsonObject unsecured, JsonObject proof, PublicKey key, Cryptography cryptography) {
        throw new AssertionError("not yet");
    }
}
