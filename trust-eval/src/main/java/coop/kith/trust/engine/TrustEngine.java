package coop.kith.trust.engine;

import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import java.util.Collection;

/** Answers questions over a fixed body of evidence. Immutable, safe for many threads; no network, no clock. */
public final class TrustEngine {
    private TrustEngine() {}

    public static TrustEngine over(Collection<Evidence> evidence) {
        throw new AssertionError("not yet");
    }

    public TrustAnswer ask(TrustQuestion question, Policy policy) {
        throw new AssertionError("not yet");
    }
}
