package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entity-disjoint walks from the anchors to the subject over the usable arcs: a maximum flow of unit capacity through every entity (Menger's theorem; each
 * entity is split into a gate in and a gate out [1]). Depths are only obeyed arc by arc, so the value bounds the number of independent vouchers from above; and
 * where every walk of the decomposition happens to be admissible it is that number.
 *
 * <p>[1] L. R. Ford, D. R. Fulkerson, Flows in Networks, 1962, I.11.
 */
final class DisjointFlow {
    private static final int NOWHERE = -1;

    private final Inquiry inquiry;
    private final Reach reach;
    private final Steps steps;
    private final List<Arc> arcs = new ArrayList<>();
    private final Map<Integer, List<Integer>> leaving = new HashMap<>();
    private final int[] entered;
    private final Map<Integer, Integer> anchorUse = new HashMap<>();
    private final List<Boolean> carries = new ArrayList<>();
    private final int[] seen;
    private int round;
    private boolean finished;

    DisjointFlow(Inquiry inquiry, Reach reach, Steps steps) {
        this.inquiry = inquiry;
        this.reach = reach;
        this.steps = steps;
        this.entered = new int[inquiry.graph().size()];
        Arrays.fill(entered, NOWHERE);
        this.seen = new int[2 * inquiry.graph().size()];
    }

    /** A gate of an entity, and how the search came to it: over an arc forwards, or by taking an arc's or an entity's flow back. */
    private record Gate(int entity, boolean out, int arc, boolean forwards, int parent) {}

    /** As many walks as the steps allow, shortest augmentation first; {@link #finished} says whether there are no more. */
    List<List<Arc>> walks() {
        List<Gate> trail = new ArrayList<>();
        int end = augment(trail);
        while (end != NOWHERE) {
            apply(trail, end);
            end = augment(trail);
        }
        finished = !steps.spent();
        return decompose();
    }

    boolean finished() {
        return finished;
    }

    private List<Integer> leaving(int entity) {
        return leaving.computeIfAbsent(entity, source -> {
            List<Integer> numbers = new ArrayList<>();
            for (Arc arc : reach.outOf(source)) {
                numbers.add(arcs.size());
                arcs.add(arc);
                carries.add(false);
            }
            return numbers;
        });
    }

    /** Breadth first from every anchor that has room; answers the place in the trail of the arc into the subject. */
    private int augment(List<Gate> trail) {
        trail.clear();
        round++;
        for (int anchor : inquiry.anchors()) {
            if (inquiry.institutions().contains(anchor) || anchorUse.getOrDefault(anchor, 0) == 0) {
                visit(new Gate(anchor, true, NOWHERE, true, NOWHERE), trail);
            }
        }
        for (int at = 0; at < trail.size() && !steps.spent(); at++) {
            Gate gate = trail.get(at);
            if (gate.out()) {
                int end = goOn(gate, at, trail);
                if (end != NOWHERE) {
                    return end;
                }
            } else {
                enter(gate, at, trail);
            }
        }
        return NOWHERE;
    }

    private int goOn(Gate gate, int at, List<Gate> trail) {
        for (int number : leaving(gate.entity())) {
            if (!steps.take()) {
                return NOWHERE;
            }
            if (!carries.get(number)) {
                int target = arcs.get(number).to();
                Gate next = new Gate(target, false, number, true, at);
                if (target == inquiry.subject()) {
                    trail.add(next);
                    return trail.size() - 1;
                }
                visit(next, trail);
            }
        }
        if (entered[gate.entity()] != NOWHERE) {
            visit(new Gate(gate.entity(), false, NOWHERE, false, at), trail);
        }
        return NOWHERE;
    }

    private void enter(Gate gate, int at, List<Gate> trail) {
        int flowIn = entered[gate.entity()];
        if (flowIn == NOWHERE) {
            visit(new Gate(gate.entity(), true, NOWHERE, true, at), trail);
        } else if (gate.arc() != flowIn) {
            visit(new Gate(arcs.get(flowIn).from(), true, flowIn, false, at), trail);
        }
    }

    private void visit(Gate gate, List<Gate> trail) {
        int index = 2 * gate.entity() + (gate.out() ? 1 : 0);
        if (seen[index] != round) {
            seen[index] = round;
            trail.add(gate);
        }
    }

    private void apply(List<Gate> trail, int end) {
        List<Gate> taken = new ArrayList<>();
        for (int at = end; at != NOWHERE; at = trail.get(at).parent()) {
            if (trail.get(at).arc() != NOWHERE) {
                taken.add(trail.get(at));
            }
        }
        for (Gate gate : taken) {
            if (!gate.forwards()) {
                carry(gate.arc(), false);
            }
        }
        for (Gate gate : taken) {
            if (gate.forwards()) {
                carry(gate.arc(), true);
            }
        }
    }

    private void carry(int number, boolean flow) {
        Arc arc = arcs.get(number);
        carries.set(number, flow);
        if (inquiry.anchors().contains(arc.from())) {
            anchorUse.merge(arc.from(), flow ? 1 : -1, Integer::sum);
        }
        if (flow) {
            entered[arc.to()] = number;
        } else {
            entered[arc.to()] = NOWHERE;
        }
    }

    private List<List<Arc>> decompose() {
        List<List<Arc>> walks = new ArrayList<>();
        for (int number = 0; number < arcs.size(); number++) {
            if (carries.get(number) && arcs.get(number).to() == inquiry.subject()) {
                List<Arc> walk = new ArrayList<>(Arrays.asList(arcs.get(number)));
                for (int at = arcs.get(number).from(); !inquiry.anchors().contains(at); ) {
                    Arc before = arcs.get(entered[at]);
                    walk.add(before);
                    at = before.from();
                }
                Collections.reverse(walk);
                walks.add(walk);
            }
        }
        return walks;
    }
}
