package coop.kith.trust.algorithm.rank;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;

/**
 * A personalised rank for somebody who waits: an interval for each node, from the neighbourhood of the seeds alone.
 *
 * <p><b>Definition.</b> Forward push. All mass stands at the seeds as residual; a push settles alpha of a node's residual there and passes the rest along its edges. What has settled at a node
 * is at most its true rank, since every settled unit is a walk that ends there; and since ranks add up to one, the rank is at most that plus all that has not settled anywhere.
 * A node is pushed while its residual is above {@code threshold} for each unit of weight it gives.
 *
 * <p>Whole units of 2^-62, rounded so that both ends stay true. The canonical value of {@link Walk} lies in the interval widened by its own error: that is a law of the tests. Where a decision's
 * threshold lies inside, ask {@link Walk}.
 *
 * <p><b>Example.</b> The two nodes of {@link Walk}: one push settles 1/2 at the seed and leaves 1/2 at the other: [1/2, 1] and [0, 1/2], around 2/3 and 1/3.
 *
 * <p><b>Cost.</b> At most 1 / (alpha threshold) edges, and no more than the budget; memory for the nodes that were touched. 16 bytes an edge for the graph in both directions.
 *
 * <p>Source: R. Andersen, F. Chung, K. Lang, Local Graph Partitioning using PageRank Vectors, FOCS 2006. Immutable; safe for many threads.
 */
public final class LiveRank {
    private final RankGraph graph;
    private final RankGraph forward;

    private LiveRank(RankGraph graph, RankGraph forward) {
        this.graph = graph;
        this.forward = forward;
    }

    public static LiveRank of(RankGraph graph) {
        return new LiveRank(graph, graph.reversed());
    }

    /**
     * What is known after the pushes.
     *
     * @param settled the nodes that hold anything, best first, equals by number
     * @param open what has not settled: the width of every interval, in units
     * @param edges how many edges were walked
     * @param finished whether the threshold was met within the budget
     */
    public record Intervals(List<Settled> settled, long open, long edges, boolean finished) {
        public Intervals {
            settled = List.copyOf(settled);
        }

        /** The least that {@code node} has, in units. */
        public long lower(int node) {
            return settled.stream()
                    .filter(one -> one.node() == node)
                    .mapToLong(Settled::units)
                    .findFirst()
                    .orElse(0);
        }

        /** The most that {@code node} has, in units. */
        public long upper(int node) {
            return Math.min(Scores.ONE, lower(node) + open);
        }
    }

    /** A node and what has settled there at least. */
    public record Settled(int node, long units) {}

    /**
     * The intervals of a rank.
     *
     * @param threshold units of residual for each unit of weight, at least 1
     * @param budget how many edges may be walked, at least 1
     */
    public Intervals push(Seeds seeds, Alpha alpha, long threshold, long budget) {
        if (threshold < 1 || budget < 1 || alpha.billionths() == 0) {
            throw new IllegalArgumentException("a push takes an alpha above 0, a threshold and a budget of at least 1");
        }
        if (seeds.weights().lastKey() >= graph.nodes()) {
            throw new IllegalArgumentException("seed " + seeds.weights().lastKey() + " is no node of " + graph.nodes());
        }
        Pushing pushing = new Pushing(seeds, alpha, threshold);
        pushing.toSeeds(Scores.ONE);
        long walked = 0;
        while (!pushing.queue.isEmpty() && walked + pushing.cost(pushing.queue.element()) <= budget) {
            walked += pushing.push(pushing.queue.remove());
        }
        return pushing.intervals(walked);
    }

    /** One question's state. */
    private final class Pushing {
        private final Seeds seeds;
        private final Alpha alpha;
        private final long threshold;
        private final Touched touched = new Touched();
        private final ArrayDeque<Integer> queue = new ArrayDeque<>();

        Pushing(Seeds seeds, Alpha alpha, long threshold) {
            this.seeds = seeds;
            this.alpha = alpha;
            this.threshold = threshold;
        }

        void toSeeds(long mass) {
            long total = seeds.total();
            seeds.weights().forEach((node, weight) -> give(node, Seeds.share(mass, weight, total)));
        }

        private void give(int node, long units) {
            int slot = touched.slot(node);
            long before = touched.residual(slot);
            touched.setResidual(slot, before + units);
            if (!above(node, before) && above(node, before + units)) {
                queue.add(node);
            }
        }

        private boolean above(int node, long residual) {
            long given = Math.max(1, graph.given(node));
            return residual / threshold > given;
        }

        /** How many edges a push of this node walks. */
        long cost(int node) {
            return graph.given(node) == 0
                    ? seeds.weights().size()
                    : (long) forward.first(node + 1) - forward.first(node);
        }

        /** Settles what ends here, rounded down, and passes the rest on; returns the edges walked. */
        long push(int node) {
            int slot = touched.slot(node);
            long residual = touched.residual(slot);
            touched.setResidual(slot, 0);
            long onward = alpha.keep(residual);
            touched.settle(slot, Math.max(0, residual - onward - 1));
            long given = graph.given(node);
            if (given == 0) {
                toSeeds(onward);
                return seeds.weights().size();
            }
            long perUnit = onward / given;
            int first = forward.first(node);
            int end = forward.first(node + 1);
            for (int edge = first; edge < end; edge++) {
                give(forward.source(edge), perUnit * forward.weight(edge));
            }
            return (long) end - first;
        }

        Intervals intervals(long walked) {
            List<Settled> settled = touched.settled();
            long sum = settled.stream().mapToLong(Settled::units).sum();
            List<Settled> best = settled.stream()
                    .sorted(Comparator.comparing(Settled::units).reversed().thenComparing(Settled::node))
                    .toList();
            return new Intervals(best, Scores.ONE - sum, walked, queue.isEmpty());
        }
    }
}
