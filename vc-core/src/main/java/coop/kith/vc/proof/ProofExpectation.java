package coop.kith.vc.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What whoever verifies demands of every proof on a document.
 *
 * @param purpose what the proof must be for
 * @param at the time the question is about
 * @param skew by how much the signer's clock may differ from ours, either way; zero or more
 * @param audience for whom the proof must have been made
 * @param quorum how many proofs suffice; empty where every one must hold
 * @param rotated what is done about keys that are not in force any more; empty where they are refused
 */
public record ProofExpectation(
        ProofPurpose purpose,
        Instant at,
        Duration skew,
        Audience audience,
        Optional<Quorum> quorum,
        Optional<RotatedKeys> rotated) {
    public ProofExpectation {
        if (skew.isNegative()) {
            throw new IllegalArgumentException("a clock skew is zero or more, not " + skew);
        }
    }

    /** Of a quorum, by keys that are in force. */
    public ProofExpectation(
            ProofPurpose purpose, Instant at, Duration skew, Audience audience, Optional<Quorum> quorum) {
        this(purpose, at, skew, audience, quorum, Optional.empty());
    }

    /** Of every proof, by a key that is in force. */
    public ProofExpectation(ProofPurpose purpose, Instant at, Duration skew, Audience audience) {
        this(purpose, at, skew, audience, Optional.empty(), Optional.empty());
    }
}
