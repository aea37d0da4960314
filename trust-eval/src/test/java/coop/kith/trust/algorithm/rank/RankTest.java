package coop.kith.trust.algorithm.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The worked examples of the essays, and what is refused. */
final class RankTest {
    private static final Alpha HALF = Alpha.of("0.5");

    @Test
    void twoNodesThatPointAtEachOther() {
        RankGraph pair = RankGraph.builder(2).edge(0, 1, 5).edge(1, 0, 1).build();
        Scores scores = PersonalRank.of(pair, Seeds.of(0), HALF, 64);
        assertEquals(2 / 3.0, scores.value(0), 1e-15);
        assertEquals(1 / 3.0, scores.value(1), 1e-15);
        LiveRank.Intervals live = LiveRank.of(pair).push(Seeds.of(0), HALF, 1, 1);
        assertTrue(Math.abs(Scores.ONE / 2 - live.lower(0)) <= 2);
        assertEquals(0, live.lower(1));
        assertTrue(Math.abs(Scores.ONE / 2 - live.upper(1)) <= 2);
    }

    @Test
    void aShortWalkOverFriendships() {
        Scores scores = SybilRank.of(
                RankGraph.builder(3).edge(0, 1, 1).edge(2, 1, 1).edge(1, 2, 1).build(), Seeds.of(0));
        assertEquals(0.5, scores.value(0));
        assertEquals(0, scores.value(1));
        assertEquals(0.5, scores.value(2));
        assertTrue(Double.isInfinite(scores.error()), "a preset that stops early has no bound");
    }

    @Test
    void aFarmOfTenThousandHoldsNoMoreThanOneStranger() {
        Alpha fifth = Alpha.of("0.2");
        double alone = bound(RankGraph.builder(3).edge(0, 1, 3).edge(0, 2, 1).build(), fifth);
        RankGraph.Builder farm = RankGraph.builder(10_003).edge(0, 1, 3).edge(0, 2, 1);
        for (int puppet = 3; puppet < 10_003; puppet++) {
            farm.edge(2, puppet, 1).edge(puppet, 2, 1);
        }
        RankGraph withFarm = farm.build();
        // pi0 of the seed: 1/5 + 4/5 (3/4 of it comes back by way of the friend, who points nowhere, after one more
        // step) gives 5/13.
        assertEquals(4.0 * (5.0 / 13) / 4, alone, 1e-9);
        assertEquals(alone, bound(withFarm, fifth), 1e-9);
        Scores scores = PersonalRank.of(withFarm, Seeds.of(0), fifth, 200);
        long units = 0;
        for (int node = 2; node < withFarm.nodes(); node++) {
            units += scores.units(node);
        }
        double held = units * 0x1p-62;
        assertTrue(
                held <= bound(withFarm, fifth) && held > alone * 0.999,
                "the bound is reached where the farm lets nothing out: " + held);
    }

    private static double bound(RankGraph graph, Alpha alpha) {
        BitSet region = new BitSet();
        region.set(2, graph.nodes());
        return SybilBound.of(graph, Seeds.of(0), alpha, 200, region);
    }

    @Test
    void aRegionWithASeedHasNoBound() {
        BitSet all = new BitSet();
        all.set(0);
        RankGraph graph = RankGraph.builder(2).edge(0, 1, 1).build();
        assertThrows(IllegalArgumentException.class, () -> SybilBound.of(graph, Seeds.of(0), HALF, 9, all));
    }

    @Test
    void parallelEdgesAreOneAndSelfEdgesNone() {
        RankGraph graph = RankGraph.builder(3)
                .edge(1, 1, 9)
                .edge(0, 1, 2)
                .edge(2, 1, 0)
                .edge(0, 1, 3)
                .build();
        assertEquals(1, graph.edges());
        assertEquals(5, graph.weight(0, 1));
        assertEquals(5, graph.given(0));
        assertEquals(0, graph.given(1));
    }

