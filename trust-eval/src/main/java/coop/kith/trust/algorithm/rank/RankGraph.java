package coop.kith.trust.algorithm.rank;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who points to whom, how strongly: a directed graph with whole weights, by target, in 8 bytes an edge. Nodes are numbered from 0.
 *
 * <p>Self-edges and edges of weight 0 are left out: neither says anything of anybody else. Edges from one node to the same other are one edge of their sum. The
 * order in which edges were added makes no difference to anything. Immutable; safe for many threads.
 */
public final class RankGraph {
    private final int[] start;
    private final int[] source;
    private final int[] weight;
    private final long[] given;

    private RankGraph(int[] start, int[] source, int[] weight, long[] given) {
        this.start = start;
        this.source = source;
        this.weight = weight;
        this.given = given;
    }

    public static Builder builder(int nodes) {
        return new Builder(nodes);
    }

    public int nodes() {
        return given.length;
    }

    public int edges() {
        return source.length;
    }

    /** What a node gives in all. */
    public long given(int node) {
        return given[node];
    }

    /** First edge to {@code node}; its last is before {@code first(node + 1)}. Within, by source. */
    int first(int node) {
        return start[node];
    }

    int source(int edge) {
        return source[edge];
    }

    int weight(int edge) {
        return weight[edge];
    }

    /** The sum over the edges into {@code node} of what the source has a unit, times the weight. The innermost loop of a sweep. */
    long gather(int node, long[] perUnit) {
        long sum = 0;
        for (int edge = start[node], end = start[node + 1]; edge < end; edge++) {
            sum += perUnit[source[edge]] * weight[edge];
        }
        return sum;
    }

    /** The weight of the edge from one node to another, 0 where there is none. */
    public int weight(int from, int to) {
        int found = Arrays.binarySearch(source, start[to], start[to + 1], from);
        return found < 0 ? 0 : weight[found];
    }

    /** The same edges the other way round: what {@link LiveRank} walks along. */
    RankGraph reversed() {
        Builder builder = new Builder(nodes(), edges());
        each((from, to, amount) -> builder.edge(to, from, amount));
        return builder.build();
    }

    /** The undirected graph: between two nodes the greater of the two weights, both ways. */
    public RankGraph undirected() {
        Builder builder = new Builder(nodes(), edges());
        each((from, to, amount) -> {
            int back = weight(to, from);
            if (back < amount || (back == amount && from < to)) {
                builder.edge(from, to, amount);
                builder.edge(to, from, amount);
            }
        });
        return builder.build();
    }

    /** An edge by its ends. */
    public record Edge(int from, int to) {}

    /** The nodes that no walk from the seeds comes to without one of these edges: the region behind suspected attack edges. */
    public BitSet behind(Seeds seeds, Set<Edge> suspected) {
        RankGraph forward = reversed();
        BitSet reached = new BitSet(nodes());
        ArrayDeque<Integer> queue = new ArrayDeque<>(seeds.weights().keySet());
        queue.forEach(reached::set);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int edge = forward.start[node]; edge < forward.start[node + 1]; edge++) {
                int target = forward.source[edge];
                if (!reached.get(target) && !suspected.contains(new Edge(node, target))) {
                    reached.set(target);
                    queue.add(target);
                }
            }
        }
        reached.flip(0, nodes());
        return reached;
    }

    /** Sees edges. */
    @FunctionalInterface
    public interface Visitor {
        void edge(int from, int to, int weight);
    }

    /** Every edge, by target, then source. */
    public void each(Visitor visitor) {
        for (int node = 0; node < nodes(); node++) {
            for (int edge = start[node]; edge < start[node + 1]; edge++) {
                visitor.edge(source[edge], node, weight[edge]);
            }
        }
    }

    /** Collects edges in whatever order. Not for several threads at once. */
    public static final class Builder {
        private final int nodes;
        private int[] from;
        private int[] to;
        private int[] weight;
        private int count;

        private Builder(int nodes) {
            this(nodes, 1 << 8);
        }

        private Builder(int nodes, int edges) {
            if (nodes < 1) {
                throw new IllegalArgumentException("a graph has at least one node, not " + nodes);
            }
            this.nodes = nodes;
            this.from = new int[edges];
            this.to = new int[edges];
            this.weight = new int[edges];
        }

        /** Throws where a node is not one of the graph or the weight is negative: distrust is a graph of its own, see {@link OpenRank}. */
        public Builder edge(int source, int target, int amount) {
            if (source < 0 || source >= nodes || target < 0 || target >= nodes || amount < 0) {
                throw new IllegalArgumentException("no edge of weight " + amount + " from " + source + " to " + target
                        + " among " + nodes + " nodes");
            }
            if (source == target || amount == 0) {
                return this;
            }
            if (count == from.length) {
                int more = Math.addExact(count, Math.max(count / 2, 1 << 8));
                from = Arrays.copyOf(from, more);
                to = Arrays.copyOf(to, more);
                weight = Arrays.copyOf(weight, more);
            }
            from[count] = source;
            to[count] = target;
            weight[count++] = amount;
            return this;
        }

        /** Throws {@link ArithmeticException} where parallel edges add up to more than {@link Integer#MAX_VALUE}. */
        public RankGraph build() {
            int[] bySource = order(from, null);
            int[] byTarget = order(to, bySource);
            int[] start = new int[nodes + 1];
            int[] source = new int[count];
            int[] amount = new int[count];
            long[] given = new long[nodes];
            int kept = 0;
            int last = -1;
            for (int at : byTarget) {
                boolean parallel = last >= 0 && to[last] == to[at] && from[last] == from[at];
                if (parallel) {
                    amount[kept - 1] = Math.addExact(amount[kept - 1], weight[at]);
                } else {
                    source[kept] = from[at];
                    amount[kept++] = weight[at];
                }
                given[from[at]] += weight[at];
                start[to[at] + 1] = kept;
                last = at;
            }
            for (int node = 0; node < nodes; node++) {
                start[node + 1] = Math.max(start[node + 1], start[node]);
            }
            boolean whole = kept == count;
            return new RankGraph(
                    start,
                    whole ? source : Arrays.copyOf(source, kept),
                    whole ? amount : Arrays.copyOf(amount, kept),
                    given);
        }

        /** The edges sorted by {@code key}, stable with respect to {@code before}: counting sort, linear. */
        private int[] order(int[] key, int @Nullable [] before) {
            int[] next = new int[nodes + 1];
            for (int i = 0; i < count; i++) {
                next[key[i] + 1]++;
            }
            for (int node = 0; node < nodes; node++) {
                next[node + 1] += next[node];
            }
            int[] sorted = new int[count];
            for (int i = 0; i < count; i++) {
                int at = before == null ? i : before[i];
                sorted[next[key[at]]++] = at;
            }
            return sorted;
        }
    }
}
