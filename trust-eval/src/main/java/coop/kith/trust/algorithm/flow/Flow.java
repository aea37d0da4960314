package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A flow over admissible paths, and the certificate that there is no larger one. Anybody can check both ends: the shares keep within every amount and add up to
 * {@code value}; and at these prices every admissible path costs at least one, so that no flow exceeds what all amounts cost, {@code bound}.
 *
 * @param value what the shares add up to
 * @param bound the sum of amount times price; equal to {@code value} unless the search was cut short
 * @param shares each path with what flows over it, more than nothing
 * @param prices by vouch; a vouch without a price is free
 */
public record Flow(Fraction value, Fraction bound, List<Share> shares, NavigableMap<Integer, Fraction> prices) {
    public Flow {
        shares = List.copyOf(shares);
        prices = Collections.unmodifiableNavigableMap(new TreeMap<>(prices));
    }

    /** What flows over one path. */
    public record Share(List<Arc> path, Fraction amount) {
        public Share {
            path = List.copyOf(path);
        }
    }

    public boolean exact() {
        return value.equals(bound);
    }

    /** What a path costs at these prices. */
    public Fraction cost(List<Arc> path) {
        Fraction cost = Fraction.ZERO;
        for (Arc arc : path) {
            cost = cost.plus(prices.getOrDefault(arc.vouch(), Fraction.ZERO));
        }
        return cost;
    }

    static Fraction cost(Map<Integer, Integer> amounts, Map<Integer, Fraction> prices) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<Integer, Fraction> price : prices.entrySet()) {
            sum = sum.plus(price.getValue().times(Fraction.of(amounts.getOrDefault(price.getKey(), 0))));
        }
        return sum;
    }
}
