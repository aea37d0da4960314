package coop.kith.trust.algorithm.rank;

import java.util.function.IntToLongFunction;

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
    private static final int GIVEN = 3;

    /** Of each slot the row and one, 0 where it is free; the residual; what has settled; and one more than what the row gives in all, at least 2. */
    private long[] cells = new long[WIDTH << 10];

    private int used;

    private final IntToLongFunction given;
    private final RowQueue waiting = new RowQueue();

    /** What a residual is to be above for each unit of weight so that its row waits, and with how much of that there can be none, since no residual comes to it. */
    private long threshold;

    private long most;

    Touched(IntToLongFunction given, long threshold) {
        this.given = given;
        limit(threshold);
    }

    private void limit(long smaller) {
        threshold = smaller;
        most = Long.MAX_VALUE / smaller;
    }

    private boolean isDue(long residual, long weight) {
        return weight <= most && residual >= threshold * weight;
    }

    /** Adds to what stands at a row; it waits from when it has come to its limit. */
    void give(int row, long units) {
        int slot = slot(row);
        if (cells[slot] == 0) {
            slot = add(row, slot);
        }
        long before = cells[slot + RESIDUAL];
        long after = before + units;
        cells[slot + RESIDUAL] = after;
        long weight = cells[slot + GIVEN];
        if (isDue(after, weight) && !isDue(before, weight)) {
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

    private int add(int row, int free) {
        int slot = free;
        if (++used * 2 > cells.length / WIDTH) {
            grow();
            slot = slot(row);
        }
        cells[slot] = row + 1L;
        cells[slot + GIVEN] = Math.max(1, given.applyAsLong(row)) + 1;
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

    long threshold() {
        return threshold;
    }

    /** A smaller threshold for all: those that have come to theirs wait. */
    void lower(long smaller) {
        limit(smaller);
        waiting.clear();
        for (int slot = 0; slot < cells.length; slot += WIDTH) {
            if (cells[slot] != 0 && isDue(cells[slot + RESIDUAL], cells[slot + GIVEN])) {
                waiting.add((int) cells[slot] - 1);
            }
        }
    }

    /** Sees what stands at a row. */
    @FunctionalInterface
    interface Visitor {
        void row(int row, long residual, long settled);
    }

    /** All that have been touched, in no order that means anything, but always the same after the same steps. */
    void each(Visitor visitor) {
        for (int slot = 0; slot < cells.length; slot += WIDTH) {
            if (cells[slot] != 0) {
                visitor.row((int) cells[slot] - 1, cells[slot + RESIDUAL], cells[slot + SETTLED]);
            }
        }
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
}
