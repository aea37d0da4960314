package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The canonical value against its definition, word for word, node by node, in numbers that have no end. */
final class CanonicalLaws {
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    record Edge(int from, int to, int weight) {}

    /** Seeds stand anywhere, where nothing comes or goes as well. */
    record Question(int nodes, List<Edge> edges, Map<Integer, Integer> seeds, BitSet ends, Alpha alpha) {
        RankGraph graph() {
            RankGraph.Builder builder = RankGraph.builder(nodes);
            edges.forEach(edge -> builder.edge(edge.from(), edge.to(), edge.weight()));
            return builder.build();
        }

        Seeds from() {
            return new Seeds(new TreeMap<>(seeds));
        }
    }

    @Provide
    Arbitrary<Question> questions() {
        return Arbitraries.integers().between(1, 12).flatMap(nodes -> {
            Arbitrary<Integer> node = Arbitraries.integers().between(0, nodes - 1);
            Arbitrary<List<Edge>> edges = Combinators.combine(
                            node, node, Arbitraries.integers().between(1, 1000))
                    .as(Edge::new)
                    .list()
                    .ofMaxSize(24);
            Arbitrary<Map<Integer, Integer>> alike =
                    node.set().ofMinSize(1).map(some -> weighted(some.stream().toList(), 3));
            Arbitrary<Map<Integer, Integer>> apart = Arbitraries.maps(
                            node, Arbitraries.integers().between(1, 1_000_000))
                    .ofMinSize(1);
            Arbitrary<Alpha> alphas =
                    Arbitraries.integers().between(0, 999_999_999).map(Alpha::new);
            Arbitrary<BitSet> none = Arbitraries.just(new BitSet());
            Arbitrary<BitSet> some = node.set().map(CanonicalLaws::bits);
            return Combinators.combine(edges, Arbitraries.oneOf(alike, apart), Arbitraries.oneOf(none, some), alphas)
                    .as((each, seeds, ends, alpha) -> new Question(nodes, each, seeds, ends, alpha));
        });
    }

    private static Map<Integer, Integer> weighted(List<Integer> nodes, int weight) {
        Map<Integer, Integer> weights = new TreeMap<>();
        nodes.forEach(node -> weights.put(node, weight));
        return weights;
    }

    private static BitSet bits(Iterable<Integer> nodes) {
        BitSet bits = new BitSet();
        nodes.forEach(bits::set);
        return bits;
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    /** What goes back to the seeds of so much mass. */
    private static BigInteger[] shared(Question question, BigInteger mass) {
        BigInteger[] shares = new BigInteger[question.nodes()];
        BigInteger total = big(
                question.seeds().values().stream().mapToLong(Integer::longValue).sum());
        for (int node = 0; node < question.nodes(); node++) {
            int weight = question.seeds().getOrDefault(node, 0);
            shares[node] = mass.multiply(big(weight)).divide(total);
        }
        return shares;
    }

    private static long[] defined(Question question, int sweeps) {
        int nodes = question.nodes();
        BigInteger stay = BILLION.subtract(big(question.alpha().billionths()));
        BigInteger[] given = new BigInteger[nodes];
        Arrays.fill(given, BigInteger.ZERO);
        for (Edge edge : question.edges()) {
            if (edge.from() != edge.to()) {
                given[edge.from()] = given[edge.from()].add(big(edge.weight()));
            }
        }
        BigInteger[] rank = shared(question, big(Scores.ONE));
        for (int sweep = 0; sweep < sweeps; sweep++) {
            BigInteger loose = BigInteger.ZERO;
            BigInteger[] perUnit = new BigInteger[nodes];
            for (int node = 0; node < nodes; node++) {
                perUnit[node] = BigInteger.ZERO;
                if (question.ends().get(node)) {
                    continue;
                }
                if (given[node].signum() == 0) {
                    loose = loose.add(rank[node]);
                } else {
                    perUnit[node] = rank[node].multiply(stay).divide(BILLION.multiply(given[node]));
                }
            }
            BigInteger back = big(Scores.ONE)
                    .multiply(big(question.alpha().billionths()))
                    .add(loose.multiply(stay))
                    .divide(BILLION);
            BigInteger[] next = shared(question, back);
            for (Edge edge : question.edges()) {
                if (edge.from() != edge.to()) {
                    next[edge.to()] = next[edge.to()].add(perUnit[edge.from()].multiply(big(edge.weight())));
                }
            }
            rank = next;
        }
        return Arrays.stream(rank).mapToLong(BigInteger::longValueExact).toArray();
    }

    @Property(tries = 1000)
    void theCanonicalValueIsTheDefinedOneToTheBit(
            @ForAll("questions") Question question, @ForAll @IntRange(min = 1, max = 12) int sweeps) {
        long[] expected = defined(question, sweeps);
        RankGraph graph = question.graph();
        Walk walk = Walk.killed(graph, question.from(), question.alpha(), sweeps, question.ends());
        assertArrayEquals(expected, walk.scores(sweeps).copy());
        for (int node = 0; node < question.nodes(); node++) {
            assertEquals(expected[node], Walk.total(walk.contributions(node)));
        }
        if (question.ends().isEmpty()) {
            Walk shared = Walk.of(graph, question.from(), question.alpha(), sweeps, ForkJoinPool.commonPool());
            assertArrayEquals(expected, shared.scores(sweeps).copy());
        }
    }

    @Tag("long")
    @Property(tries = 100_000)
    void theCanonicalValueIsTheDefinedOneToTheBitOverAndOver(
            @ForAll("questions") Question question, @ForAll @IntRange(min = 1, max = 12) int sweeps) {
        theCanonicalValueIsTheDefinedOneToTheBit(question, sweeps);
    }
}
