package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which entities and arcs can stand on an admissible path at all.
 *
 * <p>Two sweeps decide it. Backwards from the subject, {@link #remaining} is the fewest hops that lead from an entity to it; fewer is never worse, since a
 * depth only limits what follows. Forwards from the anchors, {@link #allowance} is the most hops that may still follow once an entity is reached. An arc can
 * stand on an admissible walk exactly when the allowance after it covers what remains; and a walk that repeats an entity can be cut short without harm, so
 * walks and paths reach the same entities. Paths begin at their last anchor: what comes before it adds nothing. Both sweeps are linear in the
 * arcs between here and there.
 */
final class Reach {
    private static final int NEVER = -1;

    private final Inquiry inquiry;
    private final boolean[] blocked;
    private final boolean[] anchor;
    private final int[] remaining;
    private final int[] allowance;
    private final Arc[] arrival;

    Reach(Inquiry inquiry) {
        this.inquiry = inquiry;
        int size = inquiry.graph().size();
        this.blocked = new boolean[size];
        inquiry.without().forEach(entity -> blocked[entity] = true);
        this.anchor = new boolean[size];
        inquiry.anchors().forEach(entity -> anchor[entity] = true);
        this.remaining = new int[size];
        this.allowance = new int[size];
        this.arrival = new Arc[size];
        sweepBackwards();
        sweepForwards();
    }

    /**
     * Goes on from both ends, where there is less to look at, until they meet; from there on backwards only to where the anchors are near enough. An entity that is left out stands on no path
     * that is short enough, and neither does one whose fewest hops lead through it.
     */
    private void sweepBackwards() {
        Arrays.fill(remaining, NEVER);
        List<Integer> edge = new ArrayList<>();
        if (!blocked[inquiry.subject()]) {
            remaining[inquiry.subject()] = 0;
            edge.add(inquiry.subject());
        }
        Nearness near = new Nearness(inquiry, blocked);
        int hops = 0;
        long work = arcsInto(edge);
        while (!edge.isEmpty() && hops < inquiry.maxHops()) {
            if (near.isOpen() && hops + near.hops() + 1 < inquiry.maxHops() && near.work() < work) {
                near.further();
            } else {
                edge = furtherBack(edge, ++hops, near);
                work = arcsInto(edge);
            }
        }
    }

    private long arcsInto(List<Integer> entities) {
        return entities.stream()
                .mapToLong(entity -> inquiry.graph().to(entity).size())
                .sum();
    }

    private List<Integer> furtherBack(List<Integer> edge, int hops, Nearness near) {
        List<Integer> further = new ArrayList<>();
        for (int entity : edge) {
            for (Arc arc : anchor[entity] ? List.<Arc>of() : inquiry.graph().to(entity)) {
                int source = arc.from();
                if (remaining[source] == NEVER
                        && !blocked[source]
                        && arc.reaches(hops - 1)
                        && hops + near.least(source) <= inquiry.maxHops()) {
                    remaining[source] = hops;
                    further.add(source);
                }
            }
        }
        return further;
    }

    /**
     * Entities leave the shelves by falling allowance; an arc always lowers it, so each entity is settled when it is first taken. Those from which too few hops are left for the subject are not
     * gone on from.
     */
    private void sweepForwards() {
        Arrays.fill(allowance, NEVER);
        List<List<Integer>> shelves = new ArrayList<>();
        for (int shelf = 0; shelf <= inquiry.maxHops(); shelf++) {
            shelves.add(new ArrayList<>(0));
        }
        for (int start : inquiry.anchors()) {
            allowance[start] = inquiry.maxHops();
            if (remaining[start] != NEVER) {
                shelves.get(inquiry.maxHops()).add(start);
            }
        }
        for (int shelf = inquiry.maxHops(); shelf > 0; shelf--) {
            Collections.sort(shelves.get(shelf));
            for (int entity : shelves.get(shelf)) {
                if (allowance[entity] == shelf && entity != inquiry.subject()) {
                    spread(entity, shelves);
                }
            }
        }
    }

    private void spread(int entity, List<List<Integer>> shelves) {
        for (Arc arc : inquiry.graph().from(entity)) {
            int target = arc.to();
            int left = left(arc);
            boolean leads = remaining[target] != NEVER && left >= remaining[target];
            if (leads && !anchor[target] && left > allowance[target]) {
                allowance[target] = left;
                arrival[target] = arc;
                shelves.get(left).add(target);
            }
        }
    }

    /** The hops that may follow once this arc is taken from where its source stands. */
    private int left(Arc arc) {
        int afterSource = allowance[arc.from()] - 1;
        return arc.depth() == VouchGraph.UNLIMITED ? afterSource : Math.min(afterSource, arc.depth());
    }

    /** Whether some admissible walk takes this arc. */
    boolean usable(Arc arc) {
        return allowance[arc.from()] > 0
                && remaining[arc.to()] != NEVER
                && !anchor[arc.to()]
                && arc.from() != inquiry.subject()
                && left(arc) >= remaining[arc.to()];
    }

    /** All usable arcs, by source. */
    List<Arc> usable() {
        List<Arc> arcs = new ArrayList<>();
        for (int entity = 0; entity < inquiry.graph().size(); entity++) {
            if (allowance[entity] > 0) {
                inquiry.graph().from(entity).stream().filter(this::usable).forEach(arcs::add);
            }
        }
        return arcs;
    }

    /** Usable arcs into {@code entity}, the deepest alone from each source. */
    List<Arc> into(int entity) {
        return strongest(inquiry.graph().to(entity), true);
    }

    /** Usable arcs from {@code entity}, the deepest alone to each target. */
    List<Arc> outOf(int entity) {
        return strongest(inquiry.graph().from(entity), false);
    }

    private List<Arc> strongest(List<Arc> arcs, boolean bySource) {
        List<Arc> kept = new ArrayList<>();
        int last = NEVER;
        for (Arc arc : arcs) {
            int other = bySource ? arc.from() : arc.to();
            if (other != last && usable(arc)) {
                kept.add(arc);
            }
            last = other;
        }
        return kept;
    }

    /** The path by which the forward sweep came to this entity, anchor first; empty for an anchor. */
    List<Arc> pathTo(int entity) {
        List<Arc> path = new ArrayList<>();
        for (Optional<Arc> arc = Optional.ofNullable(arrival[entity]);
                arc.isPresent();
                arc = Optional.ofNullable(arrival[arc.get().from()])) {
            path.add(arc.get());
        }
        Collections.reverse(path);
        return path;
    }

    /** Whether an anchor comes to the subject at all. */
    boolean connected() {
        return !into(inquiry.subject()).isEmpty();
    }
}
