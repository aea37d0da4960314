package coop.kith.trust.algorithm.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear programme "send as much as possible over the paths there are, within every limit", solved by column generation and the revised simplex method in floating point. It finds out which
 * paths and which limits matter; nothing of it counts before {@link ExactBasis} has computed the same again in exact numbers.
 *
 * <p>Limits are widened by a little each, all differently, so that no two of them bind at once and the method never stands still; the exact numbers have the limits
 * themselves. What enters is chosen by Devex pricing [1], with half the pivots of the largest gain. Floating point in Java is the same on every machine (Java Language Specification 17,
 * section 15.4), and so are the steps. Mutable; one search's own.
 *
 * <p>[1] P. M. J. Harris, Pivot selection methods of the Devex LP code, Mathematical Programming 5 (1973).
 */
final class Estimate {
    private static final double TOLERANCE = 1e-9;

    /** Paths that one search for cheap ones brings. */
    private static final int AT_ONCE = 64;

    private static final int NO_ROW = -1;

    private final PathNetwork network;
    private final CheapPaths oracle;
    private final Steps steps;
    private final double widening;
    private final List<int[]> paths = new ArrayList<>();
    private final List<int[]> columns = new ArrayList<>();

    /** Limit to row, and row to limit; a limit becomes a row with the first path that it binds. */
    private final int[] row;

    private int[] limit = new int[64];
    private int rows;
    private double[][] inverse = new double[64][];
    private double[] level = new double[64];
    private double[] dual = new double[64];

    /** What is basic in a row: a path by its number, or its own slack, {@code -1 - row}. */
    private int[] basis = new int[64];

    private boolean[] basic = new boolean[64];

    /** How far a path, or the slack of a row, goes for its gain: reference weights [1]. */
    private double[] weight = new double[64];

    private double[] slackWeight = new double[64];

    /**
     * A programme without paths.
     *
     * @param widening what no fraction that matters is smaller than
     */
    Estimate(PathNetwork network, CheapPaths oracle, Steps steps, double widening) {
        this.widening = widening;
        this.network = network;
        this.oracle = oracle;
        this.steps = steps;
        this.row = new int[network.limits().size()];
        Arrays.fill(row, NO_ROW);
    }

    /** Goes on until no path pays; false where the steps did not suffice. */
    boolean solve() {
        while (!steps.spent()) {
            if (!improve()) {
                List<CheapPaths.Found> cheap = oracle.find(prices(), 1 - TOLERANCE, AT_ONCE);
                if (cheap.isEmpty()) {
                    return !steps.spent();
                }
                cheap.forEach(found -> add(found.path()));
            }
        }
        return false;
    }

    /** Lets a path be used from now on. */
    void add(int[] path) {
        int[] column = network.limits(path);
        for (int place = 0; place < column.length; place++) {
            column[place] = row(column[place]);
        }
        paths.add(path);
        columns.add(column);
        if (paths.size() > basic.length) {
            basic = Arrays.copyOf(basic, 2 * basic.length);
            weight = Arrays.copyOf(weight, basic.length);
        }
        weight[paths.size() - 1] = 1;
    }

    private int row(int number) {
        if (row[number] == NO_ROW) {
            if (rows == limit.length) {
                grow(2 * rows);
            }
            limit[rows] = number;
            level[rows] = network.limits().get(number).amount() + widened(number);
            dual[rows] = 0;
            slackWeight[rows] = 1;
            basis[rows] = -1 - rows;
            inverse[rows] = new double[limit.length];
            inverse[rows][rows] = 1;
            row[number] = rows++;
        }
        return row[number];
    }

    private void grow(int size) {
        limit = Arrays.copyOf(limit, size);
        level = Arrays.copyOf(level, size);
        dual = Arrays.copyOf(dual, size);
        slackWeight = Arrays.copyOf(slackWeight, size);
        basis = Arrays.copyOf(basis, size);
        inverse = Arrays.copyOf(inverse, size);
        for (int at = 0; at < rows; at++) {
            inverse[at] = Arrays.copyOf(inverse[at], size);
        }
    }

    private double widened(int number) {
        int mixed = (number + 1) * 0x9E3779B9;
        mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
        return widening * (1 + ((mixed ^ mixed >>> 13) >>> 1) * 0x1p-31);
    }

    /** Whether some path in hand or some limit's slack paid; then the one that paid most is taken in. */
    private boolean improve() {
        double best = 0;
        double most = 0;
        int entering = Integer.MIN_VALUE;
        for (int at = 0; at < rows; at++) {
            double gain = -dual[at];
            if (gain > TOLERANCE && gain * gain > best * slackWeight[at]) {
                best = gain * gain / slackWeight[at];
                most = gain;
                entering = -1 - at;
            }
        }
        for (int path = 0; path < paths.size(); path++) {
            double gain = 1;
            for (int at : columns.get(path)) {
                gain -= dual[at];
            }
            if (gain > TOLERANCE && gain * gain > best * weight[path] && !basic[path]) {
                best = gain * gain / weight[path];
                most = gain;
                entering = path;
            }
        }
        steps.take(2L * rows + 8L * paths.size());
        return entering != Integer.MIN_VALUE && pivot(entering, most);
    }

