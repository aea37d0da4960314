package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.Flow.Limit;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which limits bind an arc: of its own amount, and of the larger ones that arcs of its vouch have. */
final class Limits {
    private final Map<Integer, NavigableSet<Integer>> amounts = new HashMap<>();

    Limits(Collection<Arc> arcs) {
        for (Arc arc : arcs) {
            amounts.computeIfAbsent(arc.vouch(), vouch -> new TreeSet<>()).add(arc.amount());
        }
    }

    List<Limit> of(Arc arc) {
        return amounts.getOrDefault(arc.vouch(), new TreeSet<>()).tailSet(arc.amount(), true).stream()
                .map(amount -> new Limit(arc.vouch(), amount))
                .toList();
    }
}
