package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The linear programme "send as much as possible over the paths seen so far, within every amount", solved by the revised simplex method in exact fractions. Paths come one by
 * one; an amount becomes a row with the first path that uses it. Of several rows that bind, the lexicographically least leaves, so that it never cycles [1].
 * Mutable; one search's own.
 *
 * <p>[1] G. Dantzig, A. Orden, P. Wolfe, The generalized simplex method for minimizing a linear form under linear inequality restraints, Pacific Journal of
 * Mathematics 5 (1955).
 */
final class Simplex {
    private static final int SLACK = -1;

    private final List<List<Arc>> paths = new ArrayList<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final List<Integer> vouches = new ArrayList<>();

    /** The inverse of the basis, row by row, without trailing zeros. */
    private final List<List<Fraction>> inverse = new ArrayList<>();

    private final List<Fraction> levels = new ArrayList<>();

    /** What is basic in a row: a path by its number, or {@code SLACK - vouch row}. */
    private final List<Integer> basis = new ArrayList<>();

    private static Fraction at(List<Fraction> row, int column) {
        return column < row.size() ? row.get(column) : Fraction.ZERO;
    }

    /** Lets this path flow; it costs less than one at the present prices, so that it pays. */
    void enter(List<Arc> path) {
        for (Arc arc : path) {
            if (!rows.containsKey(arc.vouch())) {
                int row = rows.size();
                rows.put(arc.vouch(), row);
                vouches.add(arc.vouch());
                List<Fraction> unit = new ArrayList<>(Collections.nCopies(row, Fraction.ZERO));
                unit.add(Fraction.ONE);
                inverse.add(unit);
                levels.add(Fraction.of(arc.amount()));
                basis.add(SLACK - row);
            }
        }
        paths.add(path);
        List<Fraction> column = new ArrayList<>();
        for (List<Fraction> row : inverse) {
            Fraction sum = Fraction.ZERO;
            for (Arc arc : path) {
                sum = sum.plus(at(row, rows.getOrDefault(arc.vouch(), 0)));
            }
            column.add(sum);
        }
        pivot(column, paths.size() - 1);
    }

    /** Whether some price was negative, in which case that amount is given room and the prices change. */
    boolean relax() {
        for (int row = 0; row < vouches.size(); row++) {
            if (price(row).signum() < 0) {
                int slack = row;
                pivot(
                        new ArrayList<>(
                                inverse.stream().map(line -> at(line, slack)).toList()),
                        SLACK - row);
                return true;
            }
        }
        return false;
    }

    private Fraction price(int column) {
        Fraction price = Fraction.ZERO;
        for (int row = 0; row < basis.size(); row++) {
            if (basis.get(row) >= 0) {
                price = price.plus(at(inverse.get(row), column));
            }
        }
        return price;
    }

    private void pivot(List<Fraction> column, int entering) {
        int leaving = leaving(column);
        Fraction pivot = column.get(leaving);
        List<Fraction> scaled = new ArrayList<>(inverse.get(leaving));
        scaled.replaceAll(entry -> entry.over(pivot));
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
        for (int place = 0; order == 0 && place < vouches.size(); place++) {
            order = at(inverse.get(one), place)
                    .times(column.get(other))
                    .compareTo(at(inverse.get(other), place).times(column.get(one)));
        }
        return order < 0;
    }

    /** By vouch, those that are not zero. */
    NavigableMap<Integer, Fraction> prices() {
        NavigableMap<Integer, Fraction> prices = new TreeMap<>();
        for (int row = 0; row < vouches.size(); row++) {
            Fraction price = price(row);
            if (price.signum() > 0) {
                prices.put(vouches.get(row), price);
            }
        }
        return prices;
    }

    /** In the order in which the paths came. */
    List<Flow.Share> shares() {
        NavigableMap<Integer, Fraction> amounts = new TreeMap<>();
        for (int row = 0; row < basis.size(); row++) {
            if (basis.get(row) >= 0 && levels.get(row).signum() > 0) {
                amounts.put(basis.get(row), levels.get(row));
            }
        }
        return amounts.entrySet().stream()
                .map(entry -> new Flow.Share(paths.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}
