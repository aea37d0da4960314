package coop.kith.trust.policy;

import coop.kith.did.Did;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.Explanation;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import coop.kith.trust.answer.TrustAnswer.PolicyName;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Solver.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict that a policy gives on a question: it admits vouches, has them measured, compares, and explains. Of each measure:
 *
 * <ol>
 *   <li>Without an anchor: DENY. The subject an anchor itself: ALLOW.
 *   <li>A heeded concern, stated by somebody whom the anchors lead to, or two of those who vouch who state different things where they must agree: as the policy says.
 *   <li>The lower end of the measure meets what is asked for: ALLOW.
 *   <li>Only the upper end does: REFER.
 *   <li>Nobody who is reached vouches for the subject: NEED or DENY, as the policy says.
 *   <li>Enough vouchers by number, not enough independent ones: REFER, NEED or DENY, as the policy says, naming those on whom they depend.
 *   <li>Otherwise NEED, with exactly what is missing.
 * </ol>
 *
 * <p>How several measures come together is at {@link Decide}.
 */
public final class Judgement {
    private final TrustQuestion question;
    private final Policy policy;
    private final Measures measures;
    private final Scene scene;
    private final Solver solver;

    private Judgement(TrustQuestion question, Policy policy, Measures measures, Scene scene) {
        this.question = question;
        this.policy = policy;
        this.measures = measures;
        this.scene = scene;
        this.solver = new Solver(scene, measures);
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
        return of(question, policy, admitted, new Measures(algorithms, Measures.LONGEST));
    }

    static TrustAnswer of(TrustQuestion question, Policy policy, Admitted admitted, Measures measures) {
        Scene scene = Scene.of(policy.rules(), question.subject(), admitted);
        return new Judgement(question, policy, measures, scene).answer();
    }

    private TrustAnswer answer() {
        if (policy.rules().anchors().isEmpty()) {
            return withoutPaths(Decision.DENY, Ground.NO_ROOT, List.of(new Need("anchor", 1, List.of())));
        }
        if (scene.subjectIsAnchor()) {
            return withoutPaths(Decision.ALLOW, Ground.IS_ANCHOR, List.of());
        }
        Inquiry inquiry = scene.inquiry();
        Outcome outcome = solver.solve(inquiry);
        List<Disagreement> disagreements = policy.rules().agreements().stream()
                .map(agreement -> new Disagreement(agreement, scene.disagreeing(agreement, inquiry, measures)))
                .filter(disagreement -> !disagreement.vouches().isEmpty())
                .toList();
        Optional<Objection> objection = Stream.concat(
                        scene.concerns().stream()
                                .filter(heard ->
                                        scene.reaches(inquiry, heard.hop().issuer(), measures))
                                .map(heard -> new Objection(heard.concern().verdict(), Ground.CONCERN)),
                        disagreements.stream()
                                .map(one -> new Objection(one.agreement().verdict(), Ground.DISAGREEMENT)))
                .min(Comparator.comparing(Objection::verdict).thenComparing(Objection::ground))
                .filter(worst -> worst.verdict().compareTo(outcome.decision()) < 0);
        return whole(outcome, inquiry, objection, disagreements);
    }

    /** What stands against an answer, whatever was measured. */
    private record Objection(Decision verdict, Ground ground) {}

    private record Disagreement(Rules.Agreement agreement, List<Vouch> vouches) {}

    private TrustAnswer withoutPaths(Decision decision, Ground ground, List<Need> needs) {
        Explanation explanation =
                new Explanation(List.of(), 0, List.of(), 0, List.of(), List.of(), 0, needs, List.of());
        Measure nothing = Parts.nothing(policy.rules().decide());
        return answer(decision, ground, nothing, explanation);
    }

    private TrustAnswer whole(
            Outcome outcome, Inquiry inquiry, Optional<Objection> objection, List<Disagreement> disagreements) {
        Parts parts = new Parts(scene, solver, inquiry);
        List<Did> cut = parts.cut(outcome.told());
        List<Vouch> disagreeing = disagreements.stream()
                .flatMap(disagreement -> disagreement.vouches().stream())
                .distinct()
                .toList();
        Account account = new Account(scene, outcome, cut, disagreeing);
        List<NotCounted> notCounted = account.notCounted();
        Decision decision = objection.map(Objection::verdict).orElse(outcome.decision());
        Ground ground = objection.map(Objection::ground).orElse(outcome.ground());
        boolean counting = outcome.told() instanceof Told.Leaf leaf && leaf.at() instanceof Decide.Vouchers;
        Explanation explanation = new Explanation(
                Account.first(account.because()),
                Account.more(account.because()),
                Account.first(account.dependent()),
                Account.more(account.dependent()),
                ground == Ground.DEPENDENT ? cut : List.of(),
                Account.first(notCounted),
                Account.more(notCounted),
                decision == Decision.DENY || decision == Decision.ALLOW ? List.of() : parts.needs(outcome.told(), cut),
                objection.isPresent() ? List.of() : account.counterfactuals(inquiry, outcome.decision(), solver::solve),
                counting && ground != Ground.FAILED ? List.of() : parts.of(outcome.told()));
        return answer(decision, ground, outcome.told().measure(outcome.counted().lower()), explanation);
    }

    private TrustAnswer answer(Decision decision, Ground ground, Measure result, Explanation explanation) {
        return new TrustAnswer(
                question, new PolicyName(policy.name(), policy.digest()), decision, ground, result, explanation);
    }
}