    @Test
    void whatIsNoGraphNoSeedOrNoProbabilityIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RankGraph.builder(0));
        assertThrows(IllegalArgumentException.class, () -> RankGraph.builder(2).edge(0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> RankGraph.builder(2).edge(0, 1, -1));
        assertThrows(
                ArithmeticException.class,
                () -> RankGraph.builder(2)
                        .edge(0, 1, Integer.MAX_VALUE)
                        .edge(0, 1, 1)
                        .build());
        assertThrows(IllegalArgumentException.class, () -> Seeds.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Seeds(new TreeMap<>(Map.of(0, 0))));
        assertThrows(
                IllegalArgumentException.class, () -> new Seeds(new TreeMap<>(Map.of(0, Integer.MAX_VALUE, 1, 1))));
        for (String text : List.of("1", "0", "1.5", "-0.1", "NaN", "0.1234567891", "1e-3", "0x.1p0", "")) {
            assertThrows(IllegalArgumentException.class, () -> Alpha.of(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> new Alpha(1).sweepsFor(1e-12), "it would never end");
        RankGraph graph = RankGraph.builder(2).build();
        assertThrows(IllegalArgumentException.class, () -> PersonalRank.of(graph, Seeds.of(2), HALF, 1));
        assertThrows(IllegalArgumentException.class, () -> PersonalRank.of(graph, Seeds.of(0), HALF, 0));
        assertThrows(IllegalArgumentException.class, () -> LiveRank.of(graph).push(Seeds.of(0), HALF, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> OpenRank.of(graph, RankGraph.builder(3).build(), Seeds.of(0), HALF, 1));
    }

    @Test
    void nobodyVouchedForIsAtTheFloor() {
        RankGraph.Builder ring = RankGraph.builder(1001).edge(0, 1000, 1);
        for (int node = 1; node < 1000; node++) {
            ring.edge(node, node % 999 + 1, 100);
        }
        Scores scores = PersonalRank.of(ring.build(), Seeds.of(0), HALF, 50);
        for (int node = 1; node < 1000; node++) {
            assertEquals(0, scores.units(node));
        }
    }

    @Test
    void aPathOfAMillionAndAStarOfAMillionAreWalked() {
        RankGraph.Builder path = RankGraph.builder(1_000_000);
        RankGraph.Builder star = RankGraph.builder(1_000_000);
        for (int node = 1; node < 1_000_000; node++) {
            path.edge(node - 1, node, 1);
            star.edge(0, node, 1).edge(node, 0, 1);
        }
        assertEquals(0.25, PersonalRank.of(path.build(), Seeds.of(0), HALF, 20).value(1), 1e-6);
        assertEquals(
                2 / 3.0, PersonalRank.of(star.build(), Seeds.of(0), HALF, 60).value(0), 1e-6);
    }

    @Test
    @DisplayName("T13: what two hundred thousand give one node adds up to the same bits in either order")
    void theOrderOfASumMakesNoDifference() {
        int givers = 200_000;
        RankGraph.Builder upwards = RankGraph.builder(givers + 2);
        RankGraph.Builder downwards = RankGraph.builder(givers + 2);
        for (int giver = 1; giver <= givers; giver++) {
            int other = givers + 1 - giver;
            upwards.edge(0, giver, 1 + giver % 7).edge(giver, givers + 1, 1 + giver % 1000);
            downwards.edge(other, givers + 1, 1 + other % 1000).edge(0, other, 1 + other % 7);
        }
        Scores one = PersonalRank.of(upwards.build(), Seeds.of(0), HALF, 30);
        Scores same = PersonalRank.of(downwards.build(), Seeds.of(0), HALF, 30);
        assertArrayEquals(one.copy(), same.copy());
        assertEquals(1 / 7.0, one.value(givers + 1), 1e-6);
    }

    @Test
    @Tag("long")
    @DisplayName("T12: every preset ends on a path and a star of a million and on two thousand who all name each other")
    void everyPresetEndsOnLargeShapes() {
        RankGraph.Builder path = RankGraph.builder(1_000_000);
        RankGraph.Builder star = RankGraph.builder(1_000_000);
        for (int node = 1; node < 1_000_000; node++) {
            path.edge(node - 1, node, 1);
            star.edge(0, node, 1).edge(node, 0, 1);
        }
        RankGraph.Builder complete = RankGraph.builder(2_000);
        for (int pair = 0; pair < 4_000_000; pair++) {
            complete.edge(pair / 2_000, pair % 2_000, 1);
        }
        for (RankGraph graph : List.of(path.build(), star.build(), complete.build())) {
            for (Scores scores : List.of(
                    PersonalRank.of(graph, Seeds.of(0), HALF, 10),
                    EigenTrust.of(graph, Seeds.of(0), HALF, 10),
                    SybilRank.of(graph, Seeds.of(0)),
                    OpenRank.of(graph, graph, Seeds.of(0), HALF, 10))) {
                assertEquals(graph.nodes(), scores.size());
            }
        }
    }
}
