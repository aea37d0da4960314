package coop.kith.trust.algorithm.flow;

import coop.kith.trust.algorithm.flow.Flow.Limit;
import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import coop.kith.trust.exact.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The cheapest admissible path at given prices: labels (cost, hops) settled from the subject backwards, cheapest first and shortest among those. A label is kept only where no
 * cheaper one has fewer hops, so no path visits an entity twice. Prices are not negative.
 */
final class CheapestPath {
    private final Inquiry inquiry;
    private final Reach reach;

    CheapestPath(Inquiry inquiry, Reach reach) {
        this.inquiry = inquiry;
        this.reach = reach;
    }

    /** A suffix of a path: from an entity to the subject. */
    private record Label(int entity, Fraction cost, int hops, Optional<Arc> first, Optional<Label> rest) {
        private static final Comparator<Label> ORDER =
                Comparator.comparing(Label::cost).thenComparing(Label::hops).thenComparing(Label::entity);

        List<Arc> path() {
            List<Arc> path = new ArrayList<>();
            for (Optional<Label> at = Optional.of(this);
                    at.isPresent();
                    at = at.get().rest()) {
                at.get().first().ifPresent(path::add);
            }
            return path;
        }
    }

    /** A path and what it costs. */
    record Priced(List<Arc> path, Fraction cost) {}

    /** The cheapest path of those that cost less than one; empty where there is none: what costs more pays for nothing, and is not looked at. */
    Optional<Priced> find(NavigableMap<Limit, Fraction> prices) {
        PriorityQueue<Label> queue = new PriorityQueue<>(Label.ORDER);
        int[] fewest = new int[inquiry.graph().size()];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        queue.add(new Label(inquiry.subject(), Fraction.ZERO, 0, Optional.empty(), Optional.empty()));
        for (Optional<Label> next = poll(queue); next.isPresent(); next = poll(queue)) {
            Label label = next.get();
            if (fewest[label.entity()] <= label.hops()) {
                continue;
            }
            if (inquiry.anchors().contains(label.entity())) {
                return Optional.of(new Priced(label.path(), label.cost()));
            }
            fewest[label.entity()] = label.hops();
            for (Arc arc : inquiry.graph().to(label.entity())) {
                boolean better = fewest[arc.from()] > label.hops() + 1;
                if (better && label.hops() < inquiry.maxHops() && arc.reaches(label.hops()) && reach.usable(arc)) {
                    Fraction cost = label.cost().plus(Flow.cost(arc, prices));
                    if (cost.compareTo(Fraction.ONE) < 0) {
                        queue.add(new Label(arc.from(), cost, label.hops() + 1, Optional.of(arc), Optional.of(label)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Label> poll(PriorityQueue<Label> queue) {
        return Optional.ofNullable(queue.poll());
    }
}
