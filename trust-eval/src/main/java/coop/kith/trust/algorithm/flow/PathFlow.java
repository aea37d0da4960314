package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.ExactBasis.Solution;
import coop.kith.trust.algorithm.flow.Flow.Limit;
import coop.kith.trust.answer.Finding;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.TrustAlgorithm;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * the dual solution make the next path the cheapest one, found by label setting ({@link CheapPaths}); no path cheaper than 1 is left exactly when the flow is the largest. That much is done in
 * floating point ({@link Estimate}) and says which paths flow and which limits bind. Then both sides are computed again from these, as fractions ({@link ExactBasis}), and checked: no share
 * is negative, no limit exceeded, no price negative, no path cheaper than 1. So 39.999 is never 40. The prices are the certificate ({@link Flow}): minimum cuts of few vouches
 * need not exist where path lengths are limited, but prices always do.
 *
 * <p><b>Cost.</b> Finding paths is O(arcs log arcs) as long as few labels stand at an entity; a pivot is at most quadratic in the vouches that bind, the exact numbers once cubic. On the
 * Advogato network a question takes some milliseconds, on a dense layered one of 480 entities and 4,000 arcs, of whose vouches 400 bind, a second or two. After {@value #STEPS} steps, or where the
 * check fails, the answer is an interval [what certainly flows, a price that certainly bounds it].
 *
 * <p><b>What it resists.</b> A farm behind attack edges gets at most the sum of their amounts. <b>What it does not resist:</b> those amounts themselves; and it says nothing of
 * independence: two paths through one person with a large amount are worth as much as through two.
 *
 * <p>[1] L. R. Ford, D. R. Fulkerson, A suggested computation for maximal multi-commodity network flows, Management Science 5 (1958).
 */
public final class PathFlow implements TrustAlgorithm {
    /** The measure's name. */
    public static final String NAME = "path-flow";

    /** Arcs looked at and numbers of the programme changed: some seconds on one core, and the same on every machine. */
    public static final long STEPS = 4_000_000_000L;

    /** Limits are widened by so much at first, and by so much where that was too much for the exact numbers. */
    private static final double[] WIDENINGS = {1e-6, 1e-9};

    /** Shares and prices that are not exact are multiples of one over this. */
    private static final long GRAIN = 1 << 20;

    /** Below it, whole numbers and their sums are exact in floating point. */
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(51);

    private final long steps;

    public PathFlow() {
        this(STEPS);
    }

    private PathFlow(long steps) {
        this.steps = steps;
    }

    /** One that takes at most so many steps, for who asks many questions at once. */
    public static PathFlow within(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a search takes at least one step, not " + steps);
        }
        return new PathFlow(steps);
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
        PathNetwork network = new PathNetwork(inquiry, new Reach(inquiry));
        Steps left = new Steps(steps);
        CheapPaths oracle = new CheapPaths(network, left);
        Estimate estimate = new Estimate(network, oracle, left, WIDENINGS[0]);
        boolean settled = estimate.solve();
        Optional<Flow> exact = settled ? exact(network, estimate, oracle, left) : Optional.empty();
        for (int again = 1; settled && exact.isEmpty() && again < WIDENINGS.length; again++) {
            Estimate finer = new Estimate(network, oracle, left, WIDENINGS[again]);
            estimate.flowing().forEach(finer::add);
            settled = finer.solve();
            estimate = finer;
            exact = settled ? exact(network, finer, oracle, left) : Optional.empty();
        }
        Estimate last = estimate;
        return exact.orElseGet(() -> interval(network, last));
    }

    /** The flow over the paths and within the limits that the estimate names, if it is the largest. */
    private static Optional<Flow> exact(PathNetwork network, Estimate estimate, CheapPaths oracle, Steps left) {
        List<int[]> paths = estimate.flowing();
        int[] binding = estimate.binding();
        long[] amounts = Arrays.stream(binding)
                .mapToLong(limit -> network.limits().get(limit).amount())
                .toArray();
        long[] ones = new long[paths.size()];
        Arrays.fill(ones, 1);
        return ExactBasis.of(matrix(network, paths, binding), left)
                .flatMap(basis -> basis.solve(amounts)
                        .filter(shares -> isWithin(network, paths, shares))
                        .flatMap(shares -> basis.solveTransposed(ones)
                                .filter(prices -> noneIsCheaper(network, binding, prices, oracle, left))
                                .map(prices -> flow(network, paths, shares, binding, prices))));
    }

    private static int[][] matrix(PathNetwork network, List<int[]> paths, int[] binding) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < binding.length; place++) {
            places.put(binding[place], place);
        }
        int[][] matrix = new int[binding.length][paths.size()];
        for (int path = 0; path < paths.size(); path++) {
            for (int limit : network.limits(paths.get(path))) {
                int place = places.getOrDefault(limit, -1);
                if (place >= 0) {
                    matrix[place][path]++;
                }
            }
        }
        return matrix;
    }

    private static boolean isWithin(PathNetwork network, List<int[]> paths, Solution shares) {
        Map<Integer, BigInteger> used = new HashMap<>();
        for (int path = 0; path < paths.size(); path++) {
            for (int limit : network.limits(paths.get(path))) {
                used.merge(limit, shares.numerators().get(path), BigInteger::add);
            }
        }
        return shares.isNowhereNegative()
                && used.entrySet().stream()
                        .allMatch(one -> one.getValue()
                                        .compareTo(shares.denominator()
                                                .multiply(BigInteger.valueOf(network.limits()
                                                        .get(one.getKey())
                                                        .amount())))
                                <= 0);
    }

    private static boolean noneIsCheaper(
            PathNetwork network, int[] binding, Solution prices, CheapPaths oracle, Steps left) {
        if (!prices.isNowhereNegative()
                || prices.denominator().compareTo(EXACT) >= 0
                || prices.numerators().stream().anyMatch(price -> price.compareTo(EXACT) >= 0)) {
            return false;
        }
        double[] scaled = new double[network.limits().size()];
        for (int place = 0; place < binding.length; place++) {
            scaled[binding[place]] = prices.numerators().get(place).longValueExact();
        }
        return oracle.find(scaled, prices.denominator().doubleValue(), 1).isEmpty() && !left.spent();
    }

    private static Flow flow(PathNetwork network, List<int[]> paths, Solution shares, int[] binding, Solution prices) {
        List<Flow.Share> flowing = new ArrayList<>();
        for (int path = 0; path < paths.size(); path++) {
            share(network, paths.get(path), shares.at(path)).ifPresent(flowing::add);
        }
        NavigableMap<Limit, Fraction> priced = new TreeMap<>();
        for (int place = 0; place < binding.length; place++) {
            if (prices.numerators().get(place).signum() > 0) {
                priced.put(network.limits().get(binding[place]), prices.at(place));
            }
        }
        return flow(flowing, priced);
    }

    private static Optional<Flow.Share> share(PathNetwork network, int[] path, Fraction amount) {
        List<Arc> arcs = Arrays.stream(path).mapToObj(network::arc).toList();
        return amount.signum() > 0 ? Optional.of(new Flow.Share(arcs, amount)) : Optional.empty();
    }

    private static Flow flow(List<Flow.Share> shares, NavigableMap<Limit, Fraction> prices) {
        Fraction value = Fraction.ZERO;
        for (Flow.Share share : shares) {
            value = value.plus(share.amount());
        }
        return new Flow(value, Flow.cost(prices), shares, prices);
    }

    /** What certainly flows, and prices that certainly bound it, from an estimate that is not proven: both rounded to the safe side. */
    private static Flow interval(PathNetwork network, Estimate estimate) {
        long[] left = network.limits().stream()
                .mapToLong(limit -> limit.amount() * GRAIN)
                .toArray();
        List<Flow.Share> shares = new ArrayList<>();
        double[] amounts = estimate.amounts();
        for (int at = 0; at < amounts.length; at++) {
            int[] path = estimate.flowing().get(at);
            int[] limits = network.limits(path);
            long fits = (long) Math.max(0, Math.floor(amounts[at] * GRAIN));
            for (int limit : limits) {
                long times =
                        Arrays.stream(limits).filter(other -> other == limit).count();
                fits = Math.min(fits, left[limit] / times);
            }
            for (int limit : limits) {
                left[limit] -= fits;
            }
            share(network, path, Fraction.of(fits, GRAIN)).ifPresent(shares::add);
        }
        return flow(shares, feasible(network, estimate.prices()));
    }

    /** Prices under which every path costs at least one: these, scaled up, or, where that is cheaper, one for each vouch for the subject. */
    private static NavigableMap<Limit, Fraction> feasible(PathNetwork network, double[] prices) {
        NavigableMap<Limit, Fraction> certain = new TreeMap<>();
        for (int arc = network.first(PathNetwork.SUBJECT); arc < network.first(PathNetwork.SUBJECT + 1); arc++) {
            Arc last = network.arc(arc);
            certain.put(new Limit(last.vouch(), last.amount()), Fraction.ONE);
        }
        double[] whole =
                Arrays.stream(prices).map(price -> Math.ceil(price * GRAIN)).toArray();
        Steps enough = new Steps(STEPS);
        List<CheapPaths.Found> cheapest = new CheapPaths(network, enough).find(whole, GRAIN, 1);
        double least = cheapest.isEmpty() ? GRAIN : cheapest.get(0).cost();
        NavigableMap<Limit, Fraction> scaled = new TreeMap<>();
        for (int limit = 0; limit < whole.length && least > 0; limit++) {
            if (whole[limit] > 0) {
                scaled.put(network.limits().get(limit), Fraction.of((long) whole[limit], (long) least));
            }
        }
        boolean better = least > 0 && !enough.spent() && Flow.cost(scaled).compareTo(Flow.cost(certain)) < 0;
        return better ? scaled : certain;
    }
}
