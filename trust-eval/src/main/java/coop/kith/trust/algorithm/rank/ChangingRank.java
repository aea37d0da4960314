package coop.kith.trust.algorithm.rank;

import java.util.BitSet;

/**
 * A personalised rank that is kept up while edges come and go: after each change it is known again how far the scores of all nodes together are from the true ones, and nearly always that is no
 * more than a tolerance. A change that would take more work than a sweep leaves the rest to those after it, or to {@link #settle}.
 *
 * <p><b>Definition.</b> Of each node u two numbers are kept: q_u, the mass that has been passed through it so far, and r_u, the residual, which has come to it and was not yet passed through;
 * it may be negative. Of what passes through, alpha settles and the rest goes along the edges, so that q determines it: c_u = (1 - alpha) q_u / W_u for each unit of the weight W_u that u gives. Hence
 * <pre>
 *   r_v = restart_v + sum over u of c_u w_uv - q_v          rank_v = alpha q_v + sum over u of r_u (the rank of v for a walk from u)
 * </pre>
 * To push u is to add r_u to q_u and to pass on what c_u has risen by. Where a row of the graph changes, c_u changes with it, and so does the residual of those it points to or did, and of
 * nobody else [1]. What stands at nodes that point nowhere goes to the seeds. Ranks of single walks add up to one, so all scores alpha q together are away from the true ones by at most the sum of
 * the |r|: once more than the tolerance is open, nodes with much of it are pushed, longest waiting first.
 *
 * <p>All of it is in whole units of 2^-52, and c_u is always worked out from q_u and rounded towards zero, so what was passed on is taken back to the unit and no error grows with
 * the number of changes: rounding loses less than W_u + 2 units at each node, which the error includes. The canonical value of {@link Walk} lies in the interval widened by its own error: a law of the tests,
 * over random streams of changes. The same changes in the same order give the same bits; another order gives another interval around the same value.
 *
 * <p><b>Example.</b> The two nodes of {@link Walk} with alpha 1/2: a points to b, b nowhere, a is the seed; 2/3 and 1/3. Now b points to c. Of the 2/3 that passed through b, half went
 * back to a and goes to c from now on: the residual is -1/3 at a and 1/3 at c, and pushing it gives 4/7, 2/7 and 1/7.
 *
 * <p><b>Cost.</b> A change looks at the row it is in, and pushes along so many edges as the residual takes: nothing where the node has little mass. No more are pushed than one of sixteen of
 * the graph's edges, and none whose residual is small for its edges; where that leaves more open than the tolerance, every node is swept in its order, once. So no change works along more edges than the
 * graph has and a sixteenth, and its own row. What is open after that is in {@link #error} and in all bounds, and is worked off by the changes that follow. In a graph of a million
 * nodes and ten million edges, at 1e-6, half of all changes of an edge cost a tenth of a sweep of {@link Walk} or less, the mean is about a quarter of one, and the slowest less than three. 8 to 12 bytes an edge and 36 a node.
 *
 * <p><b>What it resists.</b> What {@link PersonalRank} does; a stranger who adds and takes away edges in turn costs each time what the mass at his own node costs, which is his rank over alpha.
 *
 * <p>[1] H. Zhang, P. Lofgren, A. Goel, Approximate Personalized PageRank on Dynamic Graphs, KDD 2016. Mutable; not for several threads at once.
 */
public final class ChangingRank {
    /** The least restart probability: with it no sum of masses is beyond a long. */
    public static final Alpha LEAST = new Alpha(62_500_000);

    /** A residual waits to be pushed from so many times its node's share of what may be open on: smaller ones are cheaper to sweep, all at once and now and then. */
    private static final int COARSE = 8;

    /** One of so many edges is pushed along at most before all are swept. */
    private static final int PART = 16;

    private static final int SHIFT = 10;
    private static final long WHOLE = Scores.ONE >> SHIFT;

    private final Numbering numbering;
    private final ChangingRows rows;
    private final Alpha alpha;
    private final double tolerance;
    private final int most;
    private final int[] seeds;
    private final int[] seedWeights;
    private final long total;
    private final long[] passed;
    private final long[] residual;

    /** What was passed on by the start and by nodes that point nowhere, and what of it a seed has for each unit of its weight. */
    private long loose = WHOLE;

    private long each;

    /** Of the residuals the sum, without and with their signs. */
    private long open;

    private long net;

