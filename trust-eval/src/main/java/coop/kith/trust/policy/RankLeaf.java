package coop.kith.trust.policy;

import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import coop.kith.trust.algorithm.rank.Walk;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import coop.kith.trust.policy.Solver.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A rank over the vouches that a policy admits: the anchors are the seeds, amounts the weights. A vouch that may not be followed by another leads to its subject where that is asked about, and else
 * to a place from which nothing leads on: so it counts among what its issuer gives, and makes nobody else heard.
 */
record RankLeaf(Decide.Rank leaf, RankGraph graph, Inquiry inquiry) {
    static final String NAME = "rank";

    private static final Fraction ONE = Fraction.of(BigDecimal.valueOf(Scores.ONE));

    static RankLeaf of(Decide.Rank leaf, Scene scene, Inquiry inquiry) {
        int nowhere = inquiry.graph().size();
        RankGraph.Builder graph = RankGraph.builder(nowhere + 1);
        for (int entity = 0; entity < nowhere; entity++) {
            for (Arc arc : inquiry.graph().from(entity)) {
                if (!inquiry.without().contains(arc.from())
                        && !inquiry.without().contains(arc.to())) {
                    boolean on = arc.to() == inquiry.subject() || arc.depth() > 0;
                    graph.edge(arc.from(), on ? arc.to() : nowhere, arc.amount());
                }
            }
        }
        return new RankLeaf(leaf, graph.build(), inquiry);
    }

    Interval interval() {
        if (inquiry.anchors().isEmpty()) {
            return new Interval(NAME, Fraction.ZERO, Fraction.ZERO, needed());
        }
        Scores scores = PersonalRank.of(graph, Seeds.of(inquiry.anchors()), leaf.alpha(), leaf.sweeps());
        BigDecimal units = BigDecimal.valueOf(scores.units(inquiry.subject()));
        BigDecimal error = new BigDecimal(scores.error())
                .multiply(BigDecimal.valueOf(Scores.ONE))
                .setScale(0, RoundingMode.CEILING);
        return new Interval(
                NAME, Fraction.of(units.subtract(error).max(BigDecimal.ZERO)), Fraction.of(units.add(error)), needed());
    }

    private Fraction needed() {
        return leaf.atLeast().times(ONE);
    }

    /** What the rank is made of; empty where there is no seed. */
    List<Walk.Contribution> contributions() {
        return inquiry.anchors().isEmpty()
                ? List.of()
                : Walk.of(graph, Seeds.of(inquiry.anchors()), leaf.alpha(), leaf.sweeps())
                        .contributions(inquiry.subject());
    }
}
