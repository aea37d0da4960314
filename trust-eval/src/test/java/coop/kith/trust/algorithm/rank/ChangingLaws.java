package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** After any stream of changes, the rank is that of the graph as it is then, computed from nothing. */
final class ChangingLaws {
    /** So many sweeps that only rounding is left of the error. */
    private static final int ENOUGH = 900;

    @Provide
    Arbitrary<Alpha> alphas() {
        return Arbitraries.integers().between(62_500_000, 950_000_000).map(Alpha::new);
    }

    /** Edges by both ends: the plain thing that the laws hold the rank against. */
    private static final class Edges {
        private final int nodes;
        private final TreeMap<RankGraph.Edge, Integer> weights =
                new TreeMap<>(Comparator.comparing(RankGraph.Edge::from).thenComparing(RankGraph.Edge::to));

        Edges(int nodes) {
            this.nodes = nodes;
        }

        void set(int from, int to, int weight) {
            if (weight == 0) {
                weights.remove(new RankGraph.Edge(from, to));
            } else if (from != to) {
                weights.put(new RankGraph.Edge(from, to), weight);
            }
        }

        RankGraph graph() {
            RankGraph.Builder builder = RankGraph.builder(nodes);
            weights.forEach((edge, weight) -> builder.edge(edge.from(), edge.to(), weight));
            return builder.build();
        }
    }

    private static Seeds seeds(int nodes, SplittableRandom random) {
        TreeMap<Integer, Integer> weights = new TreeMap<>();
        for (int seed = 1 + random.nextInt(3); seed > 0; seed--) {
            weights.put(random.nextInt(nodes), 1 + random.nextInt(5));
        }
        return new Seeds(weights);
    }

    private static int weight(SplittableRandom random) {
        return random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(random.nextInt(10) == 0 ? 1_000_000 : 50);
    }

    @Property(tries = 300)
    void afterEveryChangeTheRankIsThatOfTheGraphFromNothing(
            @ForAll long seed,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 12) int digits,
            @ForAll @IntRange(min = 1, max = 30) int changes) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = 1 + random.nextInt(40);
        Edges edges = new Edges(nodes);
        for (int edge = random.nextInt(3 * nodes); edge > 0; edge--) {
            edges.set(random.nextInt(1 + random.nextInt(nodes)), random.nextInt(nodes), weight(random));
        }
        Seeds seeds = seeds(nodes, random);
        double tolerance = Math.pow(10, -digits);
        ChangingRank rank = ChangingRank.of(edges.graph(), seeds, alpha, tolerance);
        isThat(edges.graph(), seeds, alpha, tolerance, rank);
        for (int change = 0; change < changes; change++) {
            int from = random.nextInt(1 + random.nextInt(nodes));
            boolean all = random.nextInt(6) == 0;
            for (int to = all ? 0 : random.nextInt(nodes), end = all ? nodes : to + 1; to < end; to++) {
                int weight = all ? 0 : weight(random);
                edges.set(from, to, weight);
                rank.edge(from, to, weight);
            }
            liesAround(edges.graph(), seeds, alpha, rank);
        }
        rank.settle();
        isThat(edges.graph(), seeds, alpha, tolerance, rank);
    }

    @Tag("long")
    @Property(tries = 20_000)
    void afterEveryChangeTheRankIsThatOfTheGraphFromNothingOverAndOver(
            @ForAll long seed,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 12) int digits,
            @ForAll @IntRange(min = 1, max = 30) int changes) {
        afterEveryChangeTheRankIsThatOfTheGraphFromNothing(seed, alpha, digits, changes);
    }

    private static void isThat(RankGraph graph, Seeds seeds, Alpha alpha, double tolerance, ChangingRank rank) {
        double rounding = IntStream.range(0, graph.nodes())
                .mapToDouble(node -> graph.given(node) + 2)
                .sum();
        assertTrue(
                rank.error()
                        <= Math.max(tolerance, (rounding * (1 + 2 / alpha.value()) + seeds.total() + 10) * 0x1p-52),
                () -> "error " + rank.error());
        liesAround(graph, seeds, alpha, rank);
    }

    /** However much is open. */
    private static void liesAround(RankGraph graph, Seeds seeds, Alpha alpha, ChangingRank rank) {
        Scores canonical = PersonalRank.of(graph, seeds, alpha, ENOUGH);
        Scores scores = rank.scores();
        assertEquals(graph.edges(), rank.edges());
        long slack = (long) Math.ceil(canonical.error() * 0x1p62);
        double away = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            long units = canonical.units(node);
            LiveRank.Bounds bounds = rank.bounds(node);
            assertTrue(bounds.lower() - slack <= units, () -> bounds + " is above " + units);
            assertTrue(units <= bounds.upper() + slack, () -> bounds + " is below " + units);
            away += Math.abs(units - scores.units(node)) * 0x1p-62;
        }
        double distance = away;
        assertTrue(distance <= rank.error() + graph.nodes() * canonical.error(), () -> distance + " > " + rank.error());
    }

    @Property(tries = 100)
    void noChangeWorksAlongMoreThanTheEdgesAndASixteenthOfThem(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int digits) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = 40;
        ChangingRank rank = ChangingRank.of(
                RankGraph.builder(nodes).build(), seeds(nodes, random), PersonalRank.USUAL, Math.pow(10, -digits));
        for (int change = 0; change < 300; change++) {
            long before = rank.worked();
            rank.edge(random.nextInt(nodes), random.nextInt(nodes), weight(random));
            long worked = rank.worked() - before;
            // Two more rows: the one of the change, and the one that a push ends with.
            long most = rank.edges() + rank.edges() / 16 + nodes + 2L * nodes;
            assertTrue(worked <= most, () -> worked + " of " + most);
        }
    }

    @Property(tries = 100)
    void theSameChangesGiveTheSameBits(@ForAll long seed) {
        assertEquals(streamed(seed), streamed(seed));
    }

    private static List<Long> streamed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChangingRank rank = ChangingRank.of(RankGraph.builder(30).build(), seeds(30, random), PersonalRank.USUAL, 1e-6);
        for (int change = 0; change < 200; change++) {
            rank.edge(random.nextInt(30), random.nextInt(30), weight(random));
        }
        return IntStream.range(0, 30).mapToLong(rank.scores()::units).boxed().toList();
    }
}
