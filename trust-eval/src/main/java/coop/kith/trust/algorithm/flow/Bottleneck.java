package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The few on whom everything hangs: a smallest set of entities without whom no admissible path is left. It explains a low number of independent vouchers
 * ("all five pass through one person"). The set has at most {@value #MOST} entities; length limits can keep k low without any such set [1], and then there is
 * nothing to name.
 *
 * <p>Any such set must contain an entity of every path, so the search takes one path and tries its entities in turn, those nearest to the subject first:
 * at most maxHops^{@value #MOST} sweeps, each linear. An anchor is named only when it counts once, and last.
 *
 * <p>[1] L. Lovász, V. Neumann-Lara, M. Plummer, Mengerian theorems for paths of bounded length, Periodica Mathematica Hungarica 9 (1978).
 */
public final class Bottleneck {
    /** More than three names explain nothing. */
    public static final int MOST = 3;

    private Bottleneck() {}

    /** The entities of a smallest set of at most {@code size}, in the order found; empty where there is none, or where nothing reaches the subject anyway. */
    public static Set<Integer> of(Inquiry inquiry, long size) {
        if (!new Reach(inquiry).connected()) {
            return Set.of();
        }
        for (int most = 1; most <= Math.min(size, MOST); most++) {
            Set<Integer> cut = new LinkedHashSet<>();
            if (cut(inquiry, most, cut)) {
                return cut;
            }
        }
        return Set.of();
    }

    private static boolean cut(Inquiry inquiry, int most, Set<Integer> cut) {
        Reach reach = new Reach(inquiry);
        List<Arc> vouches = reach.into(inquiry.subject());
        if (vouches.isEmpty()) {
            return true;
        }
        if (most == 0) {
            return false;
        }
        for (int entity : candidates(inquiry, reach, vouches.get(0))) {
            cut.add(entity);
            if (cut(inquiry.without(entity), most - 1, cut)) {
                return true;
            }
            cut.remove(entity);
        }
        return false;
    }

    private static List<Integer> candidates(Inquiry inquiry, Reach reach, Arc last) {
        List<Arc> path = reach.pathTo(last.from());
        path.add(last);
        List<Integer> entities = new ArrayList<>();
        for (int place = path.size() - 1; place > 0; place--) {
            entities.add(path.get(place).from());
        }
        int anchor = path.get(0).from();
        if (!inquiry.institutions().contains(anchor)) {
            entities.add(anchor);
        }
        return entities;
    }
}
