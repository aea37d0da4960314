package coop.kith.trust.algorithm.rank;

/** Rows that wait to be pushed, longest waiting first; a ring of a power of two, which grows. Mutable; not for several threads at once. */
final class RowQueue {
    private int[] rows = new int[1 << 10];
    private int first;
    private int count;

    void add(int row) {
        if (count == rows.length) {
            int[] more = new int[2 * count];
            System.arraycopy(rows, first, more, 0, count - first);
            System.arraycopy(rows, 0, more, count - first, first);
            rows = more;
            first = 0;
        }
        rows[(first + count++) & (rows.length - 1)] = row;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The row that has waited longest; there must be one. */
    int first() {
        return rows[first];
    }

    void removeFirst() {
        first = (first + 1) & (rows.length - 1);
        count--;
    }

    void clear() {
        first = 0;
        count = 0;
    }
}
