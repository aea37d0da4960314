package coop.kith.trust.algorithm.rank;

import java.util.Arrays;

/** Edges by one of their ends, a row for each node: the other end and the weight, an int each. Immutable; safe for many threads. */
final class Rows {
    private final int[] start;
    private final int[] other;
    private final int[] weight;

    private Rows(int[] start, int[] other, int[] weight) {
        this.start = start;
        this.other = other;
        this.weight = weight;
    }

    /** The first {@code count} of these edges, by {@code key}; within a row as they come. */
    static Rows of(int rows, int[] key, int[] other, int[] weight, int count) {
        int[] start = starts(rows, key, count);
        int[] next = start.clone();
        int[] others = new int[count];
        int[] weights = new int[count];
        for (int edge = 0; edge < count; edge++) {
            int place = next[key[edge]]++;
            others[place] = other[edge];
            weights[place] = weight[edge];
        }
        return new Rows(start, others, weights);
    }

    private static int[] starts(int rows, int[] key, int count) {
        int[] start = new int[rows + 1];
        for (int edge = 0; edge < count; edge++) {
            start[key[edge] + 1]++;
        }
        for (int row = 0; row < rows; row++) {
            start[row + 1] += start[row];
        }
        return start;
    }

    /** The same edges by their other end, each row in order, parallel ones as one. Throws {@link ArithmeticException} where those add up to more than an int holds. */
    Rows transposed() {
        int[] begin = starts(size(), other, other.length);
        int[] next = Arrays.copyOf(begin, size());
        int[] others = new int[other.length];
        int[] weights = new int[other.length];
        for (int row = 0; row < size(); row++) {
            for (int edge = start[row]; edge < start[row + 1]; edge++) {
                int to = other[edge];
                int place = next[to];
                if (place > begin[to] && others[place - 1] == row) {
                    weights[place - 1] = Math.addExact(weights[place - 1], weight[edge]);
                } else {
                    others[place] = row;
                    weights[place] = weight[edge];
                    next[to] = place + 1;
                }
            }
        }
        return closed(begin, next, others, weights);
    }

    /** Rows without the gaps that parallel edges left at their ends. */
    private static Rows closed(int[] begin, int[] end, int[] others, int[] weights) {
        int[] start = new int[begin.length];
        for (int row = 0; row < end.length; row++) {
            int length = end[row] - begin[row];
            if (start[row] != begin[row]) {
                System.arraycopy(others, begin[row], others, start[row], length);
                System.arraycopy(weights, begin[row], weights, start[row], length);
            }
            start[row + 1] = start[row] + length;
        }
        int kept = start[end.length];
        boolean whole = kept == others.length;
        return new Rows(
                start, whole ? others : Arrays.copyOf(others, kept), whole ? weights : Arrays.copyOf(weights, kept));
    }

    int size() {
        return start.length - 1;
    }

    int edges() {
        return other.length;
    }

    /** First edge of a row; its last is before {@code first(row + 1)}. */
    int first(int row) {
        return start[row];
    }

    int other(int edge) {
        return other[edge];
    }

    int weight(int edge) {
        return weight[edge];
    }

    /** The edge of this row to {@code end}, negative where there is none. */
    int find(int row, int end) {
        return Arrays.binarySearch(other, start[row], start[row + 1], end);
    }

    long sum(int row) {
        long sum = 0;
        for (int edge = start[row]; edge < start[row + 1]; edge++) {
            sum += weight[edge];
        }
        return sum;
    }

    /** The sum over the edges of a row of what the other end has a unit, times the weight. The innermost loop of a sweep. */
    long gather(int row, long[] perUnit) {
        return gather(row, row + 1, perUnit);
    }

    /** The same over all edges of the rows from one to before another. */
    long gather(int row, int before, long[] perUnit) {
        long sum = 0;
        for (int edge = start[row], end = start[before]; edge < end; edge++) {
            sum += perUnit[other[edge]] * weight[edge];
        }
        return sum;
    }
}
