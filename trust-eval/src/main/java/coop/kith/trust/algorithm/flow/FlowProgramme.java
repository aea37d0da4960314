package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.ExactBasis.Solution;
import coop.kith.trust.algorithm.flow.Flow.Limit;
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
 * The linear programme of {@link PathFlow} over one network: estimated in floating point, computed again in exact numbers, and checked. Mutable; one search's own.
 */
final class FlowProgramme {
    /** Limits are widened by so much at first, and by so much where that was too much for the exact numbers. */
    private static final double[] WIDENINGS = {1e-6, 1e-9};

    /** Shares and prices that are not exact are multiples of one over this. */
    private static final long GRAIN = 1 << 20;

    /** Below it, whole numbers and their sums are exact in floating point. */
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(51);

    private final PathNetwork network;
    private final CheapPaths oracle;
    private final Steps left;
    private Estimate estimate;

    FlowProgramme(PathNetwork network, Steps left) {
        this.network = network;
        this.left = left;
        this.oracle = new CheapPaths(network, left);
        this.estimate = new Estimate(network, oracle, left, WIDENINGS[0]);
    }

    /** The largest flow with its certificate; empty where the steps do not suffice or the check fails. */
    Optional<Flow> exact() {
        boolean settled = estimate.solve();
        Optional<Flow> exact = settled ? checked() : Optional.empty();
        for (int again = 1; settled && exact.isEmpty() && again < WIDENINGS.length; again++) {
            Estimate finer = new Estimate(network, oracle, left, WIDENINGS[again]);
            estimate.flowing().forEach(finer::add);
            settled = finer.solve();
            estimate = finer;
            exact = settled ? checked() : Optional.empty();
        }
        return exact;
    }

    /** The flow over the paths and within the limits that the estimate names, if it is the largest. */
    private Optional<Flow> checked() {
        List<int[]> paths = estimate.flowing();
        int[] binding = estimate.binding();
        long[] amounts = Arrays.stream(binding)
                .mapToLong(limit -> network.limits().get(limit).amount())
                .toArray();
        long[] ones = new long[paths.size()];
        Arrays.fill(ones, 1);
        return ExactBasis.of(matrix(paths, binding), left)
                .flatMap(basis -> basis.solve(amounts)
                        .filter(shares -> isWithin(paths, shares))
                        .flatMap(shares -> basis.solveTransposed(ones)
                                .filter(prices -> noneIsCheaper(binding, prices))
                                .map(prices -> flow(paths, shares, binding, prices))));
    }

    private int[][] matrix(List<int[]> paths, int[] binding) {
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

    private boolean isWithin(List<int[]> paths, Solution shares) {
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

    private boolean noneIsCheaper(int[] binding, Solution prices) {
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

    private Flow flow(List<int[]> paths, Solution shares, int[] binding, Solution prices) {
        List<Flow.Share> flowing = new ArrayList<>();
        for (int path = 0; path < paths.size(); path++) {
            share(paths.get(path), shares.at(path)).ifPresent(flowing::add);
        }
        NavigableMap<Limit, Fraction> priced = new TreeMap<>();
        for (int place = 0; place < binding.length; place++) {
            if (prices.numerators().get(place).signum() > 0) {
                priced.put(network.limits().get(binding[place]), prices.at(place));
            }
        }
        return Flow.of(flowing, priced);
    }

    private Optional<Flow.Share> share(int[] path, Fraction amount) {
        List<Arc> arcs = Arrays.stream(path).mapToObj(network::arc).toList();
        return amount.signum() > 0 ? Optional.of(new Flow.Share(arcs, amount)) : Optional.empty();
    }

    /** What certainly flows, and prices that certainly bound it, from an estimate that is not proven: both rounded to the safe side. */
    Flow interval() {
        long[] remaining = network.limits().stream()
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
                fits = Math.min(fits, remaining[limit] / times);
            }
            for (int limit : limits) {
                remaining[limit] -= fits;
            }
            share(path, Fraction.of(fits, GRAIN)).ifPresent(shares::add);
        }
        return Flow.of(shares, feasible(estimate.prices()));
    }

    /** Prices under which every path costs at least one: these, scaled up, or, where that is cheaper, one for each vouch for the subject. */
    private NavigableMap<Limit, Fraction> feasible(double[] prices) {
        NavigableMap<Limit, Fraction> certain = new TreeMap<>();
        for (int arc = network.first(PathNetwork.SUBJECT); arc < network.first(PathNetwork.SUBJECT + 1); arc++) {
            Arc last = network.arc(arc);
            certain.put(new Limit(last.vouch(), last.amount()), Fraction.ONE);
        }
        double[] whole =
                Arrays.stream(prices).map(price -> Math.ceil(price * GRAIN)).toArray();
        Steps enough = new Steps(PathFlow.STEPS);
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
