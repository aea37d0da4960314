package coop.kith.trust.policy;

import coop.kith.trust.algorithm.opinion.EvidenceFlow;
import coop.kith.trust.algorithm.opinion.EvidenceFlow.Known;
import coop.kith.trust.algorithm.opinion.Opinion;
import coop.kith.trust.algorithm.opinion.Said;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.exact.Fraction;
import coop.kith.trust.policy.Rules.Role;
import coop.kith.trust.policy.Solver.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be thought of the subject from what the policy's rules make of the evidence. The asker is nobody of the graph; to them each anchor is somebody with {@value Said#MOST}
 * thousandths of a piece of evidence in favour. Evidence that may not be followed by more counts in favour of nobody but the subject; against somebody it counts always.
 */
record OpinionLeaf(Decide.Opinion leaf, EvidenceFlow flow, Inquiry inquiry) {
    static final String NAME = "opinion";

    private static final Fraction MILLION = Fraction.of(1_000_000);
    private static final Fraction PRIOR = Fraction.of(Opinion.PRIOR * 1_000_000L);

    static OpinionLeaf of(Decide.Opinion leaf, Scene scene, Inquiry inquiry) {
        int asker = inquiry.graph().size();
        List<Said> said = new ArrayList<>();
        inquiry.anchors().forEach(anchor -> said.add(new Said(asker, anchor, Said.MOST, 0)));
        for (Vouch vouch : scene.vouches()) {
            int from = scene.entities().number(vouch.issuer());
            int about = scene.entities().number(vouch.subject());
            boolean there =
                    !inquiry.without().contains(from) && !inquiry.without().contains(about);
            boolean counts = about == inquiry.subject()
                    ? vouch.role() != Role.INTRODUCES
                    : vouch.role() != Role.VOUCHES && vouch.depth() > 0;
            if (there && (counts || vouch.negative() > 0)) {
                said.add(new Said(from, about, counts ? vouch.positive() : 0, vouch.negative()));
            }
        }
        return new OpinionLeaf(leaf, EvidenceFlow.of(asker + 1, said, asker, leaf.budget()), inquiry);
    }

    Known known() {
        return flow.after(leaf.maxDepth()).get(inquiry.subject());
    }

    /** The belief in millionths. */
    Interval interval() {
        Known known = known();
        return new Interval(
                NAME,
                belief(known.positiveLow(), known.negativeHigh()),
                belief(known.positiveHigh(), known.negativeLow()),
                leaf.atLeast().times(MILLION));
    }

    private static Fraction belief(long positive, long negative) {
        Fraction most = Fraction.of(positive);
        return most.times(MILLION).over(most.plus(Fraction.of(negative)).plus(PRIOR));
    }

    /** What one speaker added to the least evidence in favour, in millionths of a piece. */
    record Contribution(int from, long amount) {}

    List<Contribution> contributions() {
        List<Known> before = flow.after(leaf.maxDepth() - 1);
        List<Contribution> parts = new ArrayList<>();
        for (Said said : flow.about(inquiry.subject())) {
            if (said.from() < inquiry.graph().size()) {
                Known speaker = before.get(said.from());
                Fraction part = belief(speaker.positiveLow(), speaker.negativeHigh())
                        .times(Fraction.of(said.positive() * 1_000))
                        .over(MILLION);
                if (part.floor() > 0) {
                    parts.add(new Contribution(said.from(), part.floor()));
                }
            }
        }
        return parts;
    }
}
