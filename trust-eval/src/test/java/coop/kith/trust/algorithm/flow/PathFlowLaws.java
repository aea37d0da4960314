package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Every flow is proven optimal from outside: it keeps within the amounts, and its prices make every path there is cost at least one. */
final class PathFlowLaws {
    @Provide
    Arbitrary<Inquiry> inquiries() {
        return RandomInquiries.upTo(8);
    }

    @Property(tries = 1000)
    void theFlowAndItsPricesProveEachOther(@ForAll("inquiries") Inquiry inquiry) {
        Flow flow = new PathFlow().solve(inquiry);
        assertTrue(flow.exact());
        isProven(inquiry, flow);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void theFlowAndItsPricesProveEachOtherOverAndOver(@ForAll("inquiries") Inquiry inquiry) {
        theFlowAndItsPricesProveEachOther(inquiry);
    }

    @Provide
    Arbitrary<Inquiry> larger() {
        return RandomInquiries.between(6, 12);
    }

    @Property(tries = 500)
    void theFlowIsTheLargestOverAllPaths(@ForAll("larger") Inquiry inquiry) {
        Flow flow = new PathFlow().solve(inquiry);
        assertTrue(flow.exact());
        assertEquals(SlowSimplex.optimum(AllPaths.of(inquiry)), flow.value());
    }

    @Tag("long")
    @Property(tries = 100_000)
    void theFlowIsTheLargestOverAllPathsOverAndOver(@ForAll("larger") Inquiry inquiry) {
        theFlowIsTheLargestOverAllPaths(inquiry);
    }

    @Property(tries = 300)
    void aSearchCutShortStillProvesBothEnds(
            @ForAll("inquiries") Inquiry inquiry, @ForAll @IntRange(min = 1, max = 400) int steps) {
        Flow hurried = PathFlow.within(steps).solve(inquiry);
        isProven(inquiry, hurried);
        Fraction truth = new PathFlow().solve(inquiry).value();
        assertTrue(hurried.value().compareTo(truth) <= 0 && truth.compareTo(hurried.bound()) <= 0);
    }

    @Property(tries = 500)
    void greedyIsNeverAboveTheFlow(@ForAll("inquiries") Inquiry inquiry) {
        assertTrue(new GreedyFlow().find(inquiry).lower()
                <= new PathFlow().find(inquiry).lower());
    }

    @Property(tries = 1000)
    void looksThatComeFirstChangeNeitherTheFlowNorItsProof(
            @ForAll("inquiries") Inquiry asked,
            @ForAll @IntRange(min = 1, max = 40) int look,
            @ForAll @IntRange(max = 8) int without) {
        boolean all = without == asked.subject() || without >= asked.graph().size();
        Inquiry inquiry = all ? asked : asked.without(without);
        Flow flow = PathFlow.looking(List.of((long) look, 4L * look)).solve(inquiry);
        isProven(inquiry, flow);
        assertTrue(flow.exact());
        assertEquals(new PathFlow().solve(inquiry).value(), flow.value());
    }

    @Tag("long")
    @Property(tries = 100_000)
    void looksThatComeFirstChangeNeitherTheFlowNorItsProofOverAndOver(
            @ForAll("inquiries") Inquiry inquiry,
            @ForAll @IntRange(min = 1, max = 40) int look,
            @ForAll @IntRange(max = 8) int without) {
        looksThatComeFirstChangeNeitherTheFlowNorItsProof(inquiry, look, without);
    }

    @Property(tries = 1000)
    void whatLiesAroundTheEndsBoundsTheFlow(
            @ForAll("inquiries") Inquiry inquiry,
            @ForAll @IntRange(max = 20) int most,
            @ForAll @IntRange(max = 20) int more) {
        Ends.of(inquiry, most, more).ifPresent(easier -> {
            Flow bound = new PathFlow().solve(easier);
            assertTrue(limits(inquiry).containsAll(bound.prices().keySet()));
            for (List<Arc> path : AllPaths.of(inquiry)) {
                assertTrue(bound.cost(path).compareTo(Fraction.ONE) >= 0, "cheaper than one: " + path);
            }
        });
    }

    @Tag("long")
    @Property(tries = 100_000)
    void whatLiesAroundTheEndsBoundsTheFlowOverAndOver(
            @ForAll("inquiries") Inquiry inquiry,
            @ForAll @IntRange(max = 20) int most,
            @ForAll @IntRange(max = 20) int more) {
        whatLiesAroundTheEndsBoundsTheFlow(inquiry, most, more);
    }

    @Property(tries = 1000)
    void whatALookSeesFlowsInTheWholeGraph(
            @ForAll("inquiries") Inquiry inquiry, @ForAll @IntRange(min = 1, max = 60) int look) {
        Excerpt excerpt = new Excerpt(inquiry, look);
        Flow seen = new PathFlow().solve(excerpt.inquiry());
        Flow whole = new PathFlow().solve(inquiry);
        assertTrue(seen.value().compareTo(whole.value()) <= 0);
        isProven(inquiry, Flow.of(excerpt.whole(seen.shares()), whole.prices()));
    }

    @Property(tries = 300)
    void theOrderInWhichVouchesCameIsNotSeen(
            @ForAll("inquiries") Inquiry inquiry, @ForAll @IntRange(min = 1, max = 40) int look, @ForAll long shuffle) {
        List<Arc> arcs = new ArrayList<>();
        for (int entity = 0; entity < inquiry.graph().size(); entity++) {
            arcs.addAll(inquiry.graph().from(entity));
        }
        Collections.shuffle(arcs, new Random(shuffle));
        Inquiry same = Inquiry.of(
                VouchGraph.of(inquiry.graph().size(), arcs), inquiry.subject(), inquiry.anchors(), inquiry.maxHops());
        PathFlow flow = PathFlow.looking(List.of((long) look));
        assertEquals(flow.solve(inquiry), flow.solve(same));
    }

    private static void isProven(Inquiry inquiry, Flow flow) {
        Fraction sum = Fraction.ZERO;
        for (Flow.Share share : flow.shares()) {
            assertTrue(IndependentVouchers.admissible(inquiry, share.path()));
            assertTrue(share.amount().signum() > 0);
            sum = sum.plus(share.amount());
        }
        for (Flow.Limit limit : limits(inquiry)) {
            Fraction used = Fraction.ZERO;
            for (Flow.Share share : flow.shares()) {
                for (Arc arc : share.path()) {
                    used = limit.binds(arc) ? used.plus(share.amount()) : used;
                }
            }
            assertTrue(used.compareTo(Fraction.of(limit.amount())) <= 0, "over its amount: " + limit);
        }
        assertEquals(flow.value(), sum);
        assertTrue(flow.prices().values().stream().allMatch(price -> price.signum() >= 0));
        assertTrue(limits(inquiry).containsAll(flow.prices().keySet()));
        assertEquals(flow.bound(), Flow.cost(flow.prices()));
        for (List<Arc> path : AllPaths.of(inquiry)) {
            assertTrue(flow.cost(path).compareTo(Fraction.ONE) >= 0, "cheaper than one: " + path);
        }
    }

    private static Set<Flow.Limit> limits(Inquiry inquiry) {
        Set<Flow.Limit> limits = new TreeSet<>();
        for (int entity = 0; entity < inquiry.graph().size(); entity++) {
            inquiry.graph().from(entity).forEach(arc -> limits.add(new Flow.Limit(arc.vouch(), arc.amount())));
        }
        return limits;
    }
}
