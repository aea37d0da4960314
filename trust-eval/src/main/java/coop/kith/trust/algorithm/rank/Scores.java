package coop.kith.trust.algorithm.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * The rank of every node, in whole units of 2^-62, with the most by which each can be away from the true value. Immutable; safe for many threads.
 *
 * <p>Units are what receipts hold: equal on every machine. {@link #value} is for people.
 */
public final class Scores {
    /** 1.0 in units. */
    public static final long ONE = 1L << 62;

    private static final double UNIT = 0x1p-62;

    private final long[] units;
    private final double error;

    /** The arrays are the caller's gift. */
    Scores(long[] units, double error) {
        this.units = units;
        this.error = error;
    }

    /** From what stands in the rows of a graph. */
    static Scores of(Numbering numbering, long[] rows, double error) {
        long[] units = new long[rows.length];
        for (int row = 0; row < rows.length; row++) {
            units[numbering.node(row)] = rows[row];
        }
        return new Scores(units, error);
    }

    public int size() {
        return units.length;
    }

    public long units(int node) {
        return units[node];
    }

    public double value(int node) {
        return units[node] * UNIT;
    }

    /**
     * How far each score can be from the true one, either way; rounded up. {@link Double#POSITIVE_INFINITY} where the preset has no true value to be away from, because it stops
     * early ({@link SybilRank}).
     */
    public double error() {
        return error;
    }

    /** The best {@code count} nodes, best first, equals by number. */
    public List<Integer> top(int count) {
        Leaders leaders = new Leaders(count, units.length);
        for (int node = 0; node < units.length; node++) {
            leaders.offer(node, units[node]);
        }
        List<Integer> best = new ArrayList<>();
        leaders.take((node, held) -> best.add(node));
        return List.copyOf(best);
    }

    long[] copy() {
        return units.clone();
    }
}
