package coop.kith.trust.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VouchGraphTest {
    @ParameterizedTest
    @DisplayName("T01: amounts and depths are bytes, whoever makes the arc")
    @CsvSource({"-1, 0", "256, 0", "0, -1", "0, 256", "-2147483648, 0", "0, 2147483647"})
    void anArcHoldsNothingButBytes(int amount, int depth) {
        assertThrows(IllegalArgumentException.class, () -> new Arc(0, 1, amount, depth, 0));
    }

    @Test
    @DisplayName("T01: an interval has its ends the right way round, at zero or above")
    void aFindingIsAnInterval() {
        assertThrows(IllegalArgumentException.class, () -> new Finding(-1, 0, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Finding(2, 1, List.of()));
    }

    @Test
    @DisplayName("T02: arcs to oneself and arcs of no amount are left out")
    void leavesOutWhatCanRaiseNothing() {
        VouchGraph graph = VouchGraph.of(2, List.of(new Arc(0, 0, 120, 255, 1), new Arc(0, 1, 0, 255, 2)));
        assertTrue(graph.from(0).isEmpty());
        assertTrue(graph.to(0).isEmpty());
        assertTrue(graph.to(1).isEmpty());
    }

    @Test
    @DisplayName("T11: arcs stand in one order, whichever they came in")
    void ordersItsArcs() {
        Arc far = new Arc(0, 2, 60, 0, 3);
        Arc weak = new Arc(0, 1, 60, 2, 2);
        Arc strong = new Arc(0, 1, 120, 2, 1);
        Arc deep = new Arc(0, 1, 30, 3, 4);
        for (List<Arc> arcs : List.of(List.of(far, weak, strong, deep), List.of(deep, strong, weak, far))) {
            VouchGraph graph = VouchGraph.of(3, arcs);
            assertEquals(List.of(deep, strong, weak, far), graph.from(0));
            assertEquals(List.of(deep, strong, weak), graph.to(1));
        }
    }
}
