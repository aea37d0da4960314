package coop.kith.vc.proof.integrity;

import coop.kith.did.DidUrl;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.JsonPointer;
import coop.kith.vc.model.DateTimeStamp;
import coop.kith.vc.proof.ProofPurpose;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    private final Cryptosuite suite;
    private final List<String> previous;
    private final Optional<Disclosure> disclosure;
    private final JsonObject json;

    private ProofOptions(Cryptosuite suite, List<String> previous, Optional<Disclosure> disclosure, JsonObject json) {
        this.suite = suite;
        this.previous = previous;
        this.disclosure = disclosure;
        this.json = json;
    }

    /** A proof without a date, for nobody in particular, alone or in a set. */
    public static ProofOptions of(Cryptosuite suite, DidUrl verificationMethod, ProofPurpose purpose) {
        JsonObject typed = JsonObject.empty().with("type", suite.proofType());
        JsonObject json = (suite.proofType().equals(Cryptosuite.DATA_INTEGRITY_PROOF)
                        ? typed.with("cryptosuite", suite.id())
                        : typed)
                .with("verificationMethod", verificationMethod.toString())
                .with("proofPurpose", purpose.term());
        return new ProofOptions(suite, List.of(), Optional.empty(), json);
    }

    /** Options as they stand in a document, for a proof alone or in a set. */
    static ProofOptions of(Cryptosuite suite, JsonObject stated) {
        return new ProofOptions(suite, List.of(), Optional.empty(), stated);
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

    /** For any of these verifiers, without a challenge. Throws IllegalArgumentException where there is none. */
    public ProofOptions domains(List<String> domains) {
        return withAll("domain", domains, previous);
    }

    /** A text that no other proof has, so that equal documents get unequal proofs. */
    public ProofOptions nonce(String nonce) {
        return with("nonce", nonce);
    }

    /** What a holder must show, for suites that let the holder choose; such a suite needs this, and no other takes it. */
    public ProofOptions disclosing(List<JsonPointer> mandatory, SecureRandom random) {
        return new ProofOptions(suite, previous, Optional.of(new Disclosure(mandatory, random)), json);
    }

    /** Made after these proofs on the same document, and over them too: a proof chain. */
    public ProofOptions following(List<String> previousIds) {
        return withAll("previousProof", previousIds, List.copyOf(previousIds));
    }

    Cryptosuite suite() {
        return suite;
    }

    List<String> previous() {
        return previous;
    }

    Optional<Disclosure> disclosure() {
        return disclosure;
    }

    JsonObject json() {
        return json;
    }

    private ProofOptions withAll(String name, List<String> values, List<String> previousIds) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a proof with a " + name + " names at least one");
        }
        JsonObject changed = values.size() == 1
                ? json.with(name, new JsonString(values.get(0)))
                : json.with(name, JsonArray.ofStrings(values));
        return new ProofOptions(suite, previousIds, disclosure, changed);
    }

    private ProofOptions with(String name, String value) {
        return new ProofOptions(suite, previous, disclosure, json.with(name, value));
    }
}
