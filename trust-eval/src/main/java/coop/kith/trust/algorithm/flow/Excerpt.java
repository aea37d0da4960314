package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some of the paths from the anchors to the subject, the short ones first, for a bounded look at the graph: what flows over them is at most the flow, and often all of it.
 *
 * <p>The search goes on from both ends, hop by hop, where there is less to look at, until it has looked at so many arcs or the two have met over the longest path that is allowed. It need not
 * see all, so an entity with more arcs than are left is passed over. The arcs between what both ends saw are a graph of its own, with numbers of its own: every admissible path in it
 * is one of the whole graph. Mutable; one search's own.
 */
final class Excerpt {
    /** More hops than any path has, and twice that is still a number. */
    private static final int FAR = 1 << 29;

    private final Inquiry inquiry;
    private final Visited visited = new Visited();

    /** By number: the hops from an anchor, and those to the subject, as far as they are known. */
    private int[] after = new int[128];

    private int[] before = new int[128];

    /** Those whose arcs were looked at, in this order. */
    private final List<Integer> forwards = new ArrayList<>();

    private final List<Integer> backwards = new ArrayList<>();
    private long left;
    private boolean all = true;

    private final Visited kept = new Visited();
    private final List<Arc> arcs = new ArrayList<>();

    /** One that looks at no more than {@code most} arcs. */
    Excerpt(Inquiry inquiry, long most) {
        this.inquiry = inquiry;
        this.left = most;
        Arrays.fill(after, FAR);
        Arrays.fill(before, FAR);
        look();
        boolean[] seen = new boolean[visited.count()];
        backwards.forEach(number -> seen[number] = true);
        keepForwards(seen);
        keepBackwards();
    }

    private void look() {
        List<Integer> front = new ArrayList<>();
        for (int anchor : inquiry.anchors()) {
            front.add(number(anchor));
            after[front.get(front.size() - 1)] = 0;
        }
        List<Integer> back = new ArrayList<>();
        if (!inquiry.without().contains(inquiry.subject())) {
            back.add(number(inquiry.subject()));
            before[back.get(0)] = 0;
        }
        int ahead = 0;
        int behind = 0;
        while (ahead + behind < inquiry.maxHops() && !front.isEmpty() && !back.isEmpty()) {
            boolean last = ahead + behind + 1 == inquiry.maxHops();
            if (arcsOf(front, true) <= arcsOf(back, false)) {
                front = further(front, ++ahead, last);
            } else {
                back = furtherBack(back, ++behind, last);
            }
        }
    }

    private int number(int entity) {
        int number = visited.add(entity);
        if (number == after.length) {
            after = Arrays.copyOf(after, 2 * number);
            before = Arrays.copyOf(before, 2 * number);
            Arrays.fill(after, number, 2 * number, FAR);
            Arrays.fill(before, number, 2 * number, FAR);
        }
        return number;
    }

    private long arcsOf(List<Integer> numbers, boolean forwards) {
        long sum = 0;
        for (int number : numbers) {
            int entity = visited.entity(number);
            sum += (forwards ? inquiry.graph().from(entity) : inquiry.graph().to(entity)).size();
        }
        return sum;
    }

    private List<Integer> fewestFirst(List<Integer> numbers, boolean forwards) {
        long[] order = new long[numbers.size()];
        for (int at = 0; at < order.length; at++) {
            int entity = visited.entity(numbers.get(at));
            order[at] = (long) (forwards
                                            ? inquiry.graph().from(entity)
                                            : inquiry.graph().to(entity))
                                    .size()
                            << 32
                    | numbers.get(at);
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToObj(one -> (int) one).toList();
    }

    /** Whether these may still be looked at. */
    private boolean take(List<Arc> some) {
        boolean fits = some.size() <= left;
        all &= fits;
        left -= fits ? some.size() : 0;
        return fits;
    }

    private List<Integer> further(List<Integer> front, int hops, boolean last) {
        List<Integer> further = new ArrayList<>();
        for (int number : fewestFirst(front, true)) {
            List<Arc> some = inquiry.graph().from(visited.entity(number));
            if (before[number] != 0 && take(some)) {
                forwards.add(number);
                for (Arc arc : some) {
                    if (!inquiry.without().contains(arc.to())) {
                        int target = last ? visited.number(arc.to()) : number(arc.to());
                        if (target != Visited.NOT && after[target] == FAR) {
                            after[target] = hops;
                            further.add(target);
                        }
                    }
                }
            }
        }
        return further;
    }

    private List<Integer> furtherBack(List<Integer> back, int hops, boolean last) {
        List<Integer> further = new ArrayList<>();
        for (int number : fewestFirst(back, false)) {
            List<Arc> some = inquiry.graph().to(visited.entity(number));
            if (after[number] != 0 && take(some)) {
                backwards.add(number);
                for (Arc arc : some) {
                    if (arc.reaches(hops - 1) && !inquiry.without().contains(arc.from())) {
                        int source = last ? visited.number(arc.from()) : number(arc.from());
                        if (source != Visited.NOT && before[source] == FAR) {
                            before[source] = hops;
                            further.add(source);
                        }
                    }
                }
            }
        }
        return further;
    }

    /** The arcs that the search forwards saw and from which the subject is near enough; those that the search backwards saw too are its. */
    private void keepForwards(boolean[] seenBackwards) {
        for (int at = forwards.size() - 1; at >= 0; at--) {
            int source = forwards.get(at);
            for (Arc arc : inquiry.graph().from(visited.entity(source))) {
                int target = visited.number(arc.to());
                if (target != Visited.NOT && leads(source, arc, target)) {
                    before[source] = Math.min(before[source], before[target] + 1);
                    if (!seenBackwards[target]) {
                        keep(arc);
                    }
                }
            }
        }
    }

    private void keepBackwards() {
        for (int at = backwards.size() - 1; at >= 0; at--) {
            int target = backwards.get(at);
            for (Arc arc : inquiry.graph().to(visited.entity(target))) {
                int source = visited.number(arc.from());
                if (source != Visited.NOT && leads(source, arc, target)) {
                    after[target] = Math.min(after[target], after[source] + 1);
                    keep(arc);
                }
            }
        }
    }

    private boolean leads(int source, Arc arc, int target) {
        return after[source] + 1 + before[target] <= inquiry.maxHops()
                && arc.reaches(before[target])
                && before[source] != 0
                && after[target] != 0;
    }

    private void keep(Arc arc) {
        arcs.add(new Arc(kept.add(arc.from()), kept.add(arc.to()), arc.amount(), arc.depth(), arc.vouch()));
    }

    /** The same question about what was seen. */
    Inquiry inquiry() {
        int subject = kept.add(inquiry.subject());
        List<Integer> anchors = inquiry.anchors().stream()
                .map(kept::number)
                .filter(number -> number != Visited.NOT)
                .toList();
        return Inquiry.of(VouchGraph.of(kept.count(), arcs), subject, anchors, inquiry.maxHops());
    }

    /** Whether nothing was passed over, so that a longer look sees no more. */
    boolean isAll() {
        return all;
    }

    /** What flows over the paths that were seen, by the numbers of the whole graph. */
    List<Flow.Share> whole(List<Flow.Share> seen) {
        return seen.stream()
                .map(share ->
                        new Flow.Share(share.path().stream().map(this::whole).toList(), share.amount()))
                .toList();
    }

    private Arc whole(Arc arc) {
        return new Arc(kept.entity(arc.from()), kept.entity(arc.to()), arc.amount(), arc.depth(), arc.vouch());
    }
}
