package coop.kith.vc.proof.integrity;

import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.proof.ProofPurpose;
import java.time.Instant;
import java.util.List;

/**
 * What a proof is to say (Data Integrity 1.0 section 2.1); each verb gives changed options and leaves these as they are. Immutable.
 *
 * <pre>{@code
 * ProofOptions.of(suite, key, ProofPurpose.AUTHENTICATION)
 *         .created(clock.instant())
 *         .audience("5b1f7c", "planet.example");
 * }</pre>
 */
public final class ProofOptions {
    private final Cryptosuite.Simple suite;
    private final List<String> previous;
    private final JsonObject json;

    private ProofOptions(Cryptosuite.Simple suite, List<String> previous, JsonObject json) {
        this.suite = suite;
        this.previous = previous;
        this.json = json;
    }

    /** A proof without a date, for nobody in particular, alone or in a set. */
    public static ProofOptions of(Cryptosuite.Simple suite, DidUrl verificationMethod, ProofPurpose purpose) {
        JsonObject json = JsonObject.empty()
                .with("type", "DataIntegrityProof")
                .with("cryptosuite", suite.id())
                .with("verificationMethod", verificationMethod.toString())
                .with("proofPurpose", purpose.term());
        return new ProofOptions(suite, List.of(), json);
    }

    public ProofOptions id(String url) {
        return with("id", url);
    }

    public ProofOptions created(Instant created) {
        return with("created", DateTimeStamp.format(created));
    }

    /** The last moment at which the proof holds. */
    public ProofOptions expires(Instant expires) {
        return with("expires", DateTimeStamp.format(expires));
    }

    /** For one verifier, in answer to what it asked. */
    public ProofOptions audience(String challenge, String domain) {
        return with("domain", domain).with("challenge", challenge);
    }

    /** Made after these proofs on the same document, and over them too: a proof chain. */
    public ProofOptions following(List<String> previousIds) {
        if (previousIds.isEmpty()) {
            throw new IllegalArgumentException("a proof that follows others names at least one");
        }
        JsonObject changed = previousIds.size() == 1
                ? json.with("previousProof", new JsonString(previousIds.get(0)))
                : json.with("previousProof", JsonArray.ofStrings(previousIds));
        return new ProofOptions(suite, List.copyOf(previousIds), changed);
    }

    Cryptosuite.Simple suite() {
        return suite;
    }

    List<String> previous() {
        return previous;
    }

    JsonObject json() {
        return json;
    }

    private ProofOptions with(String name, String value) {
        return new ProofOptions(suite, previous, json.with(name, value));
    }
}
