package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order rows are swept, and how many sweeps that saves. */
final class SweepTest {
    private static final double TOLERANCE = 1e-6;

    /** Communities of fifty, in which some are better known than others; one of ten edges leads out of them. Every so manieth node points to nobody. */
    private static RankGraph communities(int nodes, int edges, int silent) {
        SplittableRandom random = new SplittableRandom(7);
        RankGraph.Builder builder = RankGraph.builder(nodes);
        for (int edge = 0; edge < edges; edge++) {
            int from = random.nextInt(nodes);
            int home = random.nextInt(10) == 0 ? random.nextInt(nodes / 50) : from / 50;
            double known = random.nextDouble();
            int weight = 1 + random.nextInt(100);
            builder.edge(from, home * 50 + (int) (50 * known * known), from % silent == 0 ? 0 : weight);
        }
        return builder.build();
    }

    private static RankGraph chain(int nodes) {
        RankGraph.Builder builder = RankGraph.builder(nodes);
        for (int node = 1; node < nodes; node++) {
            builder.edge(node - 1, node, 1);
        }
        return builder.build();
    }

    @Test
    void rowsStandByHowManyTheyPointToWithinAFactorOfTwoAndThenByHowManyPointToThem() {
        int[] from = {0, 0, 0, 1, 1, 2, 3, 3, 5, 5, 5};
        int[] to = {1, 2, 3, 3, 5, 3, 5, 1, 1, 4, 3};
        Numbering numbering = Numbering.of(7, from, to, from.length);
        // 0, 1, 3 and 5 point to two or three, 2 to one, 4 and 6 to nobody.
        assertEquals(
                List.of(3, 1, 5, 0, 2, 4, 6),
                IntStream.range(0, 7).map(numbering::node).boxed().toList());
        assertEquals(6, numbering.touched());
        assertTrue(IntStream.range(0, 7).allMatch(row -> numbering.row(numbering.node(row)) == row));
    }

    /** As many sweeps as it takes when no row sees what the rows before it have become. */
    private static int plain(RankGraph graph, Seeds seeds) {
        Sweep sweep = new Sweep(graph, seeds, PersonalRank.USUAL, new BitSet(), false);
        long[] units = new long[graph.nodes()];
        sweep.toSeeds(units, Scores.ONE);
        sweep.from(units, Scores.ONE);
        double away;
        int done = 0;
        do {
            Sweep.Moved moved = sweep.replace(units);
            away = (moved.up() + moved.down()) * 0x1p-62 * (1 - 0.15) / 0.15;
            done++;
        } while (away > TOLERANCE);
        return done;
    }

    private static void assertSavesAThird(RankGraph graph) {
        Seeds everybody = Seeds.of(IntStream.range(0, graph.nodes()).boxed().toList());
        Approach approach = new Approach(graph, everybody, PersonalRank.USUAL);
        approach.to(TOLERANCE);
        assertTrue(approach.total() <= TOLERANCE);
        int plain = plain(graph, everybody);
        assertTrue(3 * approach.done() <= 2 * plain, () -> approach.done() + " of " + plain);
    }

    @Test
    void sweepsInPlaceSaveAThirdOfAll() {
        assertSavesAThird(communities(5_000, 50_000, 5_000));
    }

    @Test
    void sweepsInPlaceSaveAThirdOfAllWhereManyPointToNobody() {
        assertSavesAThird(communities(5_000, 50_000, 3));
    }

    /** In place, all that a chain carries comes to its end at once, which can be a hundred times what there is. */
    @Test
    void sweepsInPlaceEndBeforeTheScoresAreMoreThanALongHolds() {
        RankGraph graph = chain(1_000);
        Alpha little = Alpha.of("0.01");
        Sweep sweep = new Sweep(graph, Seeds.of(0), little, new BitSet(), false);
        long[] units = new long[graph.nodes()];
        sweep.toSeeds(units, Scores.ONE / 8);
        sweep.from(units, Scores.ONE / 8);
        assertEquals(Sweep.TOO_MUCH, sweep.relax(units));
        assertTrue(IntStream.range(0, units.length).allMatch(row -> units[row] >= 0));
        Scores near = PersonalRank.within(graph, Seeds.of(0), little, TOLERANCE);
        assertTrue(near.error() <= TOLERANCE);
        Scores canonical = PersonalRank.of(graph, Seeds.of(0), little, 3_000);
        double away = IntStream.range(0, graph.nodes())
                .mapToDouble(node -> Math.abs(near.value(node) - canonical.value(node)))
                .sum();
        assertTrue(away <= near.error() + canonical.error(), () -> away + " away");
    }
}
