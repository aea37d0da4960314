package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PathFlowTest {
    private static Inquiry inquiry(int size, Arc... arcs) {
        return Inquiry.of(VouchGraph.of(size, List.of(arcs)), size - 1, Set.of(0), 255);
    }

    private static Arc arc(int from, int to, int amount, int depth) {
        return new Arc(from, to, amount, depth, 100 * from + to);
    }

    @Test
    void anAmountIsSharedByAllItsPlacesOnAPath() {
        Flow flow =
                new PathFlow().solve(inquiry(4, arc(0, 1, 1, 3), arc(1, 2, 1, 1), arc(0, 2, 1, 3), arc(2, 3, 1, 0)));
        assertEquals(Fraction.ONE, flow.value());
        assertTrue(flow.exact());
    }

    /** Three paths, each pair of which shares one amount of 1: a half on each is best, and no whole shares reach it. */
    @Test
    void theFlowMayBeAFraction() {
        Inquiry inquiry = inquiry(
                5,
                new Arc(0, 1, 1, 9, 1),
                new Arc(1, 4, 1, 9, 2),
                new Arc(0, 2, 1, 9, 2),
                new Arc(2, 4, 1, 9, 3),
                new Arc(0, 3, 1, 9, 3),
                new Arc(3, 4, 1, 9, 1));
        Flow flow = new PathFlow().solve(inquiry);
        assertEquals(Fraction.of(3).over(Fraction.of(2)), flow.value());
        assertEquals(flow.value(), flow.bound());
        assertEquals(1, new PathFlow().find(inquiry).lower());
    }

    @Test
    void aFarmGetsNoMoreThanTheAttackEdgeGives() {
        List<Arc> arcs = new ArrayList<>(List.of(arc(0, 1, 40, 255)));
        int subject = 2002;
        for (int sybil = 2; sybil < subject; sybil++) {
            arcs.add(new Arc(1, sybil, 255, 255, arcs.size() + 1000));
            arcs.add(new Arc(sybil, subject, 255, 255, arcs.size() + 1000));
        }
        Flow flow = new PathFlow().solve(Inquiry.of(VouchGraph.of(subject + 1, arcs), subject, Set.of(0), 5));
        assertEquals(Fraction.of(40), flow.value());
        assertTrue(flow.exact());
    }

    /** Layers in which depths bind at random: hundreds of vouches are used up at once. */
    @Test
    void aDenseGraphOfHundredsIsSettledAndAnUnsettledOneIsAnInterval() {
        Inquiry inquiry = layered(50, 5, 8, 8);
        Flow flow = new PathFlow().solve(inquiry);
        assertTrue(flow.exact());
        assertEquals(Fraction.of(5744), flow.value());
        for (long steps : new long[] {1, 1_000, 1_000_000, 20_000_000}) {
            Flow hurried = PathFlow.within(steps).solve(inquiry);
            assertTrue(hurried.value().compareTo(flow.value()) <= 0);
            assertTrue(hurried.bound().compareTo(flow.value()) >= 0);
        }
    }

    /** It took minutes and more before arithmetic was counted; the exact answer is one of a second or two. */
    @Tag("long")
    @Test
    void aDenseGraphOfFourThousandArcsIsSettled() {
        Flow flow = new PathFlow().solve(layered(80, 6, 8, 10));
        assertTrue(flow.exact());
        assertEquals(Fraction.of(9356), flow.value());
    }

    /** A look at some hundred arcs suffices, and its shares and prices are right for all hundred thousand. */
    @Test
    void inALargeGraphShortPathsThatUseUpAnEndAreTheAnswer() {
        Random random = new Random(11);
        int size = 20_000;
        List<Arc> arcs = new ArrayList<>();
        for (int vouch = 0; vouch < 5 * size; vouch++) {
            arcs.add(new Arc(random.nextInt(size), random.nextInt(size), 1 + random.nextInt(255), 255, vouch));
        }
        VouchGraph graph = VouchGraph.of(size, arcs);
        for (int subject = 1; subject < 40; subject++) {
            Inquiry inquiry = Inquiry.of(graph, subject, Set.of(0), 9);
            Flow whole = PathFlow.looking(List.of()).solve(inquiry);
            for (Flow flow : List.of(
                    new PathFlow().solve(inquiry),
                    PathFlow.looking(List.of(500L)).solve(inquiry))) {
                assertTrue(flow.exact());
                assertEquals(whole.value(), flow.value());
                assertTrue(whole.shares().stream()
                        .allMatch(share -> flow.cost(share.path()).compareTo(Fraction.ONE) >= 0));
                assertTrue(flow.shares().stream()
                        .allMatch(share -> IndependentVouchers.admissible(inquiry, share.path())));
            }
        }
    }

    private static Inquiry layered(int width, int layers, int degree, int maxHops) {
        Random random = new Random(3);
        int size = width * layers + 2;
        List<Arc> arcs = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            arcs.add(new Arc(0, 1 + i, 1 + random.nextInt(255), 255, arcs.size()));
        }
        for (int node = 0; node < width * layers; node++) {
            for (int count = 0; count < degree; count++) {
                int layer = Math.min(layers - 1, node / width + random.nextInt(2));
                int to = 1 + layer * width + random.nextInt(width);
                int amount = 1 + random.nextInt(255);
                int depth = random.nextInt(4) == 0 ? 255 : random.nextInt(layers + 1);
                arcs.add(new Arc(1 + node, to, amount, depth, arcs.size()));
            }
        }
        for (int i = 0; i < width; i++) {
            arcs.add(new Arc(1 + (layers - 1) * width + i, size - 1, 1 + random.nextInt(255), 0, arcs.size()));
        }
        return Inquiry.of(VouchGraph.of(size, arcs), size - 1, Set.of(0), maxHops);
    }

    @Test
    void fractionsAreExact() {
        Fraction third = Fraction.ONE.over(Fraction.of(3));
        assertEquals(Fraction.ONE, third.plus(third).plus(third));
        assertEquals(-1, third.negated().floor());
        assertEquals(0, third.floor());
        assertTrue(third.compareTo(Fraction.ONE.over(Fraction.of(4))) > 0);
        assertEquals("-2/3", Fraction.of(2).over(Fraction.of(-3)).toString());
        assertEquals(Fraction.of(2), Fraction.of(-4).over(Fraction.of(-2)));
    }
}
