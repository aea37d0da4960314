package coop.kith.trust.answer;

import coop.kith.did.Did;
import java.time.Instant;
import java.util.Optional;

/**
 * A question about one subject.
 *
 * @param community for whose purposes is asked; empty where the policy's anchors say so
 * @param asOf the time that claims must hold at
 * @param knownAt the time up to which evidence must have reached us
 */
public record TrustQuestion(Did subject, Optional<Did> community, Instant asOf, Instant knownAt) {
    public TrustQuestion(Did subject, Instant asOf, Instant knownAt) {
        this(subject, Optional.empty(), asOf, knownAt);
    }

    /** The same question, asked for this community's purposes: a statement that was made for another one says nothing here. */
    public TrustQuestion within(Did another) {
        return new TrustQuestion(subject, Optional.of(another), asOf, knownAt);
    }
}
