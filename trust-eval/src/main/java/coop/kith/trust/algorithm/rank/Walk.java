package coop.kith.trust.algorithm.rank;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

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
 * <p><b>Cost.</b> A sweep reads 8 bytes an edge and gathers one long; three longs a node are kept.
 *
 * <p><b>What it resists.</b> A region without seeds holds at most what {@link SybilBound} says, whatever it does inside. <b>What it does not resist:</b> edges that lead there; and a rank
 * is a share of attention, not a probability that somebody is honest.
 */
public final class Walk {
    private static final int BLOCK = 1 << 11;

    private final RankGraph graph;
    private final Seeds seeds;
    private final Alpha alpha;
    private final BitSet absorbing;
    private final long[] perUnit;
    private final long[] restart;
    private long[] current;

    private Walk(RankGraph graph, Seeds seeds, Alpha alpha, BitSet absorbing) {
        if (seeds.weights().lastKey() >= graph.nodes()) {
            throw new IllegalArgumentException("seed " + seeds.weights().lastKey() + " is no node of " + graph.nodes());
        }
        this.graph = graph;
        this.seeds = seeds;
        this.alpha = alpha;
        this.absorbing = absorbing;
        this.perUnit = new long[graph.nodes()];
        this.restart = new long[graph.nodes()];
        this.current = new long[graph.nodes()];
        toSeeds(current, Scores.ONE);
    }

    /** {@code sweeps} of them, at least 1, on this thread. */
    public static Walk of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps) {
        return killed(graph, seeds, alpha, sweeps, new BitSet());
    }

    /** The same result with the threads of {@code pool}. Where the calling thread is interrupted meanwhile, the work goes on to its end. */
    public static Walk of(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, ForkJoinPool pool) {
        return pool.submit(() -> new Walk(graph, seeds, alpha, new BitSet()).sweep(sweeps, true))
                .join();
    }

    /** A walk that ends where it enters one of these nodes. */
    static Walk killed(RankGraph graph, Seeds seeds, Alpha alpha, int sweeps, BitSet absorbing) {
        return new Walk(graph, seeds, alpha, absorbing).sweep(sweeps, false);
    }

    private Walk sweep(int sweeps, boolean parallel) {
        if (sweeps < 1) {
            throw new IllegalArgumentException("a rank takes at least one sweep, not " + sweeps);
        }
        int nodes = graph.nodes();
        long[] next = new long[nodes];
        for (int done = 0; done < sweeps; done++) {
            toSeeds(restart, alpha.restart(Scores.ONE, spread()));
            IntStream blocks = IntStream.range(0, (nodes + BLOCK - 1) / BLOCK);
            long[] target = next;
            (parallel ? blocks.parallel() : blocks)
                    .forEach(block -> gather(target, block * BLOCK, Math.min(nodes, (block + 1) * BLOCK)));
            next = current;
            current = target;
        }
        return this;
    }

    /** Sets what each node passes on a unit of weight; returns what stands at nodes that point nowhere. */
    private long spread() {
        long loose = 0;
        for (int node = 0; node < perUnit.length; node++) {
            long given = graph.given(node);
            boolean ends = absorbing.get(node);
            if (given == 0 && !ends) {
                loose += current[node];
            }
            perUnit[node] = given == 0 || ends ? 0 : alpha.keep(current[node]) / given;
        }
        return loose;
    }

    private void gather(long[] target, int from, int to) {
        for (int node = from; node < to; node++) {
            target[node] = restart[node] + graph.gather(node, perUnit);
        }
    }

    private void toSeeds(long[] units, long mass) {
        long total = seeds.total();
        for (Map.Entry<Integer, Integer> seed : seeds.weights().entrySet()) {
            units[seed.getKey()] = Seeds.share(mass, seed.getValue(), total);
        }
    }

    /** The scores after {@code sweeps} sweeps, which the caller says again because the error follows from it. */
    Scores scores(int sweeps) {
        double error = alpha.billionths() == 0 ? Double.POSITIVE_INFINITY : unseen(alpha, sweeps) + lost(graph, alpha);
        return new Scores(current.clone(), error);
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
        long sum = 0;
        for (int node = absorbing.nextSetBit(0); node >= 0; node = absorbing.nextSetBit(node + 1)) {
            sum += graph.gather(node, perUnit);
        }
        return sum;
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
        if (restart[node] > 0) {
            parts.add(new Contribution(-1, restart[node]));
        }
        for (int edge = graph.first(node); edge < graph.first(node + 1); edge++) {
            long units = perUnit[graph.source(edge)] * graph.weight(edge);
            if (units > 0) {
                parts.add(new Contribution(graph.source(edge), units));
            }
        }
        parts.sort(Comparator.comparing(Contribution::units).reversed().thenComparing(Contribution::from));
        return List.copyOf(parts);
    }

    static long total(Collection<Contribution> parts) {
        return parts.stream().mapToLong(Contribution::units).sum();
    }
}
