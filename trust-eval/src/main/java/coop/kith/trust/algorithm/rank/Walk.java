package coop.kith.trust.algorithm.rank;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * Personalised PageRank, the kernel of every preset: the share of its time that a walk spends at each node, when it follows edges by their weights and at each step goes
 * back to a seed with probability alpha.
 *
 * <p><b>Definition.</b> P is the matrix of weights with rows that add up to 1, r the seeds with weights that add up to 1; a node that points nowhere points to the seeds. The true
 * value is pi = alpha r + (1 - alpha) P' pi. The canonical value, which is what this class computes, is K sweeps from r in whole units of 2^-62:
 * <pre>
 *   c_u    = floor(pi_u (1 - alpha) / W_u)                    W_u what u gives in all
 *   next_v = restart_v + sum over u of c_u w_uv
 * </pre>
 * Only c and the restart are rounded, down, once a node; the rest are sums of whole numbers, which have the same result in any order. One thread or eight, one machine or a cluster, Java or
 * not: the same bits.
 *
 * <p><b>Error.</b> Each score is at most (1 - alpha)^K + (sum over u of (W_u + 1) + 1) 2^-62 / alpha from the true value: what K sweeps have not seen, and what rounding lost.
 *
 * <p><b>Example.</b> Two nodes that point at each other, the first the seed, alpha 1/2: pi_0 = 1/2 + 1/2 pi_1 and pi_1 = 1/2 pi_0, so 2/3 and 1/3.
 *
 * <p><b>Explanation.</b> What a node has is the sum of what its restart and each node that points at it passed on in the last sweep ({@link #contributions}): equal to the unit.
 *
 * <p><b>Cost.</b> A sweep reads 8 bytes an edge and gathers one long; four longs a node are kept.
 *
 * <p><b>What it resists.</b> A region without seeds holds at most what {@link SybilBound} says, whatever it does inside. <b>What it does not resist:</b> edges that lead there; and a rank
 * is a share of attention, not a probability that somebody is honest.
 */
public final class Walk {
    private final RankGraph graph;
    private final Alpha alpha;
    private final Sweep sweep;
    private final long[] units;

    private Walk(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, BitSet absorbing, boolean parallel) {
        if (sweeps < 1) {
            throw new IllegalArgumentException("a rank takes at least one sweep, not " + sweeps);
        }
        this.graph = graph;
        this.alpha = alpha;
        this.sweep = new Sweep(graph, seeds, alpha, absorbing, parallel);
        this.units = new long[graph.nodes()];
        sweep.toSeeds(units, Scores.ONE);
        sweep.from(units, Scores.ONE);
        for (int done = 1; done < sweeps; done++) {
            sweep.pass();
        }
        sweep.last(units);
    }

    /** {@code sweeps} of them, at least 1, on this thread. */
    public static Walk of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps) {
        return killed(graph, seeds, alpha, sweeps, new BitSet());
    }

    /** The same result with the threads of {@code pool}. Where the calling thread is interrupted meanwhile, the work goes on to its end. */
    public static Walk of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, ForkJoinPool pool) {
        return pool.submit(() -> new Walk(graph, seeds, alpha, sweeps, new BitSet(), true))
                .join();
    }

    /** A walk that ends where it enters one of these nodes. */
    static Walk killed(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, BitSet absorbing) {
        return new Walk(graph, seeds, alpha, sweeps, absorbing, false);
    }

    /** The scores after {@code sweeps} sweeps, which the caller says again because the error follows from it. */
    Scores scores(int sweeps) {
        double error = alpha.billionths() == 0 ? Double.POSITIVE_INFINITY : unseen(alpha, sweeps) + lost(graph, alpha);
        return Scores.of(graph.numbering(), units, error);
    }

    /** (1 - alpha)^sweeps, rounded up: {@link StrictMath#pow} is within one unit in the last place, and what its base is off by counts once a sweep. */
    static double unseen(Alpha alpha, int sweeps) {
        return StrictMath.pow(1 - alpha.value(), sweeps) * (1 + (sweeps + 2) * 0x1p-51);
    }

    /** What rounding can lose over all sweeps, all nodes together. */
    static double lost(RankGraph graph, Alpha alpha) {
        double units = 1;
        for (int node = 0; node < graph.nodes(); node++) {
            units += graph.given(node) + 1;
        }
        return Math.nextUp(units * 0x1p-62 / alpha.value());
    }

    /** What the absorbing nodes took in during the last sweep, in units. */
    long absorbed() {
        return sweep.absorbed();
    }

    /**
     * One part of a score.
     *
     * @param from the node that passed it on; -1 for the restart
     */
    public record Contribution(int from, long units) {}

    /** What the score of {@code node} is made of, largest first: the parts add up to it exactly. */
    public List<Contribution> contributions(int node) {
        List<Contribution> parts = new ArrayList<>();
        int row = graph.numbering().row(node);
        if (sweep.restart(row) > 0) {
            parts.add(new Contribution(-1, sweep.restart(row)));
        }
        for (int edge = graph.into().first(row); edge < graph.into().first(row + 1); edge++) {
            if (sweep.over(edge) > 0) {
                parts.add(new Contribution(graph.numbering().node(graph.into().other(edge)), sweep.over(edge)));
            }
        }
        parts.sort(Comparator.comparing(Contribution::units).reversed().thenComparing(Contribution::from));
        return List.copyOf(parts);
    }

    static long total(Collection<Contribution> parts) {
        return parts.stream().mapToLong(Contribution::units).sum();
    }
}
