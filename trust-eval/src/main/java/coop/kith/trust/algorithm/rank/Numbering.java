package coop.kith.trust.algorithm.rank;

/**
 * In which row of a graph each node stands: those first that point to most others, of equals the lower number, and last those that no edge touches. What a sweep reads most often so lies together,
 * which is most of what its speed hangs on; no score can tell. Immutable.
 */
final class Numbering {
    private final int[] row;
    private final int[] node;
    private final int touched;

    private Numbering(int[] row, int[] node, int touched) {
        this.row = row;
        this.node = node;
        this.touched = touched;
    }

    /** By how many of the first {@code count} edges go out from and come into each node. */
    static Numbering of(int nodes, int[] from, int[] to, int count) {
        int[] out = new int[nodes];
        boolean[] in = new boolean[nodes];
        int most = 0;
        for (int edge = 0; edge < count; edge++) {
            most = Math.max(most, ++out[from[edge]]);
            in[to[edge]] = true;
        }
        int[] next = new int[most + 3];
        for (int of = 0; of < nodes; of++) {
            next[shelf(most, out[of], in[of]) + 1]++;
        }
        for (int shelf = 0; shelf <= most + 1; shelf++) {
            next[shelf + 1] += next[shelf];
        }
        int touched = next[most + 1];
        int[] row = new int[nodes];
        int[] node = new int[nodes];
        for (int of = 0; of < nodes; of++) {
            row[of] = next[shelf(most, out[of], in[of])]++;
            node[row[of]] = of;
        }
        return new Numbering(row, node, touched);
    }

    private static int shelf(int most, int out, boolean in) {
        return out > 0 || in ? most - out : most + 1;
    }

    int nodes() {
        return row.length;
    }

    /** How many rows have an edge on either side: the first so many. */
    int touched() {
        return touched;
    }

    int row(int node) {
        return row[node];
    }

    int node(int row) {
        return node[row];
    }
}