    private boolean pivot(int entering, double gain) {
        double[] column = column(entering);
        int leaving = leaving(column);
        if (leaving == NO_ROW) {
            return false;
        }
        double[] line = inverse[leaving];
        double pivot = column[leaving];
        weigh(line, pivot, entering, basis[leaving]);
        int[] filled = new int[rows];
        int count = 0;
        for (int at = 0; at < rows; at++) {
            if (line[at] != 0) {
                line[at] /= pivot;
                filled[count++] = at;
            }
        }
        level[leaving] /= pivot;
        long work = rows;
        for (int at = 0; at < rows; at++) {
            double factor = column[at];
            if (factor != 0 && at != leaving) {
                double[] other = inverse[at];
                for (int place = 0; place < count; place++) {
                    other[filled[place]] -= factor * line[filled[place]];
                }
                level[at] -= factor * level[leaving];
                work += count;
            }
        }
        for (int place = 0; place < count; place++) {
            dual[filled[place]] += gain * line[filled[place]];
        }
        if (basis[leaving] >= 0) {
            basic[basis[leaving]] = false;
        }
        if (entering >= 0) {
            basic[entering] = true;
        }
        basis[leaving] = entering;
        steps.take(work);
        return true;
    }

    /** The weights after a pivot: of each column, how it lies to the one that entered. */
    private void weigh(double[] line, double pivot, int entering, int leaving) {
        double reference = (entering < 0 ? slackWeight[-1 - entering] : weight[entering]) / (pivot * pivot);
        for (int at = 0; at < rows; at++) {
            slackWeight[at] = Math.max(slackWeight[at], line[at] * line[at] * reference);
        }
        for (int path = 0; path < paths.size(); path++) {
            double sum = 0;
            for (int at : columns.get(path)) {
                sum += line[at];
            }
            weight[path] = Math.max(weight[path], sum * sum * reference);
        }
        double left = Math.max(1, reference);
        if (leaving < 0) {
            slackWeight[-1 - leaving] = left;
        } else {
            weight[leaving] = left;
        }
    }

    private double[] column(int entering) {
        double[] column = new double[rows];
        int[] places = entering < 0 ? new int[] {-1 - entering} : columns.get(entering);
        for (int at = 0; at < rows; at++) {
            double sum = 0;
            for (int place : places) {
                sum += inverse[at][place];
            }
            column[at] = Math.abs(sum) < 1e-11 ? 0 : sum;
        }
        return column;
    }

    private int leaving(double[] column) {
        int least = NO_ROW;
        double ratio = Double.POSITIVE_INFINITY;
        for (int at = 0; at < rows; at++) {
            if (column[at] > TOLERANCE && level[at] / column[at] < ratio) {
                ratio = level[at] / column[at];
                least = at;
            }
        }
        return least;
    }

    /** The paths that flow, in the order in which they came. */
    List<int[]> flowing() {
        List<int[]> flowing = new ArrayList<>();
        for (int path = 0; path < paths.size(); path++) {
            if (basic[path]) {
                flowing.add(paths.get(path));
            }
        }
        return flowing;
    }

    /** What flows over each of these, about. */
    double[] amounts() {
        double[] byPath = new double[paths.size()];
        for (int at = 0; at < rows; at++) {
            if (basis[at] >= 0) {
                byPath[basis[at]] = level[at];
            }
        }
        double[] amounts = new double[paths.size()];
        int count = 0;
        for (int path = 0; path < paths.size(); path++) {
            if (basic[path]) {
                amounts[count++] = byPath[path];
            }
        }
        return Arrays.copyOf(amounts, count);
    }

    /** The limits that are used up: those whose slack is not basic, as many as paths flow. */
    int[] binding() {
        boolean[] loose = new boolean[rows];
        for (int at = 0; at < rows; at++) {
            if (basis[at] < 0) {
                loose[-1 - basis[at]] = true;
            }
        }
        int[] binding = new int[rows];
        int count = 0;
        for (int at = 0; at < rows; at++) {
            if (!loose[at]) {
                binding[count++] = limit[at];
            }
        }
        return Arrays.copyOf(binding, count);
    }

    /** What each limit costs, about. */
    double[] prices() {
        double[] prices = new double[row.length];
        for (int at = 0; at < rows; at++) {
            prices[limit[at]] = Math.max(0, dual[at]);
        }
        return prices;
    }
}
