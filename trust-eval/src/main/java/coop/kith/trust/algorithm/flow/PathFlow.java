package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.Flow.Limit;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much trust can flow from the anchors to the subject over admissible paths: exactly.
 *
 * <p><b>Definition.</b> Give each admissible path p (as {@link IndependentVouchers} defines them) a share x_p >= 0, a rational number, so that over no vouch flows more than its
 * amount: the sum of x_p over the paths through it is at most the amount. The flow is the largest sum of all x_p. A vouch's amount is one amount wherever on a path the vouch
 * stands; arcs with the same {@code vouch} number share it, and where their amounts differ, each {@link Flow.Limit} holds.
 *
 * <p><b>Example.</b> All amounts 1; r vouches for a with depth 3, a for b with depth 1, r for b with depth 3, b for t.
 * <pre>
 *   r --3-> a --1-> b ----> t        flow 1: both paths end in b -> t, which has but 1 to give
 *    \-------3-----^
 * </pre>
 * A maximum flow in the graph of (entity, hops left), where each edge stands once for each number of hops left, finds 2 here, since it spends the amount of b -> t once at each: it is
 * not this flow. The published greedy method of sequoia-wot takes the shortest path first and never takes it back, and can end below the flow: {@link GreedyFlow} is here to
 * compare.
 *
 * <p><b>Method.</b> A linear programme with a variable for each path, of which only those that pay are ever made (column generation [1]): solve for the paths so far; the prices of
 * the dual solution make the next path the cheapest one, found by label setting ({@link CheapestPath}); no path cheaper than 1 is left exactly when the flow is the largest. All
 * arithmetic is exact, so that 39.999 is never 40. The prices are the certificate ({@link Flow}): minimum cuts of few vouches need not exist where path lengths are limited, but prices
 * always do.
 *
 * <p><b>Cost.</b> Each path is one label setting, O(arcs log arcs) as long as few labels stand at an entity, and one pivot, quadratic in the vouches used. The number of
 * paths is finite and in practice near the number of vouches that bind; after {@value #PIVOTS} pivots the answer is the interval [flow so far, price of the dual solution made
 * feasible].
 *
 * <p><b>What it resists.</b> A farm behind attack edges gets at most the sum of their amounts. <b>What it does not resist:</b> those amounts themselves; and it says nothing of
 * independence: two paths through one person with a large amount are worth as much as through two.
 *
 * <p>[1] L. R. Ford, D. R. Fulkerson, A suggested computation for maximal multi-commodity network flows, Management Science 5 (1958).
 */
public final class PathFlow implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "path-flow";

    /** No graph of the published vectors needs a tenth of it. */
    public static final int PIVOTS = 20_000;

    private final int pivots;

    public PathFlow() {
        this(PIVOTS);
    }

    PathFlow(int pivots) {
        this.pivots = pivots;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Both ends rounded down: for a whole threshold that is the same as comparing exactly. */
    @Override
    public Finding find(Inquiry inquiry) {
        Flow flow = solve(inquiry);
        return new Finding(
                flow.value().floor(),
                flow.bound().floor(),
                flow.shares().stream().map(Flow.Share::path).toList());
    }

    /** The flow with its certificate. Caps and institutions make no difference to it. */
    public Flow solve(Inquiry inquiry) {
        Reach reach = new Reach(inquiry);
        CheapestPath oracle = new CheapestPath(inquiry, reach);
        Simplex simplex = new Simplex(new Limits(reach.usable()));
        for (int pivot = 0; pivot < pivots; pivot++) {
            if (simplex.relax()) {
                continue;
            }
            Optional<CheapestPath.Priced> cheapest = oracle.find(simplex.prices());
            if (cheapest.isEmpty()) {
                return flow(simplex, simplex.prices());
            }
            simplex.enter(cheapest.get().path());
        }
        return flow(simplex, feasible(inquiry, simplex.prices(), oracle, reach));
    }

    /** Prices under which every path costs at least one: these, scaled up; or one for each vouch for the subject, where some path is free. */
    private static NavigableMap<Limit, Fraction> feasible(
            Inquiry inquiry, NavigableMap<Limit, Fraction> prices, CheapestPath oracle, Reach reach) {
        Optional<CheapestPath.Priced> cheapest = oracle.find(prices);
        if (cheapest.isEmpty()) {
            return prices;
        }
        NavigableMap<Limit, Fraction> scaled = new TreeMap<>();
        if (cheapest.get().cost().signum() > 0) {
            prices.forEach((limit, price) ->
                    scaled.put(limit, price.over(cheapest.get().cost())));
            return scaled;
        }
        for (Arc last : inquiry.graph().to(inquiry.subject())) {
            if (reach.usable(last)) {
                scaled.put(new Limit(last.vouch(), last.amount()), Fraction.ONE);
            }
        }
        return scaled;
    }

    private static Flow flow(Simplex simplex, NavigableMap<Limit, Fraction> prices) {
        List<Flow.Share> shares = simplex.shares();
        Fraction value = Fraction.ZERO;
        for (Flow.Share share : shares) {
            value = value.plus(share.amount());
        }
        return new Flow(value, Flow.cost(prices), shares, prices);
    }
}
