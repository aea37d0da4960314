package coop.kith.vc.proof.integrity;

import coop.kith.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Data Integrity proof as stated, its members well formed (Data Integrity 1.0 section 2.1); whether it holds is another question.
 *
 * @param cryptosuite the member of that name, or the type where that names the suite itself
 * @param domains empty when none is stated
 * @param previous the ids in {@code previousProof}; empty when it is absent
 */
record StatedProof(
        JsonObject json,
        Optional<String> id,
        String type,
        String cryptosuite,
        String purpose,
        String verificationMethod,
        Optional<Instant> created,
        Optional<Instant> expires,
        List<String> domains,
        Optional<String> challenge,
        Optional<String> nonce,
        List<String> previous,
        Optional<String> proofValue) {
    StatedProof {
        domains = List.copyOf(domains);
        previous = List.copyOf(previous);
    }

    /** What the proof value is made over. */
    JsonObject options() {
        return json.without("proofValue");
    }
}
