package coop.kith.trust.algorithm.rank;

/**
 * Edges by their source, which come and go: a row for each node, in one place for all. A row that has no room left goes to the end with half as much again; when the end is reached, all move
 * together, and room for half as many edges is left behind them. So an edge takes 8 bytes and its part of that room 4 at most, and a change what its row takes to look through. Mutable; not for several
 * threads at once.
 */
final class ChangingRows {
    private final int[] start;
    private final int[] length;
    private final int[] room;
    private final long[] given;
    private int[] other;
    private int[] weight;
    private int end;
    private int edges;

    ChangingRows(Rows rows) {
        this.start = new int[rows.size()];
        this.length = new int[rows.size()];
        this.given = new long[rows.size()];
        this.other = new int[rows.edges()];
        this.weight = new int[rows.edges()];
        for (int row = 0; row < start.length; row++) {
            start[row] = rows.first(row);
            length[row] = rows.first(row + 1) - rows.first(row);
            given[row] = rows.sum(row);
        }
        for (int edge = 0; edge < other.length; edge++) {
            other[edge] = rows.other(edge);
            weight[edge] = rows.weight(edge);
        }
        this.room = length.clone();
        this.end = rows.edges();
        this.edges = rows.edges();
    }

    int edges() {
        return edges;
    }

    int first(int row) {
        return start[row];
    }

    /** Behind the last edge of a row. */
    int end(int row) {
        return start[row] + length[row];
    }

    int other(int edge) {
        return other[edge];
    }

    int weight(int edge) {
        return weight[edge];
    }

    /** What a row gives in all. */
    long given(int row) {
        return given[row];
    }

    int weightOf(int row, int target) {
        int edge = find(row, target);
        return edge == end(row) ? 0 : weight[edge];
    }

    private int find(int row, int target) {
        int edge = start[row];
        while (edge < end(row) && other[edge] != target) {
            edge++;
        }
        return edge;
    }

    /** The edge has this weight from now on; there is none where that is 0. */
    void set(int row, int target, int amount) {
        int edge = find(row, target);
        boolean known = edge < end(row);
        given[row] += amount - (known ? weight[edge] : 0L);
        if (amount == 0 && known) {
            int last = start[row] + --length[row];
            other[edge] = other[last];
            weight[edge] = weight[last];
            edges--;
        } else if (known) {
            weight[edge] = amount;
        } else if (amount > 0) {
            append(row, target, amount);
        }
    }

    private void append(int row, int target, int amount) {
        if (length[row] == room[row]) {
            enlarge(row);
        }
        int edge = start[row] + length[row]++;
        other[edge] = target;
        weight[edge] = amount;
        edges++;
    }

    private void enlarge(int row) {
        int more = length[row] + length[row] / 2 + 1;
        if (end + more > other.length) {
            pack(more);
        }
        System.arraycopy(other, start[row], other, end, length[row]);
        System.arraycopy(weight, start[row], weight, end, length[row]);
        start[row] = end;
        room[row] = more;
        end += more;
    }

    /** All rows together again, in their order, and room behind them for half as many edges and for {@code more}. */
    private void pack(int more) {
        int[] others = new int[Math.addExact(edges, edges / 2 + more)];
        int[] weights = new int[others.length];
        int next = 0;
        for (int row = 0; row < start.length; row++) {
            System.arraycopy(other, start[row], others, next, length[row]);
            System.arraycopy(weight, start[row], weights, next, length[row]);
            start[row] = next;
            room[row] = length[row];
            next += length[row];
        }
        other = others;
        weight = weights;
        end = next;
    }

    /** For how many edges there is room: what all cost. */
    int places() {
        return other.length;
    }
}
