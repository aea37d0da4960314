package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An easier question, whose flow is at least as large and whose prices hold for the whole graph: only what lies around the two ends is looked at, and whatever lies between them costs nothing.
 *
 * <p>The anchors, and some few after them, have all their arcs here, and so have the subject and some few before it, each side with entities of its own; all others are one
 * entity, the midst.
 * <pre>
 *   anchor ---> x ---> (midst) ---> y ---> subject
 *          \--------------------------^
 * </pre>
 * An admissible path, followed from its anchor until it leaves what has its arcs here, and taken up again where everything behind has them, is a path here with no more arcs; where the two parts
 * overlap, an arc leads from the one side straight to the other. So at prices under which every path here costs at least one, every path of the whole graph does.
 */
final class Ends {
    private static final int MOST = 1 << 12;
    private static final int MORE = 1 << 9;

    /** Those with more arcs bind nothing. */
    private static final int MANY = 1 << 4;

    private static final int MIDST = 0;

    private final Inquiry inquiry;
    private final Visited front = new Visited();
    private final Visited back = new Visited();
    private final List<Arc> arcs = new ArrayList<>();

    private Ends(Inquiry inquiry, int most, int more) {
        this.inquiry = inquiry;
        VouchGraph graph = inquiry.graph();
        if (inquiry.anchors().stream()
                        .mapToLong(anchor -> graph.from(anchor).size())
                        .sum()
                <= most) {
            inquiry.anchors().forEach(front::add);
            further(front, true, more);
        }
        if (graph.to(inquiry.subject()).size() <= most) {
            back.add(inquiry.subject());
            further(back, false, more);
        }
    }

    /** Empty where there is too much around both ends. */
    static Optional<Inquiry> of(Inquiry inquiry) {
        return of(inquiry, MOST, MORE);
    }

    /**
     * The same within other bounds.
     *
     * @param most arcs of the anchors, or of the subject, beyond which they are the midst themselves
     * @param more arcs of all further entities on either side
     */
    static Optional<Inquiry> of(Inquiry inquiry, int most, int more) {
        Ends ends = new Ends(inquiry, most, more);
        return ends.front.count() + ends.back.count() == 0 ? Optional.empty() : Optional.of(ends.easier());
    }

    private void further(Visited side, boolean forwards, int more) {
        int left = more;
        for (int at = 0; at < side.count(); at++) {
            for (Arc arc : arcsOf(side.entity(at), forwards)) {
                int other = forwards ? arc.to() : arc.from();
                int count = arcsOf(other, forwards).size();
                if (count <= Math.min(left, MANY) && isBetween(other) && side.number(other) == Visited.NOT) {
                    left -= count;
                    side.add(other);
                }
            }
        }
    }

    private List<Arc> arcsOf(int entity, boolean forwards) {
        return forwards ? inquiry.graph().from(entity) : inquiry.graph().to(entity);
    }

    private boolean isBetween(int entity) {
        return entity != inquiry.subject()
                && !inquiry.anchors().contains(entity)
                && !inquiry.without().contains(entity);
    }

    private Inquiry easier() {
        for (int at = 0; at < front.count(); at++) {
            for (Arc arc : inquiry.graph().from(front.entity(at))) {
                if (isBetween(arc.to()) || arc.to() == inquiry.subject()) {
                    forwards(at, arc);
                }
            }
        }
        for (int at = 0; at < back.count(); at++) {
            for (Arc arc : inquiry.graph().to(back.entity(at))) {
                if (isBetween(arc.from()) || (inquiry.anchors().contains(arc.from()) && front.count() == 0)) {
                    add(backNumber(arc.from()), backNumber(arc.to()), arc);
                }
            }
        }
        return Inquiry.of(
                VouchGraph.of(1 + front.count() + back.count(), arcs),
                backNumber(inquiry.subject()),
                inquiry.anchors().stream().map(this::frontNumber).toList(),
                inquiry.maxHops());
    }

    private void forwards(int at, Arc arc) {
        boolean meets = back.number(arc.to()) != Visited.NOT;
        if (meets) {
            add(1 + at, backNumber(arc.to()), arc);
        }
        if (!meets || arc.to() != inquiry.subject()) {
            add(1 + at, frontNumber(arc.to()), arc);
        }
    }

    private int frontNumber(int entity) {
        int number = front.number(entity);
        return number == Visited.NOT ? MIDST : 1 + number;
    }

    private int backNumber(int entity) {
        int number = back.number(entity);
        return number == Visited.NOT ? MIDST : 1 + front.count() + number;
    }

    private void add(int from, int to, Arc arc) {
        arcs.add(new Arc(from, to, arc.amount(), arc.depth(), arc.vouch()));
    }
}
