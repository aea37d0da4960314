package coop.kith.trust.algorithm.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Admissible paths below a cost at given prices: labels (cost, hops) settled from the subject backwards, cheapest first and shortest among those. A label is kept only where no cheaper one
 * has fewer hops, so no path visits an entity twice, and the cheapest path of all is found first. Prices are not negative; where they are whole numbers, sums below 2^53 are
 * exact. Mutable; one search's own.
 */
final class CheapPaths {
    private static final int NOTHING = -1;

    private final PathNetwork network;
    private final Steps steps;
    private final int[] fewest;

    /** Of each label: what it costs, where it stands, how many hops lead to the subject, over which arc first, and the label behind it. */
    private double[] cost = new double[1 << 10];

    private int[] entity = new int[1 << 10];
    private int[] hops = new int[1 << 10];
    private int[] arc = new int[1 << 10];
    private int[] rest = new int[1 << 10];
    private int labels;

    private int[] heap = new int[1 << 10];
    private int waiting;

    /** The labels that cost as much as the one taken last, by their hops, in the order in which they came: where most prices are 0 these are most labels, and the heap need not sort them. */
    private double level;

    private int[] following = new int[1 << 10];
    private final int[] firstOf;
    private final int[] lastOf;
    private int shelf;

    CheapPaths(PathNetwork network, Steps steps) {
        this.network = network;
        this.steps = steps;
        this.fewest = new int[network.entities()];
        this.firstOf = new int[network.maxHops() + 1];
        this.lastOf = new int[network.maxHops() + 1];
    }

    /** A path, arc by arc from its anchor, and what it costs. */
    record Found(List<Integer> arcs, double cost) {
        int[] path() {
            return arcs.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** At most {@code most} paths that cost less than {@code below}, the cheapest of all first, each beginning with another arc; fewer where the steps are spent. */
    List<Found> find(double[] prices, double below, int most) {
        Arrays.fill(fewest, Integer.MAX_VALUE);
        labels = 0;
        waiting = 0;
        level = 0;
        shelf = 0;
        Arrays.fill(firstOf, NOTHING);
        List<Found> found = new ArrayList<>();
        boolean[] begun = new boolean[most > 1 ? network.first(network.entities()) : 0];
        push(0, PathNetwork.SUBJECT, 0, NOTHING, NOTHING);
        while (found.size() < most && isAny() && steps.take()) {
            int label = next();
            if (network.isAnchor(entity[label])) {
                if (begun.length == 0 || !begun[arc[label]]) {
                    found.add(new Found(path(label), cost[label]));
                }
                if (begun.length > 0) {
                    begun[arc[label]] = true;
                }
            } else if (fewest[entity[label]] > hops[label]) {
                fewest[entity[label]] = hops[label];
                spread(label, prices, below);
            }
        }
        return found;
    }

    private void spread(int label, double[] prices, double below) {
        int target = entity[label];
        int after = hops[label];
        int end = network.first(target + 1);
        steps.take(end - network.first(target));
        for (int next = network.first(target); next < end && after < network.maxHops(); next++) {
            int source = network.source(next);
            if (network.follow(next) >= after && fewest[source] > after + 1) {
                double sum = cost[label] + network.cost(next, prices);
                if (sum < below) {
                    push(sum, source, after + 1, next, label);
                }
            }
        }
    }

    private List<Integer> path(int label) {
        List<Integer> path = new ArrayList<>();
        for (int at = label; arc[at] != NOTHING; at = rest[at]) {
            path.add(arc[at]);
        }
        return path;
    }

    private void push(double sum, int at, int after, int over, int behind) {
        if (labels == cost.length) {
            int more = 2 * labels;
            cost = Arrays.copyOf(cost, more);
            entity = Arrays.copyOf(entity, more);
            hops = Arrays.copyOf(hops, more);
            arc = Arrays.copyOf(arc, more);
            rest = Arrays.copyOf(rest, more);
            heap = Arrays.copyOf(heap, more);
            following = Arrays.copyOf(following, more);
        }
        int label = labels++;
        cost[label] = sum;
        entity[label] = at;
        hops[label] = after;
        arc[label] = over;
        rest[label] = behind;
        if (sum == level) {
            shelve(label);
        } else {
            pile(label);
        }
    }

    private void shelve(int label) {
        int on = hops[label];
        following[label] = NOTHING;
        if (firstOf[on] == NOTHING) {
            firstOf[on] = label;
        } else {
            following[lastOf[on]] = label;
        }
        lastOf[on] = label;
    }

    /** Whether a label waits; where none of the last one's cost does, the next cheapest come onto the shelves. */
    private boolean isAny() {
        while (shelf < firstOf.length && firstOf[shelf] == NOTHING) {
            shelf++;
        }
        if (shelf == firstOf.length && waiting > 0) {
            level = cost[heap[0]];
            while (waiting > 0 && cost[heap[0]] == level) {
                shelve(poll());
            }
            shelf = 0;
            return isAny();
        }
        return shelf < firstOf.length;
    }

    private int next() {
        int label = firstOf[shelf];
        firstOf[shelf] = following[label];
        return label;
    }

    private void pile(int label) {
        int place = waiting++;
        while (place > 0 && before(label, heap[(place - 1) / 2])) {
            heap[place] = heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        heap[place] = label;
    }

    private int poll() {
        int top = heap[0];
        int last = heap[--waiting];
        int place = 0;
        while (2 * place + 1 < waiting) {
            int child = 2 * place + 1;
            if (child + 1 < waiting && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], last)) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = last;
        return top;
    }

    /** Of equals the label that came first, so that every run takes the same. */
    private boolean before(int one, int other) {
        int order = Double.compare(cost[one], cost[other]);
        order = order == 0 ? Integer.compare(hops[one], hops[other]) : order;
        return order == 0 ? one < other : order < 0;
    }
}
