package coop.kith.trust.policy;

import coop.kith.trust.algorithm.flow.CountedVouchers;
import coop.kith.trust.algorithm.flow.GreedyFlow;
import coop.kith.trust.algorithm.flow.IndependentVouchers;
import coop.kith.trust.algorithm.flow.PathFlow;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.Inquiry.Cap;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Has the leaves of a policy's tree measured for one inquiry after another, and compares. */
final class Solver {
    static final Finding NOTHING = new Finding(0, 0, List.of());

    private final Scene scene;
    private final Measures measures;

    Solver(Scene scene, Measures measures) {
        this.scene = scene;
        this.measures = measures;
    }

    /** What is decided of one inquiry, and on what. */
    record Outcome(Told told, Finding measured, Finding counted) {
        Decision decision() {
            return told.decision();
        }

        Ground ground() {
            return told.ground();
        }
    }

    Outcome solve(Inquiry inquiry) {
        Measures.Found counted = measures.find(CountedVouchers.NAME, inquiry);
        Told told = told(scene.rules().decide(), inquiry, counted);
        List<List<Arc>> paths = told.leaves()
                .flatMap(leaf -> leaf.found().paths().stream())
                .distinct()
                .toList();
        Finding measured = told instanceof Told.Leaf leaf && leaf.at() instanceof Decide.Vouchers
                ? leaf.found()
                : new Finding(told.measure(0).lower(), told.measure(0).upper(), paths);
        return new Outcome(told, measured, counted.finding());
    }

    private Told told(Decide decide, Inquiry inquiry, Measures.Found counted) {
        return decide instanceof Decide.Some some
                ? new Told.Some(
                        some.atLeast(),
                        some.of().stream()
                                .map(part -> told(part, inquiry, counted))
                                .toList())
                : leaf((Decide.Leaf) decide, inquiry, counted);
    }

    private Told.Leaf leaf(Decide.Leaf leaf, Inquiry inquiry, Measures.Found counted) {
        if (leaf instanceof Decide.Vouchers vouchers) {
            return vouchers(vouchers, inquiry, counted);
        }
        if (leaf instanceof Decide.Flow flow) {
            String name = flow.greedy() ? GreedyFlow.NAME : PathFlow.NAME;
            Measures.Found found = measures.find(name, inquiry);
            return told(
                    flow, name, found, Fraction.of(flow.atLeast()), inquiry, counted, Decision.NEED, Ground.TOO_FEW);
        }
        Interval interval = leaf instanceof Decide.Rank rank
                ? RankLeaf.of(rank, scene, inquiry).interval()
                : OpinionLeaf.of((Decide.Opinion) leaf, scene, inquiry).interval();
        return told(leaf, interval, inquiry, counted);
    }

    /** A measure between its ends, and what it must come to, in one unit. */
    record Interval(String name, Fraction lower, Fraction upper, Fraction needed) {}

    private Told.Leaf told(Decide.Leaf leaf, Interval interval, Inquiry inquiry, Measures.Found counted) {
        Decided decided = decided(
                interval.lower().compareTo(interval.needed()) >= 0,
                interval.upper().compareTo(interval.needed()) >= 0,
                inquiry,
                counted,
                new Decided(Decision.NEED, Ground.TOO_FEW));
        return new Told.Leaf(
                leaf,
                interval.name(),
                decided.decision(),
                decided.ground(),
                interval.lower(),
                interval.upper(),
                interval.needed(),
                NOTHING,
                counted.error());
    }

    private record Decided(Decision decision, Ground ground) {}

    private Decided decided(boolean met, boolean open, Inquiry inquiry, Measures.Found counted, Decided missing) {
        if (inquiry.anchors().isEmpty()) {
            return new Decided(Decision.DENY, Ground.NO_ROOT);
        } else if (!counted.error().isEmpty()) {
            return new Decided(Decision.REFER, Ground.FAILED);
        } else if (met) {
            return new Decided(Decision.ALLOW, Ground.ENOUGH);
        } else if (open) {
            return new Decided(Decision.REFER, Ground.UNSETTLED);
        } else if (counted.finding().lower() == 0) {
            return new Decided(scene.rules().onNoVoucher(), Ground.NOBODY);
        }
        return missing;
    }

