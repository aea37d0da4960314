package coop.kith.trust.algorithm.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.algorithm.opinion.EvidenceFlow.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of the essays. */
final class EvidenceFlowTest {
    private static final long ALL = Said.MOST;

    private static Said praise(int from, int about, long pieces) {
        return new Said(from, about, pieces * 1000, 0);
    }

    @Test
    void whatAFriendSaysCountsAsMuchAsTheFriendIsBelieved() {
        List<Known> known = EvidenceFlow.of(3, List.of(praise(0, 1, 8), praise(1, 2, 4)), 0, ALL)
                .after(3);
        assertEquals(0.8, known.get(1).beliefLow());
        assertEquals(3_200_000, known.get(2).positiveLow());
        assertEquals(3.2 / 5.2, known.get(2).beliefLow(), 1e-9);
        assertTrue(known.get(2).settled());
    }

    @Test
    void whatIsNotKnownIsNotBad() {
        Known nobody = EvidenceFlow.of(2, List.of(), 0, ALL).after(1).get(1);
        assertEquals(0, nobody.beliefHigh());
        assertEquals(0, nobody.disbeliefHigh());
        assertTrue(nobody.settled());
    }

    @Test
    void twoWhoDistrustEachOtherGiveAnIntervalWhenTheSweepsAreFew() {
        List<Said> quarrel = List.of(
                new Said(0, 1, 5_000, 0),
                new Said(0, 2, 5_000, 0),
                new Said(1, 2, 0, 90_000),
                new Said(2, 1, 0, 90_000));
        Known early = EvidenceFlow.of(3, quarrel, 0, ALL).after(2).get(1);
        assertFalse(early.settled());
        assertTrue(early.beliefLow() < early.beliefHigh());
        Known late = EvidenceFlow.of(3, quarrel, 0, ALL).after(40).get(1);
        assertTrue(
                early.beliefLow() <= late.beliefLow() && late.beliefHigh() <= early.beliefHigh(),
                "sweeps only tighten");
        assertTrue(late.settled(), "in the end they agree how little to believe each");
    }

    @Test
    void oneAttackEdgeIsEnough() {
        List<Said> farm = new ArrayList<>(List.of(praise(0, 1, 1)));
        for (int puppet = 2; puppet < 1002; puppet++) {
            farm.add(praise(1, puppet, 1));
            farm.add(praise(puppet, 1002, 1));
        }
        Known mallory = EvidenceFlow.of(1003, farm, 0, ALL).after(4).get(1002);
        assertTrue(mallory.beliefLow() > 0.97, () -> "which is why it never allows by itself: " + mallory.beliefLow());
        Known budgeted = EvidenceFlow.of(1003, farm, 0, 10_000).after(4).get(1002);
        assertTrue(
                budgeted.beliefHigh() < 0.7, () -> "a budget for each speaker bounds the one at the door: " + budgeted);
    }

    @Test
    void halfIsLeftAfterAHalfLifeAndNothingIsGainedByWaiting() {
        HalfLife year = new HalfLife(Duration.ofDays(365));
        assertEquals(1_000, year.left(1_000, Duration.ZERO));
        assertEquals(1_000, year.left(1_000, Duration.ofDays(-5)));
        assertEquals(500, year.left(1_000, Duration.ofDays(365)));
        assertEquals(125, year.left(1_000, Duration.ofDays(3 * 365)));
        assertEquals(707, year.left(1_000, Duration.ofHours(365 * 12)));
        assertEquals(0, year.left(Said.MOST, Duration.ofDays(365 * 64)));
        long before = Said.MOST;
        for (int day = 0; day < 2000; day += 3) {
            long left = year.left(Said.MOST, Duration.ofDays(day));
            assertTrue(left <= before);
            before = left;
        }
    }

    @Test
    void whatIsNoEvidenceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Said(0, 1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Said(0, 1, 0, Said.MOST + 1));
        assertThrows(IllegalArgumentException.class, () -> EvidenceFlow.of(1, List.of(praise(0, 1, 1)), 0, ALL));
        assertThrows(IllegalArgumentException.class, () -> EvidenceFlow.of(1, List.of(), 1, ALL));
        assertThrows(
                IllegalArgumentException.class,
                () -> EvidenceFlow.of(1, List.of(), 0, ALL).after(0));
        assertThrows(IllegalArgumentException.class, () -> new HalfLife(Duration.ZERO));
    }
}
