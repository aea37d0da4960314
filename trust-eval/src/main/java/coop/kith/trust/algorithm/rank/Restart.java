package coop.kith.trust.algorithm.rank;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where walks begin and go back to, by rows: the seeds, each for its weight. What does not share out evenly stays out, less than a unit a seed. Immutable. */
final class Restart {
    private final int[] rows;
    private final int[] weights;
    private final long total;
    private final boolean alike;

    /** Throws {@link IllegalArgumentException} where a seed is no node of the graph. */
    Restart(RankGraph graph, Seeds seeds) {
        if (seeds.weights().lastKey() >= graph.nodes()) {
            throw new IllegalArgumentException("seed " + seeds.weights().lastKey() + " is no node of " + graph.nodes());
        }
        int[] all = new int[graph.nodes()];
        seeds.weights().forEach((node, weight) -> all[graph.numbering().row(node)] = weight);
        this.rows = IntStream.range(0, all.length).filter(row -> all[row] > 0).toArray();
        this.weights = Arrays.stream(rows).map(row -> all[row]).toArray();
        this.total = seeds.total();
        this.alike = Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    }

    /** One more than the last row that is a seed. */
    int end() {
        return rows[rows.length - 1] + 1;
    }

    /** Puts what of {@code mass} is theirs on the seeds before row {@code end}. Nothing else changes. */
    void share(long[] units, long mass, int end) {
        int count = before(end);
        if (alike && count > 0 && rows[count - 1] == count - 1) {
            Arrays.fill(units, 0, count, share(0, mass));
        } else if (alike) {
            long each = share(0, mass);
            for (int seed = 0; seed < count; seed++) {
                units[rows[seed]] = each;
            }
        } else {
            for (int seed = 0; seed < count; seed++) {
                units[rows[seed]] = share(seed, mass);
            }
        }
    }

    /** What of {@code mass} is for the seeds from row {@code begin} on, together. */
    long beyond(int begin, long mass) {
        int first = before(begin);
        if (alike) {
            return share(0, mass) * (rows.length - first);
        }
        long sum = 0;
        for (int seed = first; seed < rows.length; seed++) {
            sum += share(seed, mass);
        }
        return sum;
    }

    private long share(int seed, long mass) {
        return Seeds.share(mass, weights[seed], total);
    }

    /** How many seeds stand before a row. */
    private int before(int row) {
        int found = Arrays.binarySearch(rows, row);
        return found < 0 ? -found - 1 : found;
    }
}