    private Told.Leaf told(
            Decide.Leaf leaf,
            String name,
            Measures.Found found,
            Fraction needed,
            Inquiry inquiry,
            Measures.Found counted,
            Decision missing,
            Ground why) {
        Finding finding = found.finding();
        Measures.Found worse = found.error().isEmpty() ? counted : found;
        Decided decided = decided(
                Fraction.of(finding.lower()).compareTo(needed) >= 0,
                Fraction.of(finding.upper()).compareTo(needed) >= 0,
                inquiry,
                worse,
                new Decided(missing, why));
        return new Told.Leaf(
                leaf,
                name,
                decided.decision(),
                decided.ground(),
                Fraction.of(finding.lower()),
                Fraction.of(finding.upper()),
                needed,
                finding,
                worse.error());
    }

    private Told.Leaf vouchers(Decide.Vouchers leaf, Inquiry inquiry, Measures.Found counted) {
        Inquiry floored = inquiry.capped(caps(leaf, inquiry));
        Measures.Found all = leaf.minByMethod().isEmpty() ? counted : measures.find(CountedVouchers.NAME, floored);
        Measures.Found found = leaf.independent() ? measures.find(IndependentVouchers.NAME, floored) : all;
        boolean dependent = all.finding().lower() >= leaf.vouchers();
        return told(
                leaf,
                leaf.independent() ? IndependentVouchers.NAME : CountedVouchers.NAME,
                found,
                Fraction.of(leaf.vouchers()),
                inquiry,
                all.error().isEmpty() ? counted : all,
                dependent ? scene.rules().onDependentVouchers() : Decision.NEED,
                dependent ? Ground.DEPENDENT : Ground.TOO_FEW);
    }

    /**
     * Floors as limits: of n vouchers at least m are of one method exactly when at most n - m are not, and a set within limits stays so when it is made smaller. So n can be chosen within
     * these limits exactly when n can be chosen with these floors.
     */
    private List<Cap> caps(Decide.Vouchers leaf, Inquiry inquiry) {
        List<Cap> caps = new ArrayList<>(inquiry.caps());
        leaf.minByMethod()
                .forEach((method, least) -> caps.add(new Cap(without(method, inquiry), leaf.vouchers() - least)));
        return caps;
    }

    private Set<Integer> without(String method, Inquiry inquiry) {
        Map<Boolean, Set<Integer>> byMethod = inquiry.graph().to(inquiry.subject()).stream()
                .collect(Collectors.partitioningBy(
                        arc -> method.equals(
                                scene.vouches().get(arc.vouch()).claims().get("method")),
                        Collectors.mapping(Arc::from, Collectors.toSet())));
        Set<Integer> others = byMethod.getOrDefault(false, Set.of());
        others.removeAll(byMethod.getOrDefault(true, Set.of()));
        return others;
    }

    /** How many vouchers of one method there are at most, counted as the leaf counts. */
    long byMethod(Decide.Vouchers leaf, String method, Inquiry inquiry) {
        List<Cap> caps = new ArrayList<>(inquiry.caps());
        caps.add(new Cap(without(method, inquiry), 0));
        return measures.find(leaf.independent() ? IndependentVouchers.NAME : CountedVouchers.NAME, inquiry.capped(caps))
                .finding()
                .lower();
    }

    /** How many vouchers there are, whatever their methods. */
    long vouchers(Decide.Vouchers leaf, Inquiry inquiry) {
        return measures.find(leaf.independent() ? IndependentVouchers.NAME : CountedVouchers.NAME, inquiry)
                .finding()
                .lower();
    }
}
