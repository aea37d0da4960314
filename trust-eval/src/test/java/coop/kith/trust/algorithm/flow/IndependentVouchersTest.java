package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class IndependentVouchersTest {
    private static final int MARA = 0;
    private static final int HANS = 1;
    private static final int INES = 2;
    private static final int JIA = 8;

    private final IndependentVouchers algorithm = new IndependentVouchers();

    private static Arc vouch(int from, int to, int depth) {
        return new Arc(from, to, 120, depth, 100 * from + to);
    }

    /** The example of the essay. */
    private static Inquiry example(boolean withInes) {
        List<Arc> arcs = new ArrayList<>(List.of(vouch(MARA, HANS, 3), vouch(MARA, INES, 3)));
        for (int puppet = 3; puppet < JIA; puppet++) {
            arcs.add(vouch(HANS, puppet, 3));
            arcs.add(vouch(puppet, JIA, 3));
        }
        if (withInes) {
            arcs.add(vouch(INES, JIA, 3));
        }
        return Inquiry.of(VouchGraph.of(9, arcs), JIA, Set.of(MARA), 5).institutions(Set.of(MARA));
    }

    @Test
    void theEssaysExampleHasSixVouchersOfWhomTwoAreIndependent() {
        assertEquals(6, new CountedVouchers().find(example(true)).lower());
        Finding finding = algorithm.find(example(true));
        assertEquals(2, finding.lower());
        assertTrue(finding.exact());
    }

    @Test
    void withoutInesAllFiveHangOnHans() {
        assertEquals(5, new CountedVouchers().find(example(false)).lower());
        assertEquals(1, algorithm.find(example(false)).upper());
        assertEquals(Set.of(HANS), Bottleneck.of(example(false), 1));
    }

    @Test
    void anAnchorCountsOnceUnlessItIsAnInstitution() {
        Inquiry person = example(true).institutions(Set.of());
        assertEquals(1, algorithm.find(person).lower());
        assertEquals(Set.of(MARA), Bottleneck.of(person, 1));
    }

    @Test
    void aDepthThatIsTooSmallEndsThePath() {
        List<Arc> arcs = List.of(vouch(0, 1, 1), vouch(1, 2, 1), vouch(2, 3, 0));
        assertEquals(
                0,
                algorithm
                        .find(Inquiry.of(VouchGraph.of(4, arcs), 3, Set.of(0), 5))
                        .upper());
        List<Arc> deeper = List.of(vouch(0, 1, 2), vouch(1, 2, 1), vouch(2, 3, 0));
        assertEquals(
                1,
                algorithm
                        .find(Inquiry.of(VouchGraph.of(4, deeper), 3, Set.of(0), 5))
                        .lower());
        assertEquals(
                0,
                algorithm
                        .find(Inquiry.of(VouchGraph.of(4, deeper), 3, Set.of(0), 2))
                        .upper());
    }

    /** Two walks share nobody, 0-2-4-5-6 and 1-3-6; but the vouch of 0 for 2 allows two hops more, not three. */
    @Test
    void whereDepthsBindTheFlowOnlyBoundsAndTheSearchDecides() {
        List<Arc> arcs = List.of(
                vouch(0, 2, 2),
                vouch(1, 2, 255),
                vouch(2, 3, 255),
                vouch(3, 6, 255),
                vouch(1, 3, 255),
                vouch(2, 4, 255),
                vouch(4, 5, 255),
                vouch(5, 6, 255));
        Inquiry inquiry = Inquiry.of(VouchGraph.of(7, arcs), 6, Set.of(0, 1), 5);
        assertEquals(
                2,
                new DisjointFlow(inquiry, new Reach(inquiry), new Steps(1000))
                        .walks()
                        .size());
        assertEquals(1, AllPaths.independent(inquiry));
        assertEquals(1, algorithm.find(inquiry).upper());
    }

    @Test
    @DisplayName("T03: a cycle without an edge from an anchor stays at the floor")
    void collusionWithoutAnAnchorCountsNothing() {
        for (int length : new int[] {2, 3, 100, 10_000}) {
            List<Arc> arcs = new ArrayList<>();
            for (int place = 0; place < length; place++) {
                arcs.add(vouch(1 + place, 1 + (place + 1) % length, 255));
            }
            assertEquals(
                    0,
                    algorithm
                            .find(Inquiry.of(VouchGraph.of(length + 1, arcs), 1, Set.of(0), 255))
                            .upper());
        }
    }

    @Test
    @DisplayName(
            "T03: a path proves something only from an anchor, to the subject, joined, short and deep enough, nobody"
                    + " twice")
    void onlyAnAdmissiblePathIsAProof() {
        Arc first = vouch(0, 1, 2);
        Arc second = vouch(1, 2, 1);
        Arc third = vouch(2, 3, 0);
        VouchGraph graph = VouchGraph.of(5, List.of(first, second, third));
        Inquiry inquiry = Inquiry.of(graph, 3, Set.of(0), 3);
        assertTrue(IndependentVouchers.admissible(inquiry, List.of(first, second, third)));
        for (List<Arc> broken : List.of(
                List.<Arc>of(),
                List.of(second, third),
                List.of(first, second),
                List.of(first, third),
                List.of(vouch(0, 1, 1), second, third),
                List.of(first, vouch(1, 0, 2), vouch(0, 3, 0)))) {
            assertFalse(IndependentVouchers.admissible(inquiry, broken), broken::toString);
        }
        Inquiry shorter = Inquiry.of(graph, 3, Set.of(0), 2);
        assertFalse(IndependentVouchers.admissible(shorter, List.of(first, second, third)));
    }

    @Test
    @DisplayName("T17: an anchor in a circle, or vouched for by the subject, counts as if it were in none")
    void aCircleThroughAnAnchorRaisesNothing() {
        List<Arc> line = List.of(vouch(0, 1, 255), vouch(1, 2, 255));
        List<Arc> circle = List.of(vouch(0, 1, 255), vouch(1, 2, 255), vouch(2, 0, 255), vouch(1, 0, 255));
        for (List<Arc> arcs : List.of(line, circle)) {
            Finding finding = algorithm.find(Inquiry.of(VouchGraph.of(3, arcs), 2, Set.of(0), 255));
            assertEquals(1, finding.upper());
            assertEquals(line, finding.paths().get(0));
        }
    }

    @Test
    @DisplayName("T04: a farm of 100,000 behind one attack edge is one independent voucher")
    void aFarmBehindOneEdgeCountsOnce() {
        int sybils = 100_000;
        int subject = sybils + 2;
        List<Arc> arcs = new ArrayList<>(List.of(vouch(0, 1, 255)));
        for (int sybil = 2; sybil < subject; sybil++) {
            arcs.add(vouch(1, sybil, 255));
            arcs.add(vouch(sybil, subject, 255));
            arcs.add(vouch(sybil, 2 + (sybil - 1) % sybils, 255));
        }
        Inquiry inquiry = Inquiry.of(VouchGraph.of(subject + 1, arcs), subject, Set.of(0), 255)
                .institutions(Set.of(0));
        Finding finding = algorithm.find(inquiry);
        assertEquals(1, finding.upper());
        assertEquals(1, finding.lower());
        assertEquals(Set.of(1), Bottleneck.of(inquiry, 1));
    }

    @Test
    @DisplayName("T12: a chain of 100,000 overflows no stack, and its length is over the limit")
    void aLongChainIsRefusedCalmly() {
        int length = 100_000;
        List<Arc> arcs = new ArrayList<>();
        for (int place = 0; place < length; place++) {
            arcs.add(vouch(place, place + 1, 255));
        }
        assertEquals(
                0,
                algorithm
                        .find(Inquiry.of(VouchGraph.of(length + 1, arcs), length, Set.of(0), 255))
                        .upper());
    }

    @Test
    void manyIndependentVouchersAreCountedBeyondTheExactSearch() {
        List<Arc> arcs = new ArrayList<>();
        for (int voucher = 1; voucher <= 50; voucher++) {
            arcs.add(vouch(0, voucher, 1));
            arcs.add(vouch(voucher, 51, 0));
        }
        Finding finding = algorithm.find(
                Inquiry.of(VouchGraph.of(52, arcs), 51, Set.of(0), 5).institutions(Set.of(0)));
        assertEquals(50, finding.lower());
        assertTrue(finding.exact());
    }

    @Test
    void aCapHoldsForTheChosenVouchersOnly() {
        Inquiry capped = example(true).capped(List.of(new Inquiry.Cap(Set.of(INES, 3, 4, 5), 1)));
        assertEquals(2, algorithm.find(capped).lower());
        Inquiry tighter = example(true).capped(List.of(new Inquiry.Cap(Set.of(INES, 3, 4, 5, 6, 7), 1)));
        assertEquals(1, algorithm.find(tighter).lower());
    }
}
