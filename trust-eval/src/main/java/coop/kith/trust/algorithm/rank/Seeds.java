package coop.kith.trust.algorithm.rank;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where walks begin and go back to: the asker alone, the anchors of a community, the pre-trusted peers of EigenTrust. Immutable.
 *
 * @param weights node to weight, each at least 1, at most {@value #MOST} together; never empty
 */
public record Seeds(NavigableMap<Integer, Integer> weights) {
    /** So that a share of a sweep's restart mass is one multiplication of longs. */
    public static final long MOST = Integer.MAX_VALUE;

    public Seeds {
        weights = Collections.unmodifiableNavigableMap(new TreeMap<>(weights));
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("a rank needs at least one seed");
        }
        weights.forEach((node, weight) -> {
            if (node < 0 || weight < 1) {
                throw new IllegalArgumentException(
                        "seed " + node + " has weight " + weight + "; a weight is at least 1");
            }
        });
        if (sum(weights) > MOST) {
            throw new IllegalArgumentException("the weights of the seeds add up to more than " + MOST);
        }
    }

    /** These nodes, each with the same weight. */
    public static Seeds of(Collection<Integer> nodes) {
        TreeMap<Integer, Integer> weights = new TreeMap<>();
        nodes.forEach(node -> weights.put(node, 1));
        return new Seeds(weights);
    }

    public static Seeds of(int node) {
        return new Seeds(new TreeMap<>(Map.of(node, 1)));
    }

    long total() {
        return sum(weights);
    }

    private static long sum(Map<Integer, Integer> weights) {
        return weights.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** floor(mass * weight / total). */
    static long share(long mass, int weight, long total) {
        return mass / total * weight + mass % total * weight / total;
    }
}
