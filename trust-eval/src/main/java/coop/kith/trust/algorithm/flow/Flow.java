package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A flow over admissible paths, and the certificate that there is no larger one. Anybody can check both ends: the shares keep within every limit and add up to
 * {@code value}; and at these prices every admissible path costs at least one, so that no flow exceeds what all limits cost, {@code bound}.
 *
 * @param value what the shares add up to
 * @param bound the sum of amount times price; equal to {@code value} unless the search was cut short
 * @param shares each path with what flows over it, more than nothing
 * @param prices by limit; a limit without a price is free
 */
public record Flow(Fraction value, Fraction bound, List<Share> shares, NavigableMap<Limit, Fraction> prices) {
    public Flow {
        shares = List.copyOf(shares);
        prices = Collections.unmodifiableNavigableMap(new TreeMap<>(prices));
    }

    static Flow of(List<Share> shares, NavigableMap<Limit, Fraction> prices) {
        Fraction value = Fraction.ZERO;
        for (Share share : shares) {
            value = value.plus(share.amount());
        }
        return new Flow(value, cost(prices), shares, prices);
    }

    /** What flows over one path. */
    public record Share(List<Arc> path, Fraction amount) {
        public Share {
            path = List.copyOf(path);
        }
    }

    /**
     * Over the arcs of one vouch whose amount is at most this, no more flows than this. Where the arcs of a vouch have one amount, as mostly, there is one limit to a vouch.
     */
    public record Limit(int vouch, int amount) implements Comparable<Limit> {
        private static final Comparator<Limit> ORDER =
                Comparator.comparingInt(Limit::vouch).thenComparingInt(Limit::amount);

        public boolean binds(Arc arc) {
            return arc.vouch() == vouch && arc.amount() <= amount;
        }

        @Override
        public int compareTo(Limit other) {
            return ORDER.compare(this, other);
        }
    }

    public boolean exact() {
        return value.equals(bound);
    }

    /** What a path costs at these prices. */
    public Fraction cost(List<Arc> path) {
        Fraction cost = Fraction.ZERO;
        for (Arc arc : path) {
            cost = cost.plus(cost(arc, prices));
        }
        return cost;
    }

    /** What an arc costs: the prices of all limits that bind it. */
    static Fraction cost(Arc arc, NavigableMap<Limit, Fraction> prices) {
        Fraction cost = Fraction.ZERO;
        Limit least = new Limit(arc.vouch(), arc.amount());
        for (Fraction price : prices.subMap(least, true, new Limit(arc.vouch(), Integer.MAX_VALUE), true)
                .values()) {
            cost = cost.plus(price);
        }
        return cost;
    }

    static Fraction cost(NavigableMap<Limit, Fraction> prices) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<Limit, Fraction> price : prices.entrySet()) {
            sum = sum.plus(price.getValue().times(Fraction.of(price.getKey().amount())));
        }
        return sum;
    }
}
