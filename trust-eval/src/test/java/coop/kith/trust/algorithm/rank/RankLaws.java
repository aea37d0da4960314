package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds for the rank of every graph. */
final class RankLaws {
    private static final int SWEEPS = 60;

    record Edge(int from, int to, int weight) {}

    record Network(int nodes, List<Edge> edges, int seed) {
        RankGraph graph() {
            return graph(edges);
        }

        RankGraph graph(List<Edge> some) {
            RankGraph.Builder builder = RankGraph.builder(nodes);
            some.forEach(edge -> builder.edge(edge.from(), edge.to(), edge.weight()));
            return builder.build();
        }

        Seeds seeds() {
            return Seeds.of(seed);
        }
    }

    @Provide
    Arbitrary<Network> networks() {
        return Arbitraries.integers().between(2, 14).flatMap(nodes -> {
            Arbitrary<Integer> node = Arbitraries.integers().between(0, nodes - 1);
            Arbitrary<Edge> edge = Combinators.combine(
                            node, node, Arbitraries.integers().between(0, 50))
                    .as(Edge::new);
            return Combinators.combine(edge.list().ofMaxSize(40), node)
                    .as((edges, seed) -> new Network(nodes, edges, seed));
        });
    }

    @Provide
    Arbitrary<Alpha> alphas() {
        return Arbitraries.integers().between(50_000_000, 950_000_000).map(Alpha::new);
    }

    @Property(tries = 500)
    void aRankIsFiniteInRangeAndAsNearAsItSaysToTheTrueOne(
            @ForAll("networks") Network network, @ForAll("alphas") Alpha alpha) {
        Scores scores = PersonalRank.of(network.graph(), network.seeds(), alpha, SWEEPS);
        double[] truth = truth(network, alpha);
        long sum = 0;
        for (int node = 0; node < network.nodes(); node++) {
            assertTrue(scores.units(node) >= 0 && scores.units(node) <= Scores.ONE);
            assertEquals(truth[node], scores.value(node), scores.error() + 1e-12);
            sum += scores.units(node);
        }
        assertTrue(sum <= Scores.ONE && Scores.ONE - sum < 1 << 20, "mass is lost to rounding alone");
    }

    @Tag("long")
    @Property(tries = 100_000)
    void aRankIsFiniteInRangeAndAsNearAsItSaysOverAndOver(
            @ForAll("networks") Network network, @ForAll("alphas") Alpha alpha) {
        aRankIsFiniteInRangeAndAsNearAsItSaysToTheTrueOne(network, alpha);
    }

    @Property(tries = 300)
    void neitherOrderNorSelfEdgesNorSplitEdgesNorThreadsMoveABit(
            @ForAll("networks") Network network, @ForAll("alphas") Alpha alpha, @ForAll long shuffle) {
        long[] plain =
                PersonalRank.of(network.graph(), network.seeds(), alpha, SWEEPS).copy();
        List<Edge> other = new ArrayList<>();
        for (Edge edge : network.edges()) {
            int half = edge.weight() / 2;
            other.add(new Edge(edge.from(), edge.to(), half));
            other.add(new Edge(edge.from(), edge.to(), edge.weight() - half));
            other.add(new Edge(edge.to(), edge.to(), 7));
        }
        Collections.shuffle(other, new Random(shuffle));
        assertSame(plain, PersonalRank.of(network.graph(other), network.seeds(), alpha, SWEEPS));
        assertSame(
                plain,
                Walk.of(network.graph(), network.seeds(), alpha, SWEEPS, ForkJoinPool.commonPool())
                        .scores(SWEEPS));
    }

    @Property(tries = 300)
    void theContributionsAddUpToTheScoreToTheUnit(@ForAll("networks") Network network, @ForAll("alphas") Alpha alpha) {
        Walk walk = Walk.of(network.graph(), network.seeds(), alpha, SWEEPS);
        Scores scores = walk.scores(SWEEPS);
        for (int node = 0; node < network.nodes(); node++) {
            assertEquals(scores.units(node), Walk.total(walk.contributions(node)));
        }
    }

