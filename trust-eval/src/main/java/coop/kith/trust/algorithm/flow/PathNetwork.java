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
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Integer> entities = new ArrayList<>();
        numbers.put(inquiry.subject(), SUBJECT);
        entities.add(inquiry.subject());
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < entities.size(); at++) {
            for (Arc arc : inquiry.graph().to(entities.get(at))) {
                if (reach.usable(arc)) {
                    arcs.add(arc);
                    if (numbers.putIfAbsent(arc.from(), entities.size()) == null) {
                        entities.add(arc.from());
                    }
                }
            }
            ends.add(arcs.size());
        }
        this.first = new int[entities.size() + 1];
        for (int entity = 0; entity < entities.size(); entity++) {
            first[entity + 1] = ends.get(entity);
        }
        this.anchor = new boolean[entities.size()];
        for (int entity = 0; entity < entities.size(); entity++) {
            anchor[entity] = inquiry.anchors().contains(entities.get(entity));
        }
        this.source = new int[arcs.size()];
        this.follow = new int[arcs.size()];
        this.binding = new int[arcs.size()][];
        Limits all = new Limits(arcs);
        Map<Limit, Integer> known = new HashMap<>();
        for (int arc = 0; arc < source.length; arc++) {
            source[arc] = numbers.getOrDefault(arcs.get(arc).from(), SUBJECT);
            int depth = arcs.get(arc).depth();
            follow[arc] = depth == VouchGraph.UNLIMITED ? Integer.MAX_VALUE : depth;
            binding[arc] = all.of(arcs.get(arc)).stream()
                    .mapToInt(limit -> known.computeIfAbsent(limit, fresh -> {
                        limits.add(fresh);
                        return limits.size() - 1;
                    }))
                    .toArray();
        }
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
