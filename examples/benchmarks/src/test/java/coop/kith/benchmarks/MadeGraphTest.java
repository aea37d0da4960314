package coop.kith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.rank.PersonalRank;
import coop.kith.trust.algorithm.rank.Scores;
import coop.kith.trust.algorithm.rank.Seeds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MadeGraphTest {
    @ParameterizedTest
    @EnumSource(names = {"TINY", "S", "SC"})
    void theGraphIsTheSameEachTimeAndHasNeitherParallelNorSelfEdges(GraphSize size) {
        MadeGraph graph = MadeGraph.of(size);
        MadeGraph again = MadeGraph.of(size);
        assertEquals(graph.edges(), again.edges());
        assertTrue(graph.edges() > 0.75 * size.edges(), () -> graph.edges() + " edges");
        for (int edge = 0; edge < graph.edges(); edge++) {
            assertTrue(graph.from(edge) != graph.to(edge) && graph.weight(edge) > 0);
            assertEquals(graph.from(edge), again.from(edge));
            assertEquals(graph.to(edge), again.to(edge));
            assertEquals(graph.weight(edge), again.weight(edge));
        }
        assertEquals(graph.edges(), graph.rankGraph().edges());
    }

    @Test
    void fewHaveMostOfTheEdges() {
        MadeGraph graph = MadeGraph.of(GraphSize.S);
        int[] known = new int[graph.nodes()];
        IntStream.range(0, graph.edges()).forEach(edge -> known[graph.to(edge)]++);
        Arrays.sort(known);
        int best = Arrays.stream(known).skip(graph.nodes() * 9L / 10).sum();
        assertTrue(best > graph.edges() / 2, () -> best + " of " + graph.edges());
    }

    /** Else the plain loop would be no limit. */
    @Test
    void thePlainLoopComesToTheSameRanksUnderEitherNumbering() {
        MadeGraph graph = MadeGraph.of(GraphSize.TINY);
        Scores scores = PersonalRank.of(graph.rankGraph(), Seeds.of(graph.viewer(1)), PersonalRank.USUAL, 10);
        double[] plain = new PlainRank(graph).sweeps(new int[] {graph.viewer(1)}, 0.15, 10);
        IntStream.range(0, graph.nodes()).forEach(node -> assertEquals(plain[node], scores.value(node), 1e-12));
        int[] all = IntStream.range(0, graph.nodes()).toArray();
        double[] sorted = new PlainRank(graph).within(all, 0.15, 1e-6);
        double[] other = new PlainRank(graph.renumbered()).within(all, 0.15, 1e-6);
        Arrays.sort(sorted);
        Arrays.sort(other);
        assertArrayEquals(sorted, other, 1e-12);
    }

    @Test
    void theTablesHaveARowForEachThingMeasured() {
        assertTrue(GraphMemory.table(MadeGraph.of(GraphSize.TINY)).contains("\n| ranks | "));
        assertTrue(GraphTurns.table(GraphSize.TINY, 1).contains("\n| 10 sweeps | "));
        JsonObject lap = RankLap.run(GraphSize.TINY, 1);
        assertTrue(lap.has("cpuMilliseconds") && lap.has("sweepMicroseconds"));
        assertTrue(ViewerTimes.table(GraphSize.TINY, 2).contains("\n| 1.0E-6 | "));
    }
}
