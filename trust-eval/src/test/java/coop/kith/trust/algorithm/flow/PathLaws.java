package coop.kith.trust.algorithm.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds for every measure over admissible paths: the flow, the count, and the count of independent ones. */
final class PathLaws {
    private static final List<TrustAlgorithm> MEASURES =
            List.of(new PathFlow(), new IndependentVouchers(), new CountedVouchers());

    @Provide
    Arbitrary<Inquiry> inquiries() {
        return RandomInquiries.upTo(9);
    }

    private static List<Arc> arcs(Inquiry inquiry) {
        List<Arc> arcs = new ArrayList<>();
        for (int entity = 0; entity < inquiry.graph().size(); entity++) {
            arcs.addAll(inquiry.graph().from(entity));
        }
        return arcs;
    }

    /** The same question about other arcs. */
    private static Inquiry asked(Inquiry inquiry, int size, List<Arc> arcs) {
        return new Inquiry(
                VouchGraph.of(size, arcs),
                inquiry.subject(),
                inquiry.anchors(),
                inquiry.institutions(),
                inquiry.without(),
                inquiry.maxHops(),
                inquiry.caps());
    }

    @Property(tries = 500)
    void aMeasureIsInRange(@ForAll("inquiries") Inquiry inquiry) {
        List<Arc> last = inquiry.graph().to(inquiry.subject());
        long amounts = last.stream().mapToLong(Arc::amount).sum();
        for (TrustAlgorithm measure : MEASURES) {
            Finding finding = measure.find(inquiry);
            assertTrue(finding.exact());
            assertTrue(finding.lower() <= (measure instanceof PathFlow ? amounts : last.size()));
        }
        assertTrue(new GreedyFlow().find(inquiry).lower() <= amounts);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void aMeasureIsInRangeOverAndOver(@ForAll("inquiries") Inquiry inquiry) {
        aMeasureIsInRange(inquiry);
    }

    @Property(tries = 300)
    void neitherNamesNorOrderMatter(@ForAll("inquiries") Inquiry inquiry, @ForAll long shuffle) {
        Random random = new Random(shuffle);
        int size = inquiry.graph().size();
        List<Integer> names = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(names, random);
        List<Arc> arcs = new ArrayList<>();
        arcs(inquiry)
                .forEach(arc -> arcs.add(
                        new Arc(names.get(arc.from()), names.get(arc.to()), arc.amount(), arc.depth(), arc.vouch())));
        Collections.shuffle(arcs, random);
        Inquiry same = Inquiry.of(
                        VouchGraph.of(size, arcs),
                        names.get(inquiry.subject()),
                        inquiry.anchors().stream().map(names::get).toList(),
                        inquiry.maxHops())
                .institutions(inquiry.institutions().stream().map(names::get).toList())
                .capped(inquiry.caps().stream()
                        .map(cap -> new Inquiry.Cap(
                                Set.copyOf(
                                        cap.members().stream().map(names::get).toList()),
                                cap.atMost()))
                        .toList());
        for (TrustAlgorithm measure : MEASURES) {
            assertEquals(measure.find(inquiry).lower(), measure.find(same).lower(), measure.name());
        }
        assertEquals(
                new PathFlow().solve(inquiry).value(),
                new PathFlow().solve(same).value());
    }

    @Tag("long")
    @Property(tries = 100_000)
    void neitherNamesNorOrderMatterOverAndOver(@ForAll("inquiries") Inquiry inquiry, @ForAll long shuffle) {
        neitherNamesNorOrderMatter(inquiry, shuffle);
    }

    @Property(tries = 300)
    void selfPraiseAndWhatWasSaidBeforeAddNothing(@ForAll("inquiries") Inquiry inquiry, @ForAll long shuffle) {
        Random random = new Random(shuffle);
        List<Arc> more = arcs(inquiry);
        int said = more.size();
        for (int again = 0; again < said; again++) {
            if (random.nextBoolean()) {
                more.add(more.get(again));
            }
        }
        for (int entity = 0; entity < inquiry.graph().size(); entity++) {
            more.add(new Arc(entity, entity, 255, 255, 5000 + entity));
        }
        Inquiry repeated = asked(inquiry, inquiry.graph().size(), more);
        for (TrustAlgorithm measure : MEASURES) {
            assertEquals(measure.find(inquiry).lower(), measure.find(repeated).lower(), measure.name());
        }
        assertEquals(
                new GreedyFlow().find(inquiry).lower(),
                new GreedyFlow().find(repeated).lower(),
                GreedyFlow.NAME);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void selfPraiseAndWhatWasSaidBeforeAddNothingOverAndOver(
            @ForAll("inquiries") Inquiry inquiry, @ForAll long shuffle) {
        selfPraiseAndWhatWasSaidBeforeAddNothing(inquiry, shuffle);
    }

    @Property(tries = 300)
    void withoutAPathEveryMeasureIsAtTheFloor(@ForAll("inquiries") Inquiry inquiry) {
        List<Arc> cut = arcs(inquiry);
        cut.removeIf(arc -> inquiry.anchors().contains(arc.from()));
        Inquiry alone = asked(inquiry, inquiry.graph().size(), cut);
        for (TrustAlgorithm measure : MEASURES) {
            assertEquals(new Finding(0, 0, List.of()), measure.find(alone), measure.name());
        }
        assertEquals(0, new GreedyFlow().find(alone).lower());
    }

    @Tag("long")
    @Property(tries = 100_000)
    void withoutAPathEveryMeasureIsAtTheFloorOverAndOver(@ForAll("inquiries") Inquiry inquiry) {
        withoutAPathEveryMeasureIsAtTheFloor(inquiry);
    }

    /** The subject belongs to the farm: whatever shape it has, what comes in comes over the attack edge. */
    @Property(tries = 300)
    void aFarmBehindOneAttackEdgeGetsItsAmountAndOneVoucher(
            @ForAll("inquiries") Inquiry honest,
            @ForAll("inquiries") Inquiry farm,
            @ForAll @IntRange(min = 1, max = 255) int amount,
            @ForAll long place) {
        Random random = new Random(place);
        int size = honest.graph().size();
        List<Arc> arcs = arcs(honest);
        for (Arc arc : arcs(farm)) {
            arcs.add(new Arc(size + arc.from(), size + arc.to(), 255, 255, 10_000 + arcs.size()));
        }
        int gate = size + random.nextInt(farm.graph().size());
        arcs.add(new Arc(random.nextInt(size), gate, amount, 255, 9_999));
        int subject = size + farm.subject();
        Inquiry inquiry = Inquiry.of(VouchGraph.of(size + farm.graph().size(), arcs), subject, honest.anchors(), 12)
                .institutions(honest.institutions());
        Finding flow = new PathFlow().find(inquiry);
        assertTrue(flow.upper() <= amount, () -> flow + " over an edge of " + amount);
        assertTrue(new GreedyFlow().find(inquiry).lower() <= amount);
        assertTrue(new IndependentVouchers().find(inquiry).upper() <= 1);
    }

    @Tag("long")
    @Property(tries = 100_000)
    void aFarmBehindOneAttackEdgeGetsItsAmountAndOneVoucherOverAndOver(
            @ForAll("inquiries") Inquiry honest,
            @ForAll("inquiries") Inquiry farm,
            @ForAll @IntRange(min = 1, max = 255) int amount,
            @ForAll long place) {
        aFarmBehindOneAttackEdgeGetsItsAmountAndOneVoucher(honest, farm, amount, place);
    }
}
