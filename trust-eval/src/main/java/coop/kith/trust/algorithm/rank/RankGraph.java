package coop.kith.trust.algorithm.rank;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * Who points to whom, how strongly: a directed graph with whole weights, by target, in 8 bytes an edge and 20 a node. Nodes are numbered from 0.
 *
 * <p>Self-edges and edges of weight 0 are left out: neither says anything of anybody else. Edges from one node to the same other are one edge of their sum. The
 * order in which edges were added makes no difference to any score. Immutable; safe for many threads.
 */
public final class RankGraph {
    private final Numbering numbering;
    private final Rows into;
    private final long[] given;

    private RankGraph(Numbering numbering, Rows into, long[] given) {
        this.numbering = numbering;
        this.into = into;
        this.given = given;
    }

    public static Builder builder(int nodes) {
        return new Builder(nodes);
    }

    public int nodes() {
        return numbering.nodes();
    }

    public int edges() {
        return into.edges();
    }

    /** What a node gives in all. */
    public long given(int node) {
        return given[numbering.row(node)];
    }

    /** Where nodes stand in {@link #into}. */
    Numbering numbering() {
        return numbering;
    }

    /** By target, each row by source; both as rows. */
    Rows into() {
        return into;
    }

    /** By source, each row by target: what {@link LiveRank} walks along. */
    Rows forward() {
        return into.transposed();
    }

    /** What the node of a row gives in all. */
    long givenBy(int row) {
        return given[row];
    }

    /** The weight of the edge from one node to another, 0 where there is none. */
    public int weight(int from, int to) {
        int found = into.find(numbering.row(to), numbering.row(from));
        return found < 0 ? 0 : into.weight(found);
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
        Rows forward = forward();
        BitSet reached = new BitSet(nodes());
        ArrayDeque<Integer> queue = new ArrayDeque<>(seeds.weights().keySet());
        queue.forEach(reached::set);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            int row = numbering.row(node);
            for (int edge = forward.first(row); edge < forward.first(row + 1); edge++) {
                int target = numbering.node(forward.other(edge));
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

    /** Every edge, by target; those to one target in no order that means anything. */
    public void each(Visitor visitor) {
        for (int node = 0; node < nodes(); node++) {
            int row = numbering.row(node);
            for (int edge = into.first(row); edge < into.first(row + 1); edge++) {
                visitor.edge(numbering.node(into.other(edge)), node, into.weight(edge));
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
            Numbering numbering = Numbering.of(nodes, from, to, count);
            int[] source = new int[count];
            int[] target = new int[count];
            for (int edge = 0; edge < count; edge++) {
                source[edge] = numbering.row(from[edge]);
                target[edge] = numbering.row(to[edge]);
            }
            Rows outOf = Rows.of(nodes, source, target, weight, count);
            long[] given = new long[nodes];
            for (int row = 0; row < nodes; row++) {
                given[row] = outOf.sum(row);
            }
            return new RankGraph(numbering, outOf.transposed(), given);
        }
    }
}
