package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How far a push goes before the graph is swept, in edges. */
final class DeepPushTest {
    private static final int NODES = 40_000;

    /** Ten edges a node, of which so many of ten stay among five hundred, in which some are better known than others. */
    private static RankGraph graph(int atHome) {
        SplittableRandom random = new SplittableRandom(11);
        RankGraph.Builder builder = RankGraph.builder(NODES);
        for (int edge = 0; edge < 10 * NODES; edge++) {
            int from = random.nextInt(NODES);
            double known = random.nextDouble();
            int to = random.nextInt(10) < atHome
                    ? from / 500 * 500 + (int) (500 * known * known)
                    : random.nextInt(NODES);
            builder.edge(from, to, 1 + random.nextInt(100));
        }
        return builder.build();
    }

    private static double width(LiveRank.Best best) {
        LiveRank.Bounds first = best.nodes().get(0);
        return (first.upper() - first.lower()) * 0x1p-62;
    }

    /** To a sixty-fourth of the edges and no further, it would have been swept. */
    @Test
    void whereThereAreNeighbourhoodsAPushGoesOnToTheToleranceAndNoFurther() {
        RankGraph graph = graph(9);
        LiveRank.Best best = LiveRank.of(graph).best(Seeds.of(7), PersonalRank.USUAL, 100, 0.3);
        assertFalse(best.swept());
        assertTrue(
                best.edges() > graph.edges() / 64 && best.edges() < graph.edges() / 8, () -> "edges " + best.edges());
        assertTrue(width(best) <= 0.3 && width(best) > 0.299, () -> "width " + width(best));
        Scores truth = PersonalRank.within(graph, Seeds.of(7), PersonalRank.USUAL, 1e-9);
        for (LiveRank.Bounds bounds : best.nodes()) {
            long units = truth.units(bounds.node());
            assertTrue(bounds.lower() <= units + (1L << 33) && units <= bounds.upper() + (1L << 33), bounds::toString);
        }
    }

    @Test
    void whereThereAreNonePushingIsGivenUpAsSoonAsThatIsForetold() {
        RankGraph graph = graph(0);
        LiveRank.Best best = LiveRank.of(graph).best(Seeds.of(7), PersonalRank.USUAL, 100, 0.05);
        assertTrue(best.swept());
        assertTrue(best.edges() < graph.edges() / 16, () -> "edges " + best.edges());
        assertTrue(width(best) <= 0.05);
    }

    @Test
    void theSameQuestionIsPushedTheSameWay() {
        LiveRank live = LiveRank.of(graph(9));
        assertEquals(
                live.best(Seeds.of(7), PersonalRank.USUAL, 50, 0.3),
                live.best(Seeds.of(7), PersonalRank.USUAL, 50, 0.3));
    }
}
