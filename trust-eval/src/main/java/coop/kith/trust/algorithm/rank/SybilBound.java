package coop.kith.trust.algorithm.rank;

import java.util.BitSet;

/**
 * The most that a region without seeds can hold of a personalised rank, whatever it does inside: certified, per question.
 *
 * <p><b>Definition.</b> For a set S of nodes without a seed, H(S) = ((1 - alpha) / alpha) times the sum over u outside S of pi0(u) P(u, S), where pi0 is the rank of a walk that ends on entering
 * S. Then {@code pi(S) <= H(S) <= 1}: a walk from the seeds is in S only after it came in from outside, each entry is counted where it happens, and from an entry on it stays for
 * 1 / alpha steps on average before it goes back, if S never lets it out. Nothing in S enters the formula. (With pi in the place of pi0 the formula holds too, but can exceed 1.)
 *
 * <p><b>Example.</b> A seed that gives a friend 3 and a stranger 1, both of whom point nowhere else, alpha 1/5: {@code SybilBoundTest} works it out, for one
 * stranger and for one with 10,000 puppets.
 *
 * <p><b>Cost.</b> As many sweeps as the rank itself.
 *
 * <p><b>What it does not say:</b> where the region begins. The caller names the suspected edges, {@link RankGraph#behind} says what lies behind.
 */
public final class SybilBound {
    /** Far more than the few roundings of doubles on the way can lose. */
    private static final double ROUNDING = 1e-12;

    private SybilBound() {}

    /** H of these nodes, numeric error added upwards, at most 1. Throws where a seed is among the nodes: then there is no bound. */
    public static double of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, BitSet region) {
        if (alpha.billionths() == 0) {
            throw new IllegalArgumentException("a walk that never goes back has no bound");
        }
        if (seeds.weights().keySet().stream().anyMatch(region::get)) {
            throw new IllegalArgumentException("a region with a seed in it has no bound");
        }
        if (region.length() > graph.nodes()) {
            throw new IllegalArgumentException("node " + (region.length() - 1) + " is no node of " + graph.nodes());
        }
        Walk walk = Walk.killed(graph, seeds, alpha, sweeps, region);
        double entered = walk.absorbed() * 0x1p-62;
        double away = Walk.unseen(alpha, sweeps) + 2 * Walk.lost(graph, alpha);
        return Math.min(1, (entered + away) / alpha.value() * (1 + ROUNDING));
    }
}
