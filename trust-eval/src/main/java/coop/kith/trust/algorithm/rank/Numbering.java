package coop.kith.trust.algorithm.rank;

/**
 * In which row of a graph each node stands. First those that point to most others, to within a factor of two: what a sweep reads most often so lies together. Among those, first the ones to whom
 * most others point: neighbouring rows so have as many edges or nearly, and the processor knows beforehand when a row will end, which on a graph that lies in its cache is nearly half of the time.
 * Of equals the lower number. Nodes that point nowhere come behind all others, and last those that no edge touches. No score can tell. Immutable.
 */
final class Numbering {
    private final int[] row;
    private final int[] node;
    private final int touched;
    private final int giving;

    private Numbering(int[] row, int[] node, int touched, int giving) {
        this.row = row;
        this.node = node;
        this.touched = touched;
        this.giving = giving;
    }

    /** By how many of the first {@code count} edges go out from and come into each node. */
    static Numbering of(int nodes, int[] from, int[] to, int count) {
        int[] out = new int[nodes];
        int[] in = new int[nodes];
        for (int edge = 0; edge < count; edge++) {
            out[from[edge]]++;
            in[to[edge]]++;
        }
        int[] order = new int[nodes];
        int touched = 0;
        int giving = 0;
        for (int node = 0; node < nodes; node++) {
            order[node] = node;
            touched += (out[node] | in[node]) == 0 ? 0 : 1;
            giving += out[node] == 0 ? 0 : 1;
            out[node] = Integer.SIZE - Integer.numberOfLeadingZeros(out[node]);
        }
        int[] node = most(out, most(in, order));
        int[] row = new int[nodes];
        for (int place = 0; place < nodes; place++) {
            row[node[place]] = place;
        }
        return new Numbering(row, node, touched, giving);
    }

    /** The same nodes, those with the largest number of these first, equals in the order they were in. */
    private static int[] most(int[] number, int[] nodes) {
        int largest = 0;
        for (int each : number) {
            largest = Math.max(largest, each);
        }
        int[] next = new int[largest + 2];
        for (int each : number) {
            next[largest - each + 1]++;
        }
        for (int shelf = 0; shelf <= largest; shelf++) {
            next[shelf + 1] += next[shelf];
        }
        int[] sorted = new int[nodes.length];
        for (int node : nodes) {
            sorted[next[largest - number[node]]++] = node;
        }
        return sorted;
    }

    int nodes() {
        return row.length;
    }

    /** How many rows have an edge on either side: the first so many. */
    int touched() {
        return touched;
    }

    /** How many rows point to somewhere: the first so many. */
    int giving() {
        return giving;
    }

    int row(int node) {
        return row[node];
    }

    int node(int row) {
        return node[row];
    }
}
