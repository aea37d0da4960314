package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

final class IndependentVouchersLaws {
    private final IndependentVouchers algorithm = new IndependentVouchers();

    @Provide
    Arbitrary<Inquiry> inquiries() {
        return RandomInquiries.upTo(8);
    }

    @Property(tries = 1500)
    void equalsTheSlowTruth(@ForAll("inquiries") Inquiry inquiry) {
        Finding finding = algorithm.find(inquiry);
        assertTrue(finding.exact());
        assertEquals(
                AllPaths.independent(inquiry),
                finding.lower(),
                () -> AllPaths.of(inquiry) + " " + inquiry.institutions() + inquiry.caps());
    }

    @Tag("long")
    @Property(tries = 100_000)
    void equalsTheSlowTruthOverAndOver(@ForAll("inquiries") Inquiry inquiry) {
        equalsTheSlowTruth(inquiry);
    }

    @Property(tries = 500)
    void theSearchAloneEqualsTheSlowTruth(@ForAll("inquiries") Inquiry inquiry) {
        DisjointSearch search = new DisjointSearch(inquiry, new Reach(inquiry), new Steps(1_000_000), 8);
        assertEquals(AllPaths.independent(inquiry), search.search(List.of()).size());
    }

    @Property(tries = 500)
    void thePathsProveTheLowerEnd(@ForAll("inquiries") Inquiry inquiry) {
        Finding finding = algorithm.find(inquiry);
        assertEquals(finding.lower(), finding.paths().size());
        Set<Integer> met = new HashSet<>();
        List<Integer> vouchers = new ArrayList<>();
        for (List<Arc> path : finding.paths()) {
            assertTrue(IndependentVouchers.admissible(inquiry, path));
            vouchers.add(path.get(path.size() - 1).from());
            for (Arc arc : path) {
                assertTrue(inquiry.institutions().contains(arc.from()) || met.add(arc.from()));
            }
        }
        assertTrue(Allotment.fits(inquiry.caps(), vouchers));
    }

    @Property(tries = 500)
    void withAlmostNoStepsTheTruthStillLiesWithin(@ForAll("inquiries") Inquiry inquiry) {
        Finding hurried = new IndependentVouchers(3, 3).find(inquiry);
        long truth = AllPaths.independent(inquiry);
        assertTrue(hurried.lower() <= truth && truth <= hurried.upper(), hurried + " does not hold " + truth);
    }

    @Property(tries = 500)
    void neitherOrderNorNamesMatter(@ForAll("inquiries") Inquiry inquiry, @ForAll Random random) {
        int size = inquiry.graph().size();
        List<Integer> renamed = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(renamed, random);
        List<Arc> arcs = new ArrayList<>();
        for (int entity = 0; entity < size; entity++) {
            for (Arc arc : inquiry.graph().from(entity)) {
                arcs.add(new Arc(
                        renamed.get(arc.from()), renamed.get(arc.to()), arc.amount(), arc.depth(), arc.vouch()));
            }
        }
        Collections.shuffle(arcs, random);
        Inquiry same = Inquiry.of(
                        VouchGraph.of(size, arcs),
                        renamed.get(inquiry.subject()),
                        inquiry.anchors().stream().map(renamed::get).toList(),
                        inquiry.maxHops())
                .institutions(inquiry.institutions().stream().map(renamed::get).toList())
                .capped(inquiry.caps().stream()
                        .map(cap -> new Inquiry.Cap(
                                Set.copyOf(
                                        cap.members().stream().map(renamed::get).toList()),
                                cap.atMost()))
                        .toList());
        assertEquals(algorithm.find(inquiry).lower(), algorithm.find(same).lower());
    }

    @Property(tries = 500)
    void oneMoreVouchNeverLowers(@ForAll("inquiries") Inquiry inquiry, @ForAll Random random) {
        int size = inquiry.graph().size();
        List<Arc> arcs = new ArrayList<>();
        for (int entity = 0; entity < size; entity++) {
            arcs.addAll(inquiry.graph().from(entity));
        }
        arcs.add(new Arc(random.nextInt(size), random.nextInt(size), 120, random.nextInt(4), 1000));
        Inquiry more = new Inquiry(
                VouchGraph.of(size, arcs),
                inquiry.subject(),
                inquiry.anchors(),
                inquiry.institutions(),
                inquiry.without(),
                inquiry.maxHops(),
                inquiry.caps());
        assertTrue(algorithm.find(more).lower() >= algorithm.find(inquiry).lower());
    }

