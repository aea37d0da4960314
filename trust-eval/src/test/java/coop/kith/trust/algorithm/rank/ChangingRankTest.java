package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ChangingRankTest {
    private static final Alpha HALF = Alpha.of("0.5");

    private static void near(double expected, ChangingRank rank, int node) {
        assertEquals(expected, rank.scores().value(node), 1e-9);
    }

    @Test
    void whatWentBackToTheSeedGoesOnWhenTheLastPointsOn() {
        ChangingRank rank = ChangingRank.of(RankGraph.builder(3).edge(0, 1, 1).build(), Seeds.of(0), HALF, 1e-9);
        near(2 / 3.0, rank, 0);
        near(1 / 3.0, rank, 1);
        rank.edge(1, 2, 5);
        rank.settle();
        near(4 / 7.0, rank, 0);
        near(2 / 7.0, rank, 1);
        near(1 / 7.0, rank, 2);
        rank.edge(1, 2, 0);
        rank.settle();
        near(2 / 3.0, rank, 0);
        near(0, rank, 2);
        assertTrue(rank.error() <= 1e-9);
    }

    @Test
    void changesWhereThereIsNoMassOrThatChangeNothingOpenNothing() {
        ChangingRank rank = ChangingRank.of(RankGraph.builder(4).edge(0, 1, 1).build(), Seeds.of(0), HALF, 1e-6);
        double error = rank.error();
        rank.edge(0, 1, 1);
        rank.edge(0, 0, 9);
        assertEquals(error, rank.error());
        rank.edge(2, 3, 9);
        assertEquals(9, rank.weight(2, 3));
        assertEquals(0, rank.weight(3, 2));
        assertEquals(2, rank.edges());
        assertEquals(0, rank.bounds(3).lower());
    }

    /** The error is what it was after the first change: what was passed on is taken back to the unit. */
    @Test
    void tenThousandChangesLoseNoMoreThanOne() {
        ChangingRank rank = ChangingRank.of(
                RankGraph.builder(5).edge(0, 1, 3).edge(1, 2, 2).edge(2, 0, 7).build(),
                Seeds.of(0),
                PersonalRank.USUAL,
                1e-12);
        for (int change = 0; change < 10_000; change++) {
            rank.edge(change % 3, 3 + change % 2, change % 11);
        }
        for (int node = 0; node < 3; node++) {
            rank.edge(node, 3, 0);
            rank.edge(node, 4, 0);
        }
        rank.settle();
        assertTrue(rank.error() <= 1e-12, () -> "error " + rank.error());
        Scores canonical = PersonalRank.of(
                RankGraph.builder(5).edge(0, 1, 3).edge(1, 2, 2).edge(2, 0, 7).build(),
                Seeds.of(0),
                PersonalRank.USUAL,
                200);
        for (int node = 0; node < 5; node++) {
            assertEquals(canonical.value(node), rank.scores().value(node), 2e-12);
        }
    }

    @Test
    void rowsThatGrowAndShrinkTakeNoMoreThanHalfAsMuchAgain() {
        int nodes = 300;
        ChangingRows rows = new ChangingRows(RankGraph.builder(nodes).build().forward());
        for (int target = 1; target < nodes; target++) {
            for (int row = 0; row < nodes; row++) {
                rows.set(row, target, 1 + row);
            }
        }
        assertEquals(nodes * (nodes - 1), rows.edges());
        assertTrue(rows.places() <= 2 * rows.edges(), () -> "room for " + rows.places());
        assertEquals(8L * (nodes - 1), rows.given(7));
        rows.set(7, 9, 0);
        rows.set(7, 11, 100);
        assertEquals(0, rows.weightOf(7, 9));
        assertEquals(100, rows.weightOf(7, 11));
        assertEquals(8L * (nodes - 3) + 100, rows.given(7));
    }

    @Test
    void refusesWhatItCannotFollow() {
        RankGraph graph = RankGraph.builder(2).build();
        assertThrows(
                IllegalArgumentException.class, () -> ChangingRank.of(graph, Seeds.of(0), new Alpha(62_499_999), 1e-6));
        assertThrows(IllegalArgumentException.class, () -> ChangingRank.of(graph, Seeds.of(0), HALF, 0));
        ChangingRank rank = ChangingRank.of(graph, Seeds.of(0), HALF, 1e-6);
        assertThrows(IllegalArgumentException.class, () -> rank.edge(0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> rank.edge(-1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> rank.edge(0, 1, -1));
    }
}