    /** What rounding loses at most. */
    private long lost;

    private long limit;

    /** Along how many edges and rows residuals were passed on so far. */
    private long worked;

    private final BitSet waits = new BitSet();
    private final RowQueue waiting = new RowQueue();

    private ChangingRank(RankGraph graph, Seeds from, Alpha alpha, double tolerance) {
        this.numbering = graph.numbering();
        this.rows = new ChangingRows(graph.forward());
        this.alpha = alpha;
        this.tolerance = tolerance;
        this.most = alpha.sweepsFor(tolerance * alpha.value() / 4);
        this.seeds = from.weights().keySet().stream().mapToInt(numbering::row).toArray();
        this.seedWeights =
                from.weights().values().stream().mapToInt(Integer::intValue).toArray();
        this.total = from.total();
        this.passed = new long[graph.nodes()];
        this.residual = new long[graph.nodes()];
        this.lost = 2L * graph.nodes();
        for (int row = 0; row < passed.length; row++) {
            lost += rows.given(row);
        }
    }

    /**
     * The rank of a graph as it stands now.
     *
     * @param tolerance by how much all scores together may be away from the true ones, above 0 and below 1; below 1 + 2 / alpha times what rounding loses the error can be that much, and says so
     * @param alpha at least {@link #LEAST}
     */
    public static ChangingRank of(RankGraph graph, Seeds seeds, Alpha alpha, double tolerance) {
        if (!(tolerance > 0 && tolerance < 1) || alpha.billionths() < LEAST.billionths()) {
            throw new IllegalArgumentException(
                    "changes are followed within a tolerance between 0 and 1 and with an alpha of at least " + LEAST);
        }
        Approach approach = new Approach(graph, seeds, alpha);
        approach.to(tolerance);
        ChangingRank rank = new ChangingRank(graph, seeds, alpha, tolerance);
        rank.begin(approach);
        rank.settle();
        return rank;
    }

    /** From scores that are near: nothing waits, so that the first thing are sweeps. */
    private void begin(Approach near) {
        limit = Long.MAX_VALUE;
        for (int row = 0; row < passed.length; row++) {
            passThrough(row, (long) ((near.units(row) >> SHIFT) / alpha.value()));
        }
        spread();
    }

    /**
     * From now on the edge from one node to another has this weight; 0 takes it away. Edges to oneself say nothing here either. What more than a sweep would be needed for stays open, and
     * {@link #error} says so.
     */
    public void edge(int from, int to, int weight) {
        if (from < 0 || from >= passed.length || to < 0 || to >= passed.length || weight < 0) {
            throw new IllegalArgumentException("no edge of weight " + weight + " from " + from + " to " + to + " among "
                    + passed.length + " nodes");
        }
        if (from != to) {
            change(numbering.row(from), numbering.row(to), weight);
            work();
        }
    }

    private void change(int row, int target, int weight) {
        int old = rows.weightOf(row, target);
        long before = perUnit(row);
        loose -= toSeeds(row);
        rows.set(row, target, weight);
        lost += (long) weight - old;
        loose += toSeeds(row);
        long after = perUnit(row);
        if (before == 0 && after == 0) {
            return;
        }
        give(target, after * weight - before * old);
        worked += edgesOf(row);
        for (int edge = rows.first(row), end = rows.end(row); after != before && edge < end; edge++) {
            if (rows.other(edge) != target) {
                give(rows.other(edge), (after - before) * rows.weight(edge));
            }
        }
    }

    /** What a node has passed on for each unit of the weight it gives. */
    private long perUnit(int row) {
        return rows.given(row) == 0 ? 0 : alpha.keep(passed[row]) / rows.given(row);
    }

    /** What of the loose mass comes from this node. */
    private long toSeeds(int row) {
        return rows.given(row) == 0 ? alpha.keep(passed[row]) : 0;
    }

    private void passThrough(int row, long mass) {
        give(row, -mass);
        long more = raise(row, mass);
        for (int edge = rows.first(row), end = rows.end(row); more != 0 && edge < end; edge++) {
            give(rows.other(edge), more * rows.weight(edge));
        }
    }

    /** Counts a mass as passed through; returns by how much that raises what each unit of weight is given. */
    private long raise(int row, long mass) {
        long before = perUnit(row);
        loose -= toSeeds(row);
        passed[row] += mass;
        loose += toSeeds(row);
        worked += edgesOf(row) + 1;
        return perUnit(row) - before;
    }