    @Property(tries = 500)
    void theBottleneckLeavesNoPathAndNoSmallerSetDoes(@ForAll("inquiries") Inquiry inquiry) {
        Set<Integer> cut = Bottleneck.of(inquiry, Bottleneck.MOST);
        Inquiry rest = inquiry;
        for (int entity : cut) {
            assertTrue(!AllPaths.of(rest).isEmpty(), "a smaller set would have done");
            rest = rest.without(entity);
        }
        assertTrue(cut.isEmpty() || AllPaths.of(rest).isEmpty());
    }

    @Property(tries = 500)
    void countingCountsEveryVoucherThatIsReached(@ForAll("inquiries") Inquiry inquiry) {
        long vouchers = AllPaths.of(inquiry.capped(List.of())).stream()
                .map(path -> path.get(path.size() - 1).from())
                .distinct()
                .count();
        Finding counted = new CountedVouchers().find(inquiry.capped(List.of()));
        assertEquals(vouchers, counted.lower());
        assertTrue(counted.paths().stream().allMatch(path -> IndependentVouchers.admissible(inquiry, path)));
    }

    @Provide
    Arbitrary<List<Inquiry.Cap>> circles() {
        Arbitrary<Set<Integer>> members =
                Arbitraries.integers().between(1, 9).set().ofMinSize(1).ofMaxSize(5);
        return Combinators.combine(members, Arbitraries.integers().between(0, 3))
                .as(Inquiry.Cap::new)
                .list()
                .ofMaxSize(6);
    }

    /** Nine vouchers in circles that overlap: the largest choice of them that every cap allows, out of all 512. */
    @Property(tries = 1000)
    void countingFindsTheLargestChoiceThatFits(
            @ForAll("circles") List<Inquiry.Cap> caps, @ForAll @IntRange(min = 1, max = 300) int few) {
        Inquiry inquiry = everybodyVouches(9).capped(caps);
        long truth = IntStream.range(0, 1 << 9)
                .filter(choice -> caps.stream()
                        .allMatch(cap -> cap.members().stream()
                                        .filter(member -> (choice >> (member - 1) & 1) == 1)
                                        .count()
                                <= cap.atMost()))
                .map(Integer::bitCount)
                .max()
                .orElseThrow();
        Finding counted = new CountedVouchers().find(inquiry);
        assertEquals(truth, counted.lower());
        assertTrue(counted.exact());
        Finding hurried = new CountedVouchers(few).find(inquiry);
        assertTrue(hurried.lower() <= truth && truth <= hurried.upper(), () -> hurried + " does not hold " + truth);
        for (Finding one : List.of(counted, hurried)) {
            assertEquals(one.lower(), one.paths().size());
            assertTrue(Allotment.fits(
                    caps, one.paths().stream().map(path -> path.get(1).from()).toList()));
        }
    }

    private static Inquiry everybodyVouches(int vouchers) {
        List<Arc> arcs = new ArrayList<>();
        for (int voucher = 1; voucher <= vouchers; voucher++) {
            arcs.add(new Arc(0, voucher, 120, 255, arcs.size()));
            arcs.add(new Arc(voucher, vouchers + 1, 120, 255, arcs.size()));
        }
        return Inquiry.of(VouchGraph.of(vouchers + 2, arcs), vouchers + 1, Set.of(0), 3);
    }

    /** One more who is in both circles takes nothing from the two who are in one each. */
    @Example
    void aVoucherInTwoCirclesTakesNoPlaces() {
        List<Inquiry.Cap> caps = List.of(new Inquiry.Cap(Set.of(1, 2), 1), new Inquiry.Cap(Set.of(1, 3), 1));
        Finding finding = new CountedVouchers().find(everybodyVouches(3).capped(caps));
        assertEquals(2, finding.lower());
        assertTrue(finding.exact());
    }
}
