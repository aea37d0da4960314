package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.Flow.Limit;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arcs that can stand on an admissible path, by their target, and the limits that bind each, as numbers in arrays: a search looks at them millions of times. Entities are numbered anew,
 * the subject first, in the order of a sweep backwards from it.
 */
final class PathNetwork {
    static final int SUBJECT = 0;

    private static final int UNKNOWN = -1;

    private final List<Arc> arcs = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final int[] first;
    private final int[] source;
    private final int[] follow;
    private final int[][] binding;
    private final boolean[] anchor;
    private final int maxHops;

    PathNetwork(Inquiry inquiry, Reach reach) {
        this.maxHops = inquiry.maxHops();
        int[] numbers = new int[inquiry.graph().size()];
        int[] entities = new int[numbers.length];
        int[] ends = new int[numbers.length];
        Arrays.fill(numbers, UNKNOWN);
        int known = 1;
        numbers[inquiry.subject()] = SUBJECT;
        entities[SUBJECT] = inquiry.subject();
        for (int at = 0; at < known; at++) {
            for (Arc arc : inquiry.graph().to(entities[at])) {
                if (reach.usable(arc)) {
                    arcs.add(arc);
                    if (numbers[arc.from()] == UNKNOWN) {
                        numbers[arc.from()] = known;
                        entities[known++] = arc.from();
                    }
                }
            }
            ends[at] = arcs.size();
        }
        this.first = new int[known + 1];
        System.arraycopy(ends, 0, first, 1, known);
        this.anchor = new boolean[known];
        for (int entity = 0; entity < known; entity++) {
            anchor[entity] = inquiry.anchors().contains(entities[entity]);
        }
        this.source = new int[arcs.size()];
        this.follow = new int[arcs.size()];
        for (int arc = 0; arc < source.length; arc++) {
            source[arc] = numbers[arcs.get(arc).from()];
            int depth = arcs.get(arc).depth();
            follow[arc] = depth == VouchGraph.UNLIMITED ? Integer.MAX_VALUE : depth;
        }
        this.binding = binding();
    }

    /** Where the arcs of a vouch have one amount, as mostly, there is one limit to it. */
    private int[][] binding() {
        Vouches vouches = new Vouches(arcs);
        Limits mixed = new Limits(arcs.stream().filter(vouches::isMixed).toList());
        Map<Limit, Integer> numbers = new HashMap<>();
        int[][] found = new int[arcs.size()][];
        for (int arc = 0; arc < found.length; arc++) {
            Arc one = arcs.get(arc);
            found[arc] = vouches.isMixed(one)
                    ? mixed.of(one).stream()
                            .mapToInt(limit -> number(limit, numbers))
                            .toArray()
                    : new int[] {vouches.limit(one, () -> fresh(new Limit(one.vouch(), one.amount())))};
        }
        return found;
    }

    private int number(Limit limit, Map<Limit, Integer> numbers) {
        return numbers.computeIfAbsent(limit, this::fresh);
    }

    private int fresh(Limit limit) {
        limits.add(limit);
        return limits.size() - 1;
    }

    int entities() {
        return anchor.length;
    }

    int maxHops() {
        return maxHops;
    }

    boolean isAnchor(int entity) {
        return anchor[entity];
    }

    /** The arcs into an entity are those from its first to before the next one's. */
    int first(int entity) {
        return first[entity];
    }

    int source(int arc) {
        return source[arc];
    }

    /** How many hops may follow an arc. */
    int follow(int arc) {
        return follow[arc];
    }

    Arc arc(int arc) {
        return arcs.get(arc);
    }

    List<Limit> limits() {
        return limits;
    }

    /** What an arc costs at these prices, by limit. */
    double cost(int arc, double[] prices) {
        double cost = 0;
        for (int limit : binding[arc]) {
            cost += prices[limit];
        }
        return cost;
    }

    /** The limits that bind the arcs of a path, one as often as it binds. */
    int[] limits(int[] path) {
        return Arrays.stream(path).flatMap(arc -> Arrays.stream(binding[arc])).toArray();
    }
}
