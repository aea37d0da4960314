package coop.kith.trust.algorithm.rank;

import coop.kith.trust.algorithm.rank.Sweep.Moved;
import java.util.BitSet;

/**
 * Sweeps until little moves, for answers that need not be canonical: in place, each row seeing what the rows before it have just become, as long as that brings more; then such as tell how near
 * the scores are. All in whole numbers and on one thread, so to the same bits everywhere.
 *
 * <p><b>Error.</b> With d the change of the last sweep to x, pi - x = the sum over j from 1 on of ((1 - alpha) P')^j d, and what each sweep's rounding lost. P' keeps sums, so the true scores lie above
 * x by at most (1 - alpha) / alpha times the sum of what rose, below by as much of what fell, each with the rounding of {@link Walk} added; and all scores together are away by at most the sum
 * of both. Where the sweeps began makes no difference to that. Mutable; one question's own.
 */
final class Approach {
    /** Far more than the few roundings of doubles on the way can lose. */
    private static final double ROUNDING = 1 + 1e-12;

    /** How much may move in the last sweep in place, in parts of what may in the sweep after it: that one is moved by a quarter or a third as much. */
    private static final double ENOUGH = 3;

    /** What sweeps in place leave free above the mass, which they do not keep, as a shift. */
    private static final int ROOM = 3;

    /** So many sweeps in place may move more than the one before. */
    private static final int EARLY = 8;

    private final RankGraph graph;
    private final Alpha alpha;
    private final Sweep sweep;
    private final double lost;
    private final long[] units;
    private int done;
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
        relax(tolerance, most);
        sweep.from(units, Scores.ONE);
        for (int exact = 0; exact < most && total() > tolerance; exact++) {
            done++;
            Moved moved = sweep.replace(units);
            above = bound(moved.up());
            below = bound(moved.down());
        }
    }

    /** In place, until the sweep that says how near this is should find it near enough; that one counts, so nothing here need be exact. */
    private void relax(double tolerance, int most) {
        double enough = ENOUGH * tolerance * alpha.value() / (1 - alpha.value());
        long whole = 0;
        for (int row = 0; row < units.length; row++) {
            units[row] >>= ROOM;
            whole += units[row];
        }
        sweep.from(units, whole);
        double moved = 2;
        double before;
        do {
            before = moved;
            moved = (double) sweep.relax(units) / sweep.mass();
            done++;
        } while (done < most && moved > enough && (done < EARLY || moved < before));
        sweep.ends(units);
        double scale = (double) Scores.ONE / sweep.mass() / ROUNDING;
        for (int row = 0; row < units.length; row++) {
            units[row] = (long) (units[row] * scale);
        }
    }

    /** How many sweeps there were of either kind. */
    int done() {
        return done;
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
