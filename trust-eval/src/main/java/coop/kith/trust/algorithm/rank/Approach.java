package coop.kith.trust.algorithm.rank;

import coop.kith.trust.algorithm.rank.Sweep.Moved;
import java.util.BitSet;

/**
 * Sweeps until little moves, for answers that need not be canonical.
 *
 * <p><b>Error.</b> With d the change of the last sweep to x, pi - x = the sum over j from 1 on of ((1 - alpha) P')^j d, and what each sweep's rounding lost. P' keeps sums, so the true scores lie above
 * x by at most (1 - alpha) / alpha times the sum of what rose, below by as much of what fell, each with the rounding of {@link Walk} added; and all scores together are away by at most the sum
 * of both. Where the sweeps began makes no difference to that. Mutable; one question's own.
 */
final class Approach {
    /** Far more than the few roundings of doubles on the way can lose. */
    private static final double ROUNDING = 1 + 1e-12;

    private final RankGraph graph;
    private final Alpha alpha;
    private final Sweep sweep;
    private final double lost;
    private final long[] units;
    private double above = Double.POSITIVE_INFINITY;
    private double below = Double.POSITIVE_INFINITY;

    /** From the seeds. */
    Approach(RankGraph graph, Seeds seeds, Alpha alpha) {
        this(graph, seeds, alpha, new long[graph.nodes()]);
        sweep.toSeeds(units, Scores.ONE);
    }

    /** From what stands in these rows, at most one in all; the array is the caller's gift. */
    Approach(RankGraph graph, Seeds seeds, Alpha alpha, long[] rows) {
        this.graph = graph;
        this.alpha = alpha;
        this.sweep = new Sweep(graph, seeds, alpha, new BitSet(), false);
        this.lost = Walk.lost(graph, alpha);
        this.units = rows;
    }

    /** Until all scores together are within {@code tolerance}, or as near as that many sweeps come whatever the graph. */
    void to(double tolerance) {
        int most = alpha.sweepsFor(tolerance * alpha.value() / 2);
        sweep.from(units);
        for (int done = 0; done < most && total() > tolerance; done++) {
            Moved moved = sweep.replace(units);
            above = bound(moved.up());
            below = bound(moved.down());
        }
    }

    private double bound(long moved) {
        return (moved * 0x1p-62 * (1 - alpha.value()) / alpha.value() + lost) * ROUNDING;
    }

    /** By how much all scores together can be away from the true ones. */
    double total() {
        return above + below;
    }

    /** How far a true score can be above the one here. */
    double above() {
        return above;
    }

    /** How far a true score can be below the one here. */
    double below() {
        return below;
    }

    long units(int row) {
        return units[row];
    }

    Scores scores() {
        return Scores.of(graph.numbering(), units, total());
    }
}
