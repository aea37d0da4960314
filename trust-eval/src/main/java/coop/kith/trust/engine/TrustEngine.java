package coop.kith.trust.engine;

import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Admitted;
import coop.kith.trust.policy.Judgement;
import coop.kith.trust.policy.Policy;
import java.util.Collection;
import java.util.List;

/**
 * Answers questions over a fixed body of evidence. Safe for many threads; no network, no clock.
 *
 * <p>An answer is a function of the question, the policy and the set of evidence: the order in which evidence came and how often it came make no difference, to the last
 * byte. The question has two clocks. Evidence that reached us after {@code knownAt} is as if it did not exist, so that an old question gets its old answer; of what is left,
 * only what claims to hold at {@code asOf} counts.
 *
 * <p>The cost of a question is that of sorting the evidence and of the algorithm; see {@link coop.kith.trust.algorithm.flow.IndependentVouchers}. Questions about other subjects under the same
 * policy as of the same times need no sorting again: the engine remembers what it sorted for the last few. That changes no answer.
 */
public final class TrustEngine {
    /**
     * The version of what answers mean. It is raised when the same question, policy, evidence and history may come to other values, and only then; how answers are worded,
     * how fast they come, and the number of a release have no part in it.
     */
    public static final int SEMANTICS = 1;

    private final List<Evidence> evidence;
    private final TrustAlgorithms algorithms;
    private final Remembered remembered = new Remembered();

    private TrustEngine(List<Evidence> evidence, TrustAlgorithms algorithms) {
        this.evidence = evidence;
        this.algorithms = algorithms;
    }

    /** With the algorithms that Kith brings along. */
    public static TrustEngine over(Collection<Evidence> evidence) {
        return over(evidence, TrustAlgorithms.standard());
    }

    /** With these algorithms, which must have the names that policies ask for. */
    public static TrustEngine over(Collection<Evidence> evidence, TrustAlgorithms algorithms) {
        return new TrustEngine(List.copyOf(evidence), algorithms);
    }

    /** Deterministic and bounded in steps; see {@link Judgement} for the order in which grounds are looked at. */
    public TrustAnswer ask(TrustQuestion question, Policy policy) {
        Remembered.Sorted sorted =
                new Remembered.Sorted(policy.digest(), question.community(), question.asOf(), question.knownAt());
        Admitted admitted = remembered.or(
                sorted, () -> Admitted.of(policy, evidence, question.community(), question.asOf(), question.knownAt()));
        return Judgement.of(question, policy, admitted, algorithms);
    }
}
