package coop.kith.trust.policy;

import coop.kith.trust.algorithm.rank.Alpha;
import coop.kith.trust.algorithm.rank.EigenTrust;
import coop.kith.trust.algorithm.rank.OpenRank;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import coop.kith.trust.algorithm.rank.SybilRank;
import coop.kith.trust.algorithm.rank.Walk;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.exact.Fraction;
import coop.kith.trust.policy.Decide.Preset;
import coop.kith.trust.policy.Solver.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A rank over the vouches that a policy admits: the anchors are the seeds, amounts the weights; see {@link RankGraphs} for the graphs. */
record RankLeaf(Decide.Rank leaf, RankGraph trust, RankGraph distrust, Inquiry inquiry) {
    static final String NAME = "rank";

    /** More than the steps of a walk over any number of entities that an int can count. */
    private static final int MOST_STEPS = Integer.SIZE;

    private static final Fraction ONE = Fraction.of(BigDecimal.valueOf(Scores.ONE));

    static RankLeaf of(Decide.Rank leaf, Scene scene, Inquiry inquiry) {
        RankGraph trust = RankGraphs.trust(inquiry);
        return new RankLeaf(
                leaf,
                leaf.preset() == Preset.SYBILRANK ? RankGraphs.mutual(trust, inquiry) : trust,
                leaf.preset() == Preset.OPENRANK
                        ? RankGraphs.distrust(scene, inquiry, trust.nodes())
                        : RankGraph.builder(trust.nodes()).build(),
                inquiry);
    }

    Interval interval() {
        if (inquiry.anchors().isEmpty()) {
            return new Interval(NAME, Fraction.ZERO, Fraction.ZERO, needed());
        }
        Scores scores = scores();
        BigDecimal units = BigDecimal.valueOf(scores.units(inquiry.subject()));
        BigDecimal error = error(scores);
        return new Interval(
                NAME,
                Fraction.of(units.subtract(error).max(BigDecimal.ZERO)),
                Fraction.of(units.add(error).max(BigDecimal.ZERO)),
                needed());
    }

    private Scores scores() {
        return switch (leaf.preset()) {
            case PPR -> PersonalRank.of(trust, seeds(), leaf.alpha(), leaf.sweeps());
            case EIGENTRUST -> EigenTrust.of(trust, seeds(), leaf.alpha(), leaf.sweeps());
            case OPENRANK -> OpenRank.of(trust, distrust, seeds(), leaf.alpha(), leaf.sweeps());
            case SYBILRANK -> SybilRank.of(trust, seeds());
        };
    }

    /** In units, rounded up. */
    private BigDecimal error(Scores scores) {
        return leaf.preset() == Preset.SYBILRANK
                ? rounding()
                : new BigDecimal(scores.error())
                        .multiply(BigDecimal.valueOf(Scores.ONE))
                        .setScale(0, RoundingMode.CEILING);
    }

    /**
     * How far a SybilRank can be from the value of its own definition, which ends after its steps: at each step, and when the seeds are given their shares, a node loses less than it gives in all
     * and one unit more; nothing is lost twice, since a step moves what is there and makes none; and the division at the end loses less than one.
     */
    private BigDecimal rounding() {
        BigInteger step = BigInteger.ZERO;
        for (int node = 0; node < trust.nodes(); node++) {
            step = step.add(BigInteger.valueOf(trust.given(node) + 1));
        }
        return new BigDecimal(step.multiply(BigInteger.valueOf(MOST_STEPS + 1L)).add(BigInteger.ONE));
    }

    private Seeds seeds() {
        return Seeds.of(inquiry.anchors());
    }

    private Fraction needed() {
        return leaf.atLeast().times(ONE);
    }

    /** The rank itself, in units; below zero where more is taken off than is there. */
    Fraction value() {
        return inquiry.anchors().isEmpty() ? Fraction.ZERO : Fraction.of(scores().units(inquiry.subject()));
    }

    /**
     * What one entity adds to the rank, or takes off.
     *
     * @param from -1 for what comes from the seeds directly
     */
    record Contribution(int from, long units) {}

    /** What the rank is made of, the weightiest first, up to what rounding loses; empty where there is no seed. */
    List<Contribution> contributions() {
        if (inquiry.anchors().isEmpty()) {
            return List.of();
        }
        boolean early = leaf.preset() == Preset.SYBILRANK;
        Walk walk = early
                ? Walk.of(trust, seeds(), new Alpha(0), steps())
                : Walk.of(trust, seeds(), leaf.alpha(), leaf.sweeps());
        long shared = early ? Math.max(1, trust.given(inquiry.subject())) : 1;
        List<Contribution> parts = new ArrayList<>();
        walk.contributions(inquiry.subject())
                .forEach(part -> parts.add(new Contribution(part.from(), part.units() / shared)));
        if (leaf.preset() == Preset.OPENRANK) {
            parts.addAll(takenOff());
        }
        parts.sort(Comparator.comparing((Contribution part) -> -Math.abs(part.units()))
                .thenComparing(Contribution::from));
        return parts.stream().filter(part -> part.units() != 0).toList();
    }

    /** As many as {@link SybilRank} takes. */
    private int steps() {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(trust.nodes() - 1));
    }

    private List<Contribution> takenOff() {
        Scores before = EigenTrust.of(trust, seeds(), leaf.alpha(), leaf.sweeps());
        List<Contribution> parts = new ArrayList<>();
        for (int from = 0; from < distrust.nodes(); from++) {
            int weight = distrust.weight(from, inquiry.subject());
            if (weight > 0) {
                BigInteger units = BigInteger.valueOf(before.units(from))
                        .multiply(BigInteger.valueOf(weight))
                        .divide(BigInteger.valueOf(distrust.given(from)));
                parts.add(new Contribution(from, -units.longValueExact()));
            }
        }
        return parts;
    }
}
