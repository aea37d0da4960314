package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exact search for the most admissible paths that share no entity: voucher by voucher, every way back to an anchor through entities that are still free.
 * A way with a shortcut is skipped, since the shortcut uses fewer entities and no more depth. It ends when nothing is left to try, when {@code enough} paths
 * are found, or when the steps are spent.
 */
final class DisjointSearch {
    private final Inquiry inquiry;
    private final Reach reach;
    private final Steps steps;
    private final int enough;
    private final List<Arc> vouches;
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, List<Arc>> known = new HashMap<>();
    private final List<List<Arc>> chosen = new ArrayList<>();
    private final Allotment allotment;
    private List<List<Arc>> best = List.of();

    DisjointSearch(Inquiry inquiry, Reach reach, Steps steps, int enough) {
        this.inquiry = inquiry;
        this.reach = reach;
        this.steps = steps;
        this.enough = enough;
        this.vouches = reach.into(inquiry.subject());
        this.allotment = new Allotment(inquiry.caps());
    }

    /** The best set found, given that {@code floor} was found already by other means. */
    List<List<Arc>> search(List<List<Arc>> floor) {
        best = floor;
        choose(0);
        return best;
    }

    private boolean done() {
        return best.size() >= enough || steps.spent();
    }

    private void choose(int from) {
        for (int index = from; index < vouches.size() && !done(); index++) {
            int open = Math.min(vouches.size() - index, enough - chosen.size());
            if (chosen.size() + open <= best.size()) {
                return;
            }
            int voucher = vouches.get(index).from();
            if (steps.take() && !taken.contains(voucher) && allotment.take(voucher)) {
                List<Arc> path = new ArrayList<>(List.of(vouches.get(index)));
                back(voucher, path, index);
                allotment.release(voucher);
            }
        }
    }

    /** {@code path} holds the arcs from {@code entity} to the subject, last first. */
    private void back(int entity, List<Arc> path, int index) {
        if (inquiry.anchors().contains(entity)) {
            boolean shared = inquiry.institutions().contains(entity);
            if (shared || taken.add(entity)) {
                found(path, index);
                if (!shared) {
                    taken.remove(entity);
                }
            }
            return;
        }
        taken.add(entity);
        for (Arc arc : known.computeIfAbsent(entity, reach::into)) {
            if (done()) {
                break;
            }
            if (steps.take()
                    && path.size() < inquiry.maxHops()
                    && arc.reaches(path.size())
                    && !taken.contains(arc.from())
                    && !hasShortcut(arc.from(), path)) {
                path.add(arc);
                back(arc.from(), path, index);
                path.remove(path.size() - 1);
            }
        }
        taken.remove(entity);
    }

    /** Whether {@code source} vouches for an entity nearer to the subject than the head of the path; the subject itself aside, as caps look at vouchers. */
    private boolean hasShortcut(int source, List<Arc> path) {
        for (int place = 1; place < path.size(); place++) {
            int target = path.get(path.size() - 1 - place).from();
            int hopsAfter = path.size() - place;
            for (Arc arc : known.computeIfAbsent(target, reach::into)) {
                if (!steps.take() || (arc.from() == source && arc.reaches(hopsAfter))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void found(List<Arc> path, int index) {
        List<Arc> forwards = new ArrayList<>(path);
        Collections.reverse(forwards);
        chosen.add(forwards);
        if (chosen.size() > best.size()) {
            best = List.copyOf(chosen);
        }
        choose(index + 1);
        chosen.remove(chosen.size() - 1);
    }
}
