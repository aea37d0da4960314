package coop.kith.trust.algorithm.community;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.algorithm.community.Community.Vouch;
import coop.kith.trust.algorithm.community.Dependence.Pillar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked examples of the essays. */
final class CommunityTest {
    private static Vouch vouch(int from, int to) {
        return new Vouch(from, to, 0);
    }

    @Test
    void allTrustInTheLastGoesThroughTheOneBefore() {
        Community community = Community.of(5, List.of(vouch(0, 1), vouch(0, 2), vouch(1, 3), vouch(2, 3), vouch(3, 4)));
        assertEquals(List.of(new Pillar(0, 4), new Pillar(3, 1)), Dependence.of(community, List.of(0)));
        assertEquals(
                List.of(new Pillar(3, 1)), Dependence.of(community, List.of(0, 1, 2)), "two anchors come to d apart");
    }

    @Test
    void aPathOfAHundredThousandIsMeasuredWithoutRecursion() {
        List<Vouch> path = new ArrayList<>();
        for (int member = 1; member < 100_000; member++) {
            path.add(vouch(member - 1, member));
        }
        List<Pillar> pillars = Dependence.of(Community.of(100_000, path), List.of(0));
        assertEquals(new Pillar(0, 99_999), pillars.get(0));
        assertEquals(99_999, pillars.size());
    }

    @Test
    void elevenVouchesWithinThirtyDaysAreTooMany() {
        List<Vouch> vouches = new ArrayList<>();
        for (int member = 1; member <= 11; member++) {
            vouches.add(new Vouch(0, member, member * 86_400L));
            vouches.add(new Vouch(12, member, member * 86_400L * 4));
        }
        Velocity cap = new Velocity(Duration.ofDays(30), 10);
        assertEquals(List.of(new Velocity.Hasty(0, 11, 86_400)), cap.above(Community.of(13, vouches)));
        assertEquals(List.of(), new Velocity(Duration.ofDays(30), 11).above(Community.of(13, vouches)));
    }

    @Test
    void threeWhoCameTogetherAndVouchForEachOther() {
        List<Vouch> vouches = new ArrayList<>(List.of(vouch(0, 1), vouch(1, 0), new Vouch(1, 2, 100)));
        for (int one = 2; one <= 4; one++) {
            for (int other = 2; other <= 4; other++) {
                vouches.add(new Vouch(one, other, 200));
            }
        }
        Community community = Community.of(5, vouches);
        Newcomers.Group group = new Newcomers.Group(List.of(2, 3, 4), List.of(new Vouch(1, 2, 100)), 6, 1);
        assertEquals(List.of(group), new Newcomers(100, 3, 15).groups(community));
        assertEquals(List.of(), new Newcomers(100, 3, 14).groups(community), "1 of 7 is more than 14 %");
        assertEquals(List.of(), new Newcomers(100, 4, 15).groups(community));
        assertEquals(List.of(), new Newcomers(101, 3, 14).groups(community));
    }

    @Test
    void oneEmployersAnchorsComeToMostMembersAlone() {
        Community community = Community.of(6, List.of(vouch(0, 3), vouch(1, 4), vouch(2, 4), vouch(4, 5)));
        assertEquals(
                List.of(new Diversity.Kind("x", 2, 3, 1), new Diversity.Kind("#2", 1, 2, 0)),
                Diversity.of(community, List.of(0, 1, 2), Map.of(0, "x", 1, "x"), 5));
        assertEquals(
                2,
                Diversity.of(community, List.of(0, 1, 2), Map.of(0, "x", 1, "x"), 1)
                        .get(0)
                        .reached());
    }

    @Test
    void oneVouchBetweenTwoCountsTheEarliest() {
        Community community = Community.of(2, List.of(new Vouch(0, 1, 9), new Vouch(0, 1, 3), vouch(1, 1)));
        assertEquals(List.of(new Vouch(0, 1, 3)), community.received(1));
        assertTrue(community.given(1).isEmpty());
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Community.of(1, List.of(vouch(0, 1))));
        assertThrows(IllegalArgumentException.class, () -> new DistanceRule(1, 0, BigDecimal.ONE));
        assertThrows(IllegalArgumentException.class, () -> new DistanceRule(1, 1, BigDecimal.TEN));
        assertThrows(IllegalArgumentException.class, () -> new Velocity(Duration.ZERO, 1));
        assertThrows(IllegalArgumentException.class, () -> new Newcomers(0, 1, 10));
    }
}
