package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.Flow.Limit;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slow truth: the linear programme "send as much as possible over the paths seen so far, within every limit", solved by the revised simplex method in exact fractions. Paths come one by
 * one; a limit becomes a row with the first path that it binds. Of several rows that bind, the lexicographically least leaves, so that it never cycles [1].
 * Mutable; one search's own.
 *
 * <p>[1] G. Dantzig, A. Orden, P. Wolfe, The generalized simplex method for minimizing a linear form under linear inequality restraints, Pacific Journal of
 * Mathematics 5 (1955).
 */
final class SlowSimplex {
    private static final int SLACK = -1;

    private final Limits limits;
    private final List<List<Arc>> paths = new ArrayList<>();
    private final Map<Limit, Integer> rows = new HashMap<>();
    private final List<Limit> bound = new ArrayList<>();

    /** The inverse of the basis, row by row, without trailing zeros. */
    private final List<List<Fraction>> inverse = new ArrayList<>();

    private final List<Fraction> levels = new ArrayList<>();

    /** The dual solution, row by row. */
    private final List<Fraction> duals = new ArrayList<>();

    /** What is basic in a row: a path by its number, or {@code SLACK - row}. */
    private final List<Integer> basis = new ArrayList<>();

    /** The largest flow over all of these paths. */
    static Fraction optimum(List<List<Arc>> paths) {
        SlowSimplex simplex = new SlowSimplex(
                new Limits(paths.stream().flatMap(List::stream).distinct().toList()));
        boolean better = true;
        while (better) {
            better = simplex.relax();
            for (int at = 0; at < paths.size() && !better; at++) {
                better = simplex.cost(paths.get(at)).compareTo(Fraction.ONE) < 0;
                if (better) {
                    simplex.enter(paths.get(at));
                }
            }
        }
        Fraction value = Fraction.ZERO;
        for (int row = 0; row < simplex.basis.size(); row++) {
            value = simplex.basis.get(row) >= 0 ? value.plus(simplex.levels.get(row)) : value;
        }
        return value;
    }

    private SlowSimplex(Limits limits) {
        this.limits = limits;
    }

    private static Fraction at(List<Fraction> row, int column) {
        return column < row.size() ? row.get(column) : Fraction.ZERO;
    }

    private int row(Limit limit) {
        int row = rows.computeIfAbsent(limit, fresh -> rows.size());
        if (row == bound.size()) {
            bound.add(limit);
            List<Fraction> unit = new ArrayList<>(Collections.nCopies(row, Fraction.ZERO));
            unit.add(Fraction.ONE);
            inverse.add(unit);
            levels.add(Fraction.of(limit.amount()));
            duals.add(Fraction.ZERO);
            basis.add(SLACK - row);
        }
        return row;
    }

    /** What a path costs at the present prices. */
    private Fraction cost(List<Arc> path) {
        Fraction cost = Fraction.ZERO;
        for (Arc arc : path) {
            for (Limit limit : limits.of(arc)) {
                Integer row = rows.get(limit);
                cost = row == null ? cost : cost.plus(duals.get(row));
            }
        }
        return cost;
    }

    /** Lets this path flow; it costs less than one at the present prices, so that it pays. */
    private void enter(List<Arc> path) {
        List<Integer> binding = new ArrayList<>();
        for (Arc arc : path) {
            for (Limit limit : limits.of(arc)) {
                binding.add(row(limit));
            }
        }
        Fraction gain = Fraction.ONE.minus(cost(path));
        paths.add(path);
        List<Fraction> column = new ArrayList<>(inverse.size());
        for (List<Fraction> row : inverse) {
            Fraction sum = Fraction.ZERO;
            for (int place : binding) {
                sum = sum.plus(at(row, place));
            }
            column.add(sum);
        }
        pivot(column, paths.size() - 1, gain);
    }

    /** Whether some price was negative, in which case that limit is given room and the prices change. */
    private boolean relax() {
        for (int row = 0; row < bound.size(); row++) {
            if (duals.get(row).signum() < 0) {
                List<Fraction> column = new ArrayList<>(inverse.size());
                for (List<Fraction> line : inverse) {
                    column.add(at(line, row));
                }
                pivot(column, SLACK - row, duals.get(row).negated());
                return true;
            }
        }
        return false;
    }

    private void pivot(List<Fraction> column, int entering, Fraction gain) {
        int leaving = leaving(column);
        Fraction pivot = column.get(leaving);
        List<Fraction> scaled = new ArrayList<>(inverse.get(leaving));
        if (!pivot.equals(Fraction.ONE)) {
            scaled.replaceAll(entry -> entry.over(pivot));
        }
        Fraction level = levels.get(leaving).over(pivot);
        for (int row = 0; row < basis.size(); row++) {
            Fraction factor = column.get(row);
            if (row != leaving && factor.signum() != 0) {
                subtract(inverse.get(row), scaled, factor);
                levels.set(row, levels.get(row).minus(level.times(factor)));
            }
        }
        inverse.set(leaving, scaled);
        levels.set(leaving, level);
        basis.set(leaving, entering);
        for (int place = 0; place < scaled.size(); place++) {
            duals.set(place, duals.get(place).plus(gain.times(scaled.get(place))));
        }
    }

    private static void subtract(List<Fraction> row, List<Fraction> scaled, Fraction factor) {
        while (row.size() < scaled.size()) {
            row.add(Fraction.ZERO);
        }
        for (int column = 0; column < scaled.size(); column++) {
            if (scaled.get(column).signum() != 0) {
                row.set(column, row.get(column).minus(scaled.get(column).times(factor)));
            }
        }
    }

    private int leaving(List<Fraction> column) {
        int least = SLACK;
        for (int row = 0; row < basis.size(); row++) {
            if (column.get(row).signum() > 0 && (least == SLACK || less(row, least, column))) {
                least = row;
            }
        }
        if (least == SLACK) {
            throw new AssertionError("amounts bound every path, yet none binds this one; please report");
        }
        return least;
    }

    private boolean less(int one, int other, List<Fraction> column) {
        int order = levels.get(one)
                .times(column.get(other))
                .compareTo(levels.get(other).times(column.get(one)));
        for (int place = 0; order == 0 && place < bound.size(); place++) {
            order = at(inverse.get(one), place)
                    .times(column.get(other))
                    .compareTo(at(inverse.get(other), place).times(column.get(one)));
        }
        return order < 0;
    }
}
