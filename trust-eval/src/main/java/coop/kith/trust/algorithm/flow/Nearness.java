package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How near the anchors are, hop by hop, whatever depths allow: the least that a path to an entity can take. Mutable; one question's own. */
final class Nearness {
    private static final int FAR = -1;
    private static final int NO_WAY = 1 << 30;

    private final Inquiry inquiry;
    private final boolean[] blocked;
    private final int[] hopsTo;
    private List<Integer> edge = new ArrayList<>();
    private int hops;

    Nearness(Inquiry inquiry, boolean[] blocked) {
        this.inquiry = inquiry;
        this.blocked = blocked;
        this.hopsTo = new int[blocked.length];
        Arrays.fill(hopsTo, FAR);
        for (int anchor : inquiry.anchors()) {
            hopsTo[anchor] = 0;
            edge.add(anchor);
        }
    }

    /** How many hops have been made. */
    int hops() {
        return hops;
    }

    /** Whether a further hop could come to anybody new. */
    boolean isOpen() {
        return !edge.isEmpty();
    }

    /** How many arcs the next hop looks at. */
    long work() {
        return edge.stream()
                .mapToLong(entity -> inquiry.graph().from(entity).size())
                .sum();
    }

    /** One hop more. */
    void further() {
        hops++;
        List<Integer> further = new ArrayList<>();
        for (int entity : edge) {
            for (Arc arc : inquiry.graph().from(entity)) {
                int target = arc.to();
                if (hopsTo[target] == FAR && !blocked[target]) {
                    hopsTo[target] = hops;
                    further.add(target);
                }
            }
        }
        edge = further;
    }

    /** No path from an anchor to this entity has fewer hops. */
    int least(int entity) {
        return hopsTo[entity] == FAR ? (isOpen() ? hops + 1 : NO_WAY) : hopsTo[entity];
    }
}