    @Property(tries = 300)
    void theCanonicalValueLiesInTheLiveInterval(
            @ForAll("networks") Network network,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 60) int digits,
            @ForAll @IntRange(min = 1, max = 400) int budget) {
        Scores canonical = PersonalRank.of(network.graph(), network.seeds(), alpha, 600);
        LiveRank.Intervals live = LiveRank.of(network.graph()).push(network.seeds(), alpha, 1L << digits, budget);
        assertTrue(live.edges() <= budget, () -> live.edges() + " edges walked");
        long slack = (long) Math.ceil(canonical.error() * 0x1p62);
        for (int node = 0; node < network.nodes(); node++) {
            assertTrue(live.lower(node) - slack <= canonical.units(node), "below " + node);
            assertTrue(canonical.units(node) <= live.upper(node) + slack, "above " + node);
        }
    }

    /** A farm of any size and any shape behind its attack edges. */
    @Property(tries = 500)
    void noFarmPassesItsCertifiedBound(
            @ForAll("networks") Network honest,
            @ForAll("networks") Network farm,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 5) int attackEdges) {
        List<Edge> edges = new ArrayList<>(honest.edges());
        farm.edges()
                .forEach(edge ->
                        edges.add(new Edge(edge.from() + honest.nodes(), edge.to() + honest.nodes(), edge.weight())));
        for (int i = 0; i < attackEdges; i++) {
            edges.add(new Edge(i % honest.nodes(), honest.nodes() + i % farm.nodes(), 1 + i));
        }
        RankGraph graph = new Network(honest.nodes() + farm.nodes(), edges, honest.seed()).graph();
        BitSet region = new BitSet();
        region.set(honest.nodes(), graph.nodes());
        double bound = SybilBound.of(graph, honest.seeds(), alpha, 600, region);
        double mass = IntStream.range(honest.nodes(), graph.nodes())
                .mapToDouble(PersonalRank.of(graph, honest.seeds(), alpha, 600)::value)
                .sum();
        assertTrue(mass <= bound && bound <= 1, () -> mass + " > " + bound);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void noFarmPassesItsCertifiedBoundOverAndOver(
            @ForAll("networks") Network honest,
            @ForAll("networks") Network farm,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 5) int attackEdges) {
        noFarmPassesItsCertifiedBound(honest, farm, alpha, attackEdges);
    }

    @Property(tries = 200)
    void whatLiesBehindAnEdgeIsWhatNoWalkComesToWithoutIt(@ForAll("networks") Network network) {
        Set<RankGraph.Edge> cut = Set.of(new RankGraph.Edge(0, 1));
        BitSet behind = network.graph().behind(network.seeds(), cut);
        List<Edge> rest = network.edges().stream()
                .filter(edge -> edge.from() != 0 || edge.to() != 1)
                .toList();
        Scores without = PersonalRank.of(network.graph(rest), network.seeds(), PersonalRank.USUAL, network.nodes());
        for (int node = 0; node < network.nodes(); node++) {
            assertEquals(without.units(node) == 0, behind.get(node));
        }
    }

    /** One rank of each preset. */
    private static List<Scores> presets(RankGraph trust, RankGraph distrust, Seeds seeds, Alpha alpha) {
        return List.of(
                PersonalRank.of(trust, seeds, alpha, SWEEPS),
                EigenTrust.of(trust, seeds, alpha, SWEEPS),
                SybilRank.of(trust, seeds),
                OpenRank.of(trust, distrust, seeds, alpha, SWEEPS));
    }

    private static Network renamed(Network network, List<Integer> names) {
        return new Network(
                network.nodes(),
                network.edges().stream()
                        .map(edge -> new Edge(names.get(edge.from()), names.get(edge.to()), edge.weight()))
                        .toList(),
                names.get(network.seed()));
    }

    /** Every preset: scores in range, the same under other names and in another order, nothing for self-edges, and nothing where no walk comes. */
    @Property(tries = 300)
    void everyPresetKeepsTheCommonLaws(
            @ForAll("networks") Network network,
            @ForAll("networks") Network against,
            @ForAll("alphas") Alpha alpha,
            @ForAll long shuffle) {
        int nodes = network.nodes();
        List<Edge> doubts = against.edges().stream()
                .map(edge -> new Edge(edge.from() % nodes, edge.to() % nodes, edge.weight()))
                .toList();
        Network distrust = new Network(nodes, doubts, network.seed());
        List<Scores> plain = presets(network.graph(), distrust.graph(), network.seeds(), alpha);
        for (int node = 0; node < nodes; node++) {
            for (Scores scores : plain) {
                assertTrue(Math.abs(scores.units(node)) <= Scores.ONE && scores.units(node) <= Scores.ONE);
            }
            for (Scores scores : plain.subList(0, 3)) {
                assertTrue(scores.units(node) >= 0);
            }
        }
        Random random = new Random(shuffle);
        List<Integer> names = new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
        Collections.shuffle(names, random);
        List<Edge> other = new ArrayList<>(renamed(network, names).edges());
        for (int node = 0; node < nodes; node++) {
            other.add(new Edge(node, node, 9));
        }
        Collections.shuffle(other, random);
        Network same = new Network(nodes, other, names.get(network.seed()));
        List<Scores> again = presets(same.graph(), renamed(distrust, names).graph(), same.seeds(), alpha);
        for (int preset = 0; preset < plain.size(); preset++) {
            for (int node = 0; node < nodes; node++) {
                assertEquals(
                        plain.get(preset).units(node), again.get(preset).units(names.get(node)), "preset " + preset);
            }
        }
        BitSet reached = reached(network);
        for (int node = 0; node < nodes; node++) {
            if (!reached.get(node)) {
                assertEquals(0, plain.get(0).units(node));
                assertEquals(0, plain.get(1).units(node));
                assertTrue(plain.get(3).units(node) <= 0);
            }
        }
    }

    @Tag("long")
    @Property(tries = 100_000)
    void everyPresetKeepsTheCommonLawsOverAndOver(
            @ForAll("networks") Network network,
            @ForAll("networks") Network against,
            @ForAll("alphas") Alpha alpha,
            @ForAll long shuffle) {
        everyPresetKeepsTheCommonLaws(network, against, alpha, shuffle);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void neitherOrderNorSelfEdgesNorSplitEdgesNorThreadsMoveABitOverAndOver(
            @ForAll("networks") Network network, @ForAll("alphas") Alpha alpha, @ForAll long shuffle) {
        neitherOrderNorSelfEdgesNorSplitEdgesNorThreadsMoveABit(network, alpha, shuffle);
    }

    private static BitSet reached(Network network) {
        BitSet reached = new BitSet();
        reached.set(network.seed());
        for (int round = 0; round < network.nodes(); round++) {
            for (Edge edge : network.edges()) {
                if (reached.get(edge.from()) && edge.weight() > 0) {
                    reached.set(edge.to());
                }
            }
        }
        return reached;
    }

    private static void assertSame(long[] expected, Scores scores) {
        org.junit.jupiter.api.Assertions.assertArrayEquals(expected, scores.copy());
    }

    /** The plain method in floating point, over a dense matrix. */
    private static double[] truth(Network network, Alpha alpha) {
        int nodes = network.nodes();
        double[][] matrix = new double[nodes][nodes];
        for (Edge edge : network.edges()) {
            if (edge.from() != edge.to()) {
                matrix[edge.from()][edge.to()] += edge.weight();
            }
        }
        double[] rank = new double[nodes];
        rank[network.seed()] = 1;
        for (int sweep = 0; sweep < 2000; sweep++) {
            double[] next = new double[nodes];
            next[network.seed()] = alpha.value();
            for (int from = 0; from < nodes; from++) {
                double given = 0;
                for (double weight : matrix[from]) {
                    given += weight;
                }
                for (int to = 0; to < nodes; to++) {
                    next[to] += given > 0
                            ? (1 - alpha.value()) * rank[from] * matrix[from][to] / given
                            : to == network.seed() ? (1 - alpha.value()) * rank[from] : 0;
                }
            }
            rank = next;
        }
        return rank;
    }
}