    private void give(int row, long units) {
        long before = residual[row];
        long after = before + units;
        residual[row] = after;
        open += Math.abs(after) - Math.abs(before);
        net += units;
        if (Math.abs(after) >= limit && isDue(row) && !waits.get(row)) {
            waits.set(row);
            waiting.add(row);
        }
    }

    private long edgesOf(int row) {
        return (long) rows.end(row) - rows.first(row);
    }

    /** Whether the residual is above the node's share of what may be open. */
    private boolean isDue(int row) {
        return Math.abs(residual[row]) / (edgesOf(row) + 1) >= limit;
    }

    private int next() {
        int row = waiting.first();
        waiting.removeFirst();
        waits.clear(row);
        return row;
    }

    private long unspread() {
        return Math.abs(loose - each * total);
    }

    /** To the seeds what is theirs; what does not suffice for a unit each waits. */
    private void spread() {
        long more = loose / total - each;
        each += more;
        for (int seed = 0; seed < seeds.length; seed++) {
            give(seeds[seed], more * seedWeights[seed]);
        }
    }

    private long allOpen() {
        return open + unspread();
    }

    /** How much may be open. */
    private long enough() {
        return Math.max((long) (tolerance * WHOLE) - lost, 2 * lost);
    }

    /** Pushes until no more is open than may be; where what waits does not suffice or that takes too much, sweeps once. */
    private void work() {
        long enough = enough();
        if (allOpen() <= enough) {
            return;
        }
        limit = Math.max(1, enough / (rows.edges() + (long) passed.length) * COARSE);
        push(enough - enough / COARSE, rows.edges() / PART);
        if (allOpen() > enough) {
            sweep();
        }
    }

    /** Sweeps until the scores are within the tolerance again, where changes have left more open: for who needs them so now. */
    public void settle() {
        limit = Long.MAX_VALUE;
        for (int done = 0; done < most && allOpen() > enough(); done++) {
            sweep();
        }
    }

    /** Along how many edges and rows residuals were passed on since the beginning: what changes cost, in steps. */
    long worked() {
        return worked;
    }

    private void push(long target, long edges) {
        long left = edges;
        boolean mayGoOn = true;
        while (allOpen() > target && left > 0 && mayGoOn) {
            if (unspread() >= Math.max(total, target / 4)) {
                left -= seeds.length;
                spread();
            } else if (!waiting.isEmpty()) {
                int row = next();
                if (isDue(row)) {
                    left -= edgesOf(row) + 1;
                    passThrough(row, residual[row]);
                }
            } else {
                mayGoOn = false;
            }
        }
    }

    /** Every row in its order. What is open is counted afterwards, which is cheaper than at each edge. */
    private void sweep() {
        spread();
        for (int row = 0; row < passed.length; row++) {
            long mass = residual[row];
            if (mass != 0) {
                residual[row] = 0;
                long more = raise(row, mass);
                for (int edge = rows.first(row), end = rows.end(row); more != 0 && edge < end; edge++) {
                    residual[rows.other(edge)] += more * rows.weight(edge);
                }
            }
        }
        open = 0;
        net = 0;
        for (long units : residual) {
            open += Math.abs(units);
            net += units;
        }
    }

    /** By how much all scores together can be away from the true ones; rounded up. */
    public double error() {
        return Math.nextUp((double) (allOpen() + lost)) / WHOLE;
    }

    /** Between what the rank of a node lies. */
    public LiveRank.Bounds bounds(int node) {
        long here = settled(numbering.row(node));
        long loss = lost + unspread();
        return new LiveRank.Bounds(
                node,
                Math.max(0, here - (open - net) / 2 - loss - 1) << SHIFT,
                Math.min(WHOLE, here + (open + net) / 2 + loss + 1) << SHIFT);
    }

    /** All scores as they are known now, with {@link #error}. */
    public Scores scores() {
        long[] units = new long[passed.length];
        for (int row = 0; row < units.length; row++) {
            units[row] = Math.max(0, settled(row)) << SHIFT;
        }
        return Scores.of(numbering, units, error());
    }

    private long settled(int row) {
        return passed[row] - alpha.keep(passed[row]);
    }

    /** The weight of the edge from one node to another, 0 where there is none. */
    public int weight(int from, int to) {
        return rows.weightOf(numbering.row(from), numbering.row(to));
    }

    public int edges() {
        return rows.edges();
    }
}
