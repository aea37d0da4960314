package coop.kith.trust.algorithm.rank;

import java.util.Arrays;

/**
 * What stands at the rows that a push has come to, and which of them wait to be pushed: open addressing over one primitive array, as a question touches thousands of rows of a graph of millions. A
 * row's four numbers lie side by side, so that reading them is one look into memory.
 */
final class Touched {
    /** 2^32 over the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private static final int WIDTH = 4;
    private static final int RESIDUAL = 1;
    private static final int SETTLED = 2;
    private static final int LIMIT = 3;

    /** Of each slot the row and one, 0 where it is free; the residual; what has settled; and the residual from which on the row is pushed. */
    private long[] cells = new long[WIDTH << 10];

    private int used;

    private final RowQueue waiting = new RowQueue();

    /** Says from which residual on a row is to be pushed. */
    @FunctionalInterface
    interface Limits {
        long of(int row);
    }

    /** Adds to what stands at a row; it waits from when it has come to its limit. */
    void give(int row, long units, Limits limits) {
        int slot = slot(row);
        if (cells[slot] == 0) {
            slot = add(row, slot, limits.of(row));
        }
        long before = cells[slot + RESIDUAL];
        long after = before + units;
        cells[slot + RESIDUAL] = after;
        if (after >= cells[slot + LIMIT] && before < cells[slot + LIMIT]) {
            waiting.add(row);
        }
    }

    /** Where the row stands or would stand. Good until the next row that is new. */
    private int slot(int row) {
        int mask = cells.length - WIDTH;
        int at = ((row * SPREAD) >>> 7) * WIDTH & mask;
        while (cells[at] != row + 1 && cells[at] != 0) {
            at = at + WIDTH & mask;
        }
        return at;
    }

    private int add(int row, int free, long limit) {
        int slot = free;
        if (++used * 2 > cells.length / WIDTH) {
            grow();
            slot = slot(row);
        }
        cells[slot] = row + 1L;
        cells[slot + LIMIT] = limit;
        return slot;
    }

    private void grow() {
        long[] old = cells;
        cells = new long[Math.multiplyExact(old.length, 2)];
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from] != 0) {
                System.arraycopy(old, from, cells, slot((int) old[from] - 1), WIDTH);
            }
        }
    }

    boolean isSettled() {
        return waiting.isEmpty();
    }

    /** The row that has waited longest. */
    int next() {
        return waiting.first();
    }

    void remove() {
        waiting.removeFirst();
    }

    /** New limits for all: those that have come to theirs wait, in the order of their numbers. */
    void limit(Limits limits) {
        waiting.clear();
        int[] rows = rows();
        Arrays.sort(rows);
        for (int row : rows) {
            int slot = slot(row);
            cells[slot + LIMIT] = limits.of(row);
            if (cells[slot + RESIDUAL] >= cells[slot + LIMIT]) {
                waiting.add(row);
            }
        }
    }

    /** All that have been touched, in no order that means anything. */
    int[] rows() {
        int[] rows = new int[used];
        int found = 0;
        for (int slot = 0; slot < cells.length; slot += WIDTH) {
            if (cells[slot] != 0) {
                rows[found++] = (int) cells[slot] - 1;
            }
        }
        return rows;
    }

    /** Takes the residual away. */
    long take(int row) {
        int slot = slot(row);
        long residual = cells[slot + RESIDUAL];
        cells[slot + RESIDUAL] = 0;
        return residual;
    }

    void settle(int row, long units) {
        cells[slot(row) + SETTLED] += units;
    }

    /** For a row that was touched. */
    long settled(int row) {
        return cells[slot(row) + SETTLED];
    }

    /** For a row that was touched. */
    long residual(int row) {
        return cells[slot(row) + RESIDUAL];
    }
}
