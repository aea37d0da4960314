package coop.kith.benchmarks;

import coop.kith.trust.algorithm.rank.RankGraph;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A graph such as people make, out of a fixed seed: few have most of the edges. R-MAT with the probabilities of the Graph 500 benchmark (0.57, 0.19, 0.19, 0.05), nodes numbered at random so that
 * no number says how well connected its node is, weights 1 to {@value #HEAVIEST}. Or, where that is asked for, communities of five hundred with a few who are known beyond. Self-edges are drawn again; each pair stands once, with the weights of all its draws.
 *
 * <p>Source: D. Chakrabarti, Y. Zhan, C. Faloutsos, R-MAT: A Recursive Model for Graph Mining, SDM 2004.
 */
final class MadeGraph {
    static final int HEAVIEST = 100;

    private static final long SEED = 20261130;
    private static final int ENTIRE = 255;
    private static final int COMMUNITY = 500;

    private final int nodes;
    private final int[] from;
    private final int[] to;
    private final int[] weight;
    private final BitSet pointing = new BitSet();
    private final BitSet known = new BitSet();

    private MadeGraph(int nodes, int[] from, int[] to, int[] weight) {
        this.nodes = nodes;
        this.from = from;
        this.to = to;
        this.weight = weight;
        Arrays.stream(from).forEach(pointing::set);
        Arrays.stream(to).forEach(known::set);
    }

    static MadeGraph of(GraphSize size) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] number = numbers(size.nodes(), random);
        long[] drawn = new long[size.edges()];
        for (int at = 0; at < drawn.length; at++) {
            long pair = size.communities() ? neighbours(size.nodes(), random) : pair(size.nodes(), random);
            drawn[at] = (long) number[(int) (pair >>> 32)] << 32 | number[(int) pair];
        }
        Arrays.sort(drawn);
        int[] from = new int[drawn.length];
        int[] to = new int[drawn.length];
        int[] weight = new int[drawn.length];
        int kept = 0;
        for (int at = 0; at < drawn.length; at++) {
            if (at == 0 || drawn[at] != drawn[at - 1]) {
                from[kept] = (int) (drawn[at] >>> 32);
                to[kept++] = (int) drawn[at];
            }
            weight[kept - 1] += random.nextInt(1, HEAVIEST + 1);
        }
        return new MadeGraph(
                size.nodes(), Arrays.copyOf(from, kept), Arrays.copyOf(to, kept), Arrays.copyOf(weight, kept));
    }

    /** The numbers from 0 in a random order. */
    private static int[] numbers(int count, SplittableRandom random) {
        int[] numbers = new int[count];
        for (int at = 0; at < count; at++) {
            int other = random.nextInt(at + 1);
            numbers[at] = numbers[other];
            numbers[other] = at;
        }
        return numbers;
    }

    /** One draw: at each level one of four quarters of the matrix. What falls outside of the graph or on the diagonal is drawn again. */
    private static long pair(int nodes, SplittableRandom random) {
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(nodes - 1);
        while (true) {
            int source = 0;
            int target = 0;
            for (int level = 0; level < levels; level++) {
                double quarter = random.nextDouble();
                source = 2 * source + (quarter < 0.76 ? 0 : 1);
                target = 2 * target + (quarter < 0.57 || (quarter >= 0.76 && quarter < 0.95) ? 0 : 1);
            }
            if (source < nodes && target < nodes && source != target) {
                return (long) source << 32 | target;
            }
        }
    }

    /** Somebody, and whom they point to: nine times of ten a member of the same community, of whom the first ones are best known. */
    private static long neighbours(int nodes, SplittableRandom random) {
        while (true) {
            int source = random.nextInt(nodes);
            int home = source / COMMUNITY;
            int community = random.nextInt(10) == 0 ? random.nextInt(nodes / COMMUNITY) : home;
            double known = random.nextDouble();
            int target = community * COMMUNITY + (int) (COMMUNITY * known * known);
            if (source != target) {
                return (long) source << 32 | target;
            }
        }
    }

    int nodes() {
        return nodes;
    }

    int edges() {
        return from.length;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    int weight(int edge) {
        return weight[edge];
    }

    RankGraph rankGraph() {
        RankGraph.Builder builder = RankGraph.builder(nodes);
        for (int edge = 0; edge < from.length; edge++) {
            builder.edge(from[edge], to[edge], weight[edge]);
        }
        return builder.build();
    }

    /** The weights as amounts, no limit of depth but the question's. */
    VouchGraph vouchGraph() {
        List<Arc> arcs = new ArrayList<>(from.length);
        for (int edge = 0; edge < from.length; edge++) {
            arcs.add(new Arc(from[edge], to[edge], Math.min(weight[edge], ENTIRE), VouchGraph.UNLIMITED, edge));
        }
        return VouchGraph.of(nodes, arcs);
    }

    /** The same with other numbers: those first that point to most others, as is known to make sweeps quicker. */
    MadeGraph renumbered() {
        int[] degrees = new int[nodes];
        for (int source : from) {
            degrees[source]++;
        }
        long[] order = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            order[node] = (long) -degrees[node] << 32 | node;
        }
        Arrays.sort(order);
        int[] number = new int[nodes];
        for (int place = 0; place < nodes; place++) {
            number[(int) order[place]] = place;
        }
        int[] otherFrom = Arrays.stream(from).map(node -> number[node]).toArray();
        int[] otherTo = Arrays.stream(to).map(node -> number[node]).toArray();
        return new MadeGraph(nodes, otherFrom, otherTo, weight);
    }

    /** A node that points to others, each as likely as the next, always the same for the same {@code turn}. */
    int viewer(int turn) {
        return drawn(turn, pointing);
    }

    /** A node that others point to, each as likely as the next. */
    int subject(int turn) {
        return drawn(~turn, known);
    }

    private int drawn(int turn, BitSet these) {
        SplittableRandom random = new SplittableRandom(SEED + turn);
        int node = random.nextInt(nodes);
        while (!these.get(node)) {
            node = random.nextInt(nodes);
        }
        return node;
    }
}
