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
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

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
}
