package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.algorithm.flow.Bottleneck;
import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.answer.Explanation;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import coop.kith.trust.answer.TrustAnswer.PolicyName;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The verdict that a policy gives on a question: it admits vouches, has the algorithm of its quorum measure them, compares, and explains.
 *
 * <ol>
 *   <li>Without an anchor: DENY. The subject an anchor itself: ALLOW.
 *   <li>A heeded concern, stated by somebody whom the anchors lead to: as the policy says.
 *   <li>The lower end of the measure meets the quorum: ALLOW.
 *   <li>Only the upper end does: REFER.
 *   <li>Nobody who is reached vouches for the subject: NEED or DENY, as the policy says.
 *   <li>Enough vouchers by number, not enough independent ones: REFER, NEED or DENY, as the policy says, naming those on whom they depend.
 *   <li>Otherwise NEED, with exactly what is missing.
 * </ol>
 */
public final class Judgement {
    private final TrustQuestion question;
    private final Policy policy;
    private final TrustAlgorithms algorithms;
    private final Scene scene;

    private Judgement(TrustQuestion question, Policy policy, TrustAlgorithms algorithms, Scene scene) {
        this.question = question;
        this.policy = policy;
        this.algorithms = algorithms;
        this.scene = scene;
    }

    public static TrustAnswer of(
            TrustQuestion question, Policy policy, Collection<Evidence> evidence, TrustAlgorithms algorithms) {
        return of(
                question,
                policy,
                Admitted.of(policy, evidence, question.community(), question.asOf(), question.knownAt()),
                algorithms);
    }

    static TrustAnswer of(TrustQuestion question, Policy policy, Admission admission, TrustAlgorithms algorithms) {
        return of(question, policy, Admitted.of(policy.rules(), admission), algorithms);
    }

    /** The same, where {@code admitted} is what this policy lets in for the community and as of the times of the question. */
    public static TrustAnswer of(TrustQuestion question, Policy policy, Admitted admitted, TrustAlgorithms algorithms) {
        Scene scene = Scene.of(policy.rules(), question.subject(), admitted);
        return new Judgement(question, policy, algorithms, scene).answer();
    }

    /** What is decided of one inquiry, and on what. */
    record Outcome(Decision decision, Ground ground, Finding measured, Finding counted) {}

    private TrustAnswer answer() {
        if (policy.rules().anchors().isEmpty()) {
            return withoutPaths(Decision.DENY, Ground.NO_ROOT, List.of(new Need("anchor", 1, List.of())));
        }
        if (scene.subjectIsAnchor()) {
            return withoutPaths(Decision.ALLOW, Ground.IS_ANCHOR, List.of());
        }
        Inquiry inquiry = scene.inquiry();
        Outcome outcome = outcome(inquiry);
        Optional<Decision> objection = objection(inquiry);
        if (objection.isPresent() && objection.get().compareTo(outcome.decision()) < 0) {
            outcome = new Outcome(objection.get(), Ground.CONCERN, outcome.measured(), outcome.counted());
        }
        return whole(outcome, inquiry);
    }

    private Outcome outcome(Inquiry inquiry) {
        Rules rules = policy.rules();
        Finding counted = algorithms.named(CountedVouchers.NAME).find(inquiry);
        Finding measured =
                rules.quorum().independent() ? algorithms.named(measure()).find(inquiry) : counted;
        int needed = rules.quorum().vouchers();
        if (inquiry.anchors().isEmpty()) {
            return new Outcome(Decision.DENY, Ground.NO_ROOT, measured, counted);
        } else if (measured.lower() >= needed) {
            return new Outcome(Decision.ALLOW, Ground.ENOUGH, measured, counted);
        } else if (measured.upper() >= needed) {
            return new Outcome(Decision.REFER, Ground.UNSETTLED, measured, counted);
        } else if (counted.lower() == 0) {
            return new Outcome(rules.onNoVoucher(), Ground.NOBODY, measured, counted);
        } else if (counted.lower() >= needed) {
            return new Outcome(rules.onDependentVouchers(), Ground.DEPENDENT, measured, counted);
        }
        return new Outcome(Decision.NEED, Ground.TOO_FEW, measured, counted);
    }

    private String measure() {
        return policy.rules().quorum().independent() ? IndependentVouchers.NAME : CountedVouchers.NAME;
    }

    /** The worst that a heeded concern asks for. */
    private Optional<Decision> objection(Inquiry inquiry) {
        return scene.concerns().stream()
                .filter(heard -> scene.reaches(inquiry, heard.hop().issuer(), algorithms))
                .map(heard -> heard.concern().verdict())
                .min(Decision::compareTo);
    }

    private TrustAnswer withoutPaths(Decision decision, Ground ground, List<Need> needs) {
        Explanation explanation =
                new Explanation(List.of(), 0, List.of(), 0, List.of(), List.of(), 0, needs, List.of());
        return answer(
                decision,
                ground,
                new Measure(measure(), 0, 0, policy.rules().quorum().vouchers(), 0),
                explanation);
    }

    private TrustAnswer whole(Outcome outcome, Inquiry inquiry) {
        Finding measured = outcome.measured();
        int needed = policy.rules().quorum().vouchers();
        List<Did> cut = policy.rules().quorum().independent() && measured.lower() < needed
                ? Bottleneck.of(inquiry, measured.lower()).stream()
                        .map(scene::did)
                        .toList()
                : List.of();
        Account account = new Account(scene, outcome, cut);
        List<NotCounted> notCounted = account.notCounted();
        Explanation explanation = new Explanation(
                Account.first(account.because()),
                Account.more(account.because()),
                Account.first(account.dependent()),
                Account.more(account.dependent()),
                outcome.ground() == Ground.DEPENDENT ? cut : List.of(),
                Account.first(notCounted),
                Account.more(notCounted),
                needs(outcome, needed, cut),
                outcome.ground() == Ground.CONCERN
                        ? List.of()
                        : account.counterfactuals(inquiry, outcome.decision(), this::outcome));
        Measure result = new Measure(
                measure(),
                measured.lower(),
                measured.upper(),
                needed,
                outcome.counted().lower());
        return answer(outcome.decision(), outcome.ground(), result, explanation);
    }

    private List<Need> needs(Outcome outcome, int needed, List<Did> cut) {
        long missing = needed - outcome.measured().lower();
        boolean independent = policy.rules().quorum().independent();
        return missing > 0 && outcome.decision() != Decision.DENY
                ? List.of(new Need(independent ? "independent-vouchers" : "vouchers", missing, cut))
                : List.of();
    }

    private TrustAnswer answer(Decision decision, Ground ground, Measure result, Explanation explanation) {
        return new TrustAnswer(
                question, new PolicyName(policy.name(), policy.digest()), decision, ground, result, explanation);
    }
}
