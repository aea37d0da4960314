package coop.kith.trust.algorithm.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    /** One of so many of a graph's edges is pushed along at most, and then it is swept: a push costs many times as much an edge, and several sweeps are saved. */
    private static final int PART = 8;

    /** So little is never open that a push would end for that. */
    private static final long NOTHING = Long.MIN_VALUE;

    /** What part of that is pushed along before anything is foretold from it. */
    private static final int SURE = 1 << 4;

    /** The first threshold of {@link #best}, as a part of all mass, and by how much each is smaller than the one before. */
    private static final int COARSE = 1 << 8;

    private static final int FINER = 1 << 2;

    private final RankGraph graph;
    private final Rows forward;
    private final long given;

    private LiveRank(RankGraph graph, Rows forward) {
        this.graph = graph;
        this.forward = forward;
        this.given = IntStream.range(0, graph.nodes()).mapToLong(graph::givenBy).sum();
    }

    public static LiveRank of(RankGraph graph) {
        return new LiveRank(graph, graph.forward());
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
        return pushing.intervals(pushing.run(budget, NOTHING));
    }

    /** A node and between what its rank lies, in units. */
    public record Bounds(int node, long lower, long upper) {}

    /**
     * The best of a rank, as far as is known.
     *
     * @param nodes best first, equals by number
     * @param certain how many of them, from the first on, are certainly among the best so many
     * @param edges how many edges were pushed along
     * @param swept whether pushing was not enough, and the whole graph was swept
     */
    public record Best(List<Bounds> nodes, int certain, long edges, boolean swept) {
        public Best {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * The best {@code count} nodes of a rank. Pushes, each time to a smaller residual, until no more is open than the tolerance. As soon as it can be foretold from what was open after so many
     * edges that an eighth of the graph's will not suffice, or when they are walked, sweeps the whole graph, beginning with what the pushes found, which on graphs without neighbourhoods is quicker.
     *
     * @param tolerance how wide an interval may be, above 0 and below 1
     */
    public Best best(Seeds seeds, Alpha alpha, int count, double tolerance) {
        if (count < 1 || !(tolerance > 0 && tolerance < 1) || alpha.billionths() == 0) {
            throw new IllegalArgumentException(
                    "the best are at least 1, within a tolerance between 0 and 1 and with an alpha above 0");
        }
        Pushing pushing = new Pushing(seeds, alpha, threshold());
        long enough = (long) (tolerance * Scores.ONE);
        long budget = graph.edges() / PART + 1L;
        Depth depth = new Depth(0, Scores.ONE);
        boolean isWorthIt = true;
        while (isWorthIt) {
            Depth before = depth;
            long walked = before.walked() + pushing.run(budget - before.walked(), enough);
            depth = new Depth(walked, pushing.open());
            isWorthIt = pushing.mayGoDeeper()
                    && depth.open() > enough
                    && (walked <= budget / SURE || depth.foretold(before, enough) <= budget);
            if (isWorthIt) {
                pushing.lower();
            }
        }
        return depth.open() <= enough
                ? pushing.best(count, depth.walked())
                : pushing.swept(count, depth.walked(), tolerance);
    }

    /** What was open after so many edges. */
    private record Depth(long walked, long open) {
        /** How many edges it takes until no more is open than {@code enough}, if that goes on as from {@code before} to here: edges are as a power of what is open. */
        double foretold(Depth before, long enough) {
            double power =
                    StrictMath.log((double) walked / before.walked()) / StrictMath.log((double) before.open() / open);
            return walked * StrictMath.pow((double) open / enough, power);
        }
    }

    /** What makes a node that gives as much as most do worth a push when some thousandths are there. */
    private long threshold() {
        return Scores.ONE / COARSE / (given / graph.nodes() + 1) + 1;
    }

    /** One question's state. */
    private final class Pushing {
        private final Seeds seeds;
        private final Alpha alpha;
        private final Touched touched;

        /** What is open but for rounding. */
        private long about;

        Pushing(Seeds seeds, Alpha alpha, long threshold) {
            this.seeds = seeds;
            this.alpha = alpha;
            this.touched = new Touched(graph::givenBy, threshold);
            toSeeds(Scores.ONE);
            about = alpha.keep(Scores.ONE);
        }

        private void toSeeds(long mass) {
            long total = seeds.total();
            seeds.weights()
                    .forEach((node, weight) ->
                            touched.give(graph.numbering().row(node), Seeds.share(mass, weight, total)));
        }

        /** Pushes until nobody waits, the next would be beyond the budget, or no more than {@code enough} is open; returns the edges walked. */
        long run(long budget, long enough) {
            long walked = 0;
            while (about > enough && !touched.isSettled() && walked + cost(touched.next()) <= budget) {
                int row = touched.next();
                touched.remove();
                walked += cost(row);
                push(row);
            }
            return walked;
        }

        private long cost(int row) {
            return graph.givenBy(row) == 0
                    ? seeds.weights().size()
                    : (long) forward.first(row + 1) - forward.first(row);
        }

        /** Settles what ends here, rounded down, and passes the rest on. */
        private void push(int row) {
            long residual = touched.take(row);
            long onward = alpha.keep(residual);
            touched.settle(row, Math.max(0, residual - onward - 1));
            about -= onward - alpha.keep(onward);
            long given = graph.givenBy(row);
            if (given == 0) {
                toSeeds(onward);
                return;
            }
            long perUnit = onward / given;
            for (int edge = forward.first(row), end = forward.first(row + 1); edge < end; edge++) {
                touched.give(forward.other(edge), perUnit * forward.weight(edge));
            }
        }

        boolean mayGoDeeper() {
            return touched.isSettled() && touched.threshold() > 1;
        }

        /** From now on pushes smaller residuals too. */
        void lower() {
            touched.lower(Math.max(1, touched.threshold() / FINER));
        }

        /** The least that a row has: what has settled, and of the rest what settles where it stands. */
        private long least(long residual, long settled) {
            return settled + Math.max(0, residual - alpha.keep(residual) - 1);
        }

        /** What is in no row's least. */
        long open() {
            about = Scores.ONE;
            touched.each((row, residual, settled) -> about -= least(residual, settled));
            return about;
        }

        Best best(int count, long walked) {
            Leaders leaders = new Leaders(count + 1, graph.nodes());
            touched.each(
                    (row, residual, settled) -> leaders.offer(graph.numbering().node(row), least(residual, settled)));
            return best(leaders, count, 0, open(), walked, false);
        }

        /** From sweeps that begin with what stands where it stands now. */
        Best swept(int count, long walked, double tolerance) {
            long[] units = new long[graph.nodes()];
            touched.each((row, residual, settled) -> units[row] = settled + residual);
            Approach approach = new Approach(graph, seeds, alpha, units);
            approach.to(tolerance);
            Leaders leaders = new Leaders(count + 1, graph.nodes());
            for (int row = 0; row < units.length; row++) {
                leaders.offer(graph.numbering().node(row), approach.units(row));
            }
            return best(leaders, count, units(approach.below()), units(approach.above()), walked, true);
        }

        private long units(double share) {
            return (long) Math.ceil(Math.min(1, share) * Scores.ONE);
        }

        /** Of leaders with one more than is wanted, each known to be no more below and above what it holds. */
        private Best best(Leaders leaders, int count, long below, long above, long walked, boolean swept) {
            List<Bounds> all = new ArrayList<>();
            leaders.take((node, held) ->
                    all.add(new Bounds(node, Math.max(0, held - below), Math.min(Scores.ONE, held + above))));
            List<Bounds> nodes = all.subList(0, Math.min(count, all.size()));
            long others = all.size() > count ? all.get(count).upper() : Math.min(Scores.ONE, above);
            boolean everybody = nodes.size() == graph.nodes();
            long certain = nodes.stream()
                    .takeWhile(bounds -> everybody || bounds.lower() > others)
                    .count();
            return new Best(nodes, (int) certain, walked, swept);
        }

        Intervals intervals(long walked) {
            List<Settled> settled = new ArrayList<>();
            touched.each((row, residual, units) -> {
                if (units > 0) {
                    settled.add(new Settled(graph.numbering().node(row), units));
                }
            });
            settled.sort(Comparator.comparing(Settled::units).reversed().thenComparing(Settled::node));
            long sum = settled.stream().mapToLong(Settled::units).sum();
            return new Intervals(settled, Scores.ONE - sum, walked, touched.isSettled());
        }
    }
}
