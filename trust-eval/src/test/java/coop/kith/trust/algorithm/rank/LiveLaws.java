package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds for every answer that comes before, or instead of, the canonical value. */
final class LiveLaws {
    /** So many sweeps that only rounding is left of the error. */
    private static final int ENOUGH = 900;

    @Provide
    Arbitrary<Alpha> alphas() {
        return Arbitraries.integers().between(50_000_000, 950_000_000).map(Alpha::new);
    }

    /** A graph with hubs, parallel edges, nodes that point nowhere and nodes that nobody knows. */
    private static RankGraph graph(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = 1 + random.nextInt(60);
        RankGraph.Builder builder = RankGraph.builder(nodes);
        for (int edge = random.nextInt(4 * nodes); edge > 0; edge--) {
            int from = random.nextInt(1 + random.nextInt(nodes));
            builder.edge(from, random.nextInt(1 + random.nextInt(nodes)), random.nextInt(50));
        }
        return builder.build();
    }

    private static Seeds seeds(RankGraph graph, long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        return Seeds.of(IntStream.generate(() -> random.nextInt(graph.nodes()))
                .limit(1 + random.nextInt(3))
                .boxed()
                .toList());
    }

    private static long slack(Scores scores) {
        return (long) Math.ceil(scores.error() * 0x1p62);
    }

    @Property(tries = 500)
    void allScoresTogetherAreAsNearAsIsSaid(
            @ForAll long seed, @ForAll("alphas") Alpha alpha, @ForAll @IntRange(min = 1, max = 14) int digits) {
        RankGraph graph = graph(seed);
        Scores near = PersonalRank.within(graph, seeds(graph, seed), alpha, Math.pow(10, -digits));
        Scores canonical = PersonalRank.of(graph, seeds(graph, seed), alpha, ENOUGH);
        double away = IntStream.range(0, graph.nodes())
                .mapToLong(node -> Math.abs(near.units(node) - canonical.units(node)))
                .mapToDouble(units -> units * 0x1p-62)
                .sum();
        assertTrue(near.error() <= Math.max(Math.pow(10, -digits), 1e-11), () -> "error " + near.error());
        assertTrue(away <= near.error() + graph.nodes() * canonical.error(), () -> away + " > " + near.error());
    }

    @Property(tries = 500)
    void theBestAreWithinTheirBoundsAndThoseThatAreCertainAreTheBest(
            @ForAll long seed,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 12) int digits,
            @ForAll @IntRange(min = 1, max = 70) int count) {
        RankGraph graph = graph(seed);
        Seeds seeds = seeds(graph, seed);
        LiveRank.Best best = LiveRank.of(graph).best(seeds, alpha, count, Math.pow(10, -digits));
        Scores canonical = PersonalRank.of(graph, seeds, alpha, ENOUGH);
        List<Integer> truly = canonical.top(count);
        for (LiveRank.Bounds bounds : best.nodes()) {
            long units = canonical.units(bounds.node());
            assertTrue(bounds.lower() - slack(canonical) <= units, () -> bounds + " is above " + units);
            assertTrue(units <= bounds.upper() + slack(canonical), () -> bounds + " is below " + units);
            assertTrue(bounds.upper() - bounds.lower() <= Math.pow(10, -digits) * 0x1p62 + (1 << 25));
        }
        best.nodes().stream()
                .limit(best.certain())
                .forEach(bounds -> assertTrue(truly.contains(bounds.node()), () -> bounds + " is none of " + truly));
    }

    @Tag("long")
    @Property(tries = 100_000)
    void theBestAreWithinTheirBoundsOverAndOver(
            @ForAll long seed,
            @ForAll("alphas") Alpha alpha,
            @ForAll @IntRange(min = 1, max = 12) int digits,
            @ForAll @IntRange(min = 1, max = 70) int count) {
        theBestAreWithinTheirBoundsAndThoseThatAreCertainAreTheBest(seed, alpha, digits, count);
    }

    @Property(tries = 500)
    void leadersAreTheFirstOfASort(@ForAll long seed, @ForAll @IntRange(min = 0, max = 50) int most) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> units = random.longs(random.nextInt(60), -5, 5).boxed().toList();
        Leaders leaders = new Leaders(most, units.size());
        for (int node = 0; node < units.size(); node++) {
            leaders.offer(node, units.get(node));
        }
        List<Integer> found = new ArrayList<>();
        leaders.take((node, held) -> {
            assertEquals(units.get(node), held);
            found.add(node);
        });
        assertEquals(
                IntStream.range(0, units.size())
                        .boxed()
                        .sorted(Comparator.<Integer, Long>comparing(units::get)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(most)
                        .toList(),
                found);
    }
}
