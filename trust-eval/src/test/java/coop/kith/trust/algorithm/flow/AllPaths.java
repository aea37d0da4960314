package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry;
import coop.kith.trust.answer.VouchGraph.Arc;
import java.util.ArrayList;
import java.util.List;

/** The slow truth: every admissible path, by the definition and nothing else, and the largest set of them that share no entity. */
final class AllPaths {
    private AllPaths() {}

    static List<List<Arc>> of(Inquiry inquiry) {
        List<List<Arc>> paths = new ArrayList<>();
        for (int anchor : inquiry.anchors()) {
            grow(inquiry, new ArrayList<>(), anchor, paths);
        }
        return paths;
    }

    private static void grow(Inquiry inquiry, List<Arc> path, int at, List<List<Arc>> paths) {
        if (at == inquiry.subject()) {
            if (IndependentVouchers.admissible(inquiry, path)) {
                paths.add(List.copyOf(path));
            }
            return;
        }
        for (Arc arc : path.size() == inquiry.maxHops()
                ? List.<Arc>of()
                : inquiry.graph().from(at)) {
            boolean met = inquiry.without().contains(arc.to()) || path.stream().anyMatch(one -> one.from() == arc.to());
            if (!met) {
                path.add(arc);
                grow(inquiry, path, arc.to(), paths);
                path.remove(path.size() - 1);
            }
        }
    }

    static int independent(Inquiry inquiry) {
        return independent(inquiry, of(inquiry), 0, new ArrayList<>());
    }

    private static int independent(Inquiry inquiry, List<List<Arc>> paths, int from, List<List<Arc>> chosen) {
        List<Integer> vouchers =
                chosen.stream().map(path -> path.get(path.size() - 1).from()).toList();
        int best = Allotment.fits(inquiry.caps(), vouchers) ? chosen.size() : 0;
        for (int index = from; index < paths.size(); index++) {
            List<Arc> path = paths.get(index);
            if (chosen.stream().allMatch(other -> areIndependent(inquiry, path, other))) {
                chosen.add(path);
                best = Math.max(best, independent(inquiry, paths, index + 1, chosen));
                chosen.remove(chosen.size() - 1);
            }
        }
        return best;
    }

    private static boolean areIndependent(Inquiry inquiry, List<Arc> one, List<Arc> other) {
        List<Integer> shared = new ArrayList<>(one.stream().map(Arc::from).toList());
        List<Integer> others = other.stream().map(Arc::from).toList();
        boolean same = shared.equals(others);
        shared.retainAll(others);
        int start = one.get(0).from();
        boolean onlyTheStart = shared.equals(List.of(start))
                && other.get(0).from() == start
                && inquiry.institutions().contains(start);
        return !same && (shared.isEmpty() || onlyTheStart);
    }
}
