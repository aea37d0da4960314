package coop.kith.trust.algorithm.flow;

import coop.kith.trust.answer.Inquiry.Cap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The most vouchers that fit within the caps together. Circles may overlap, and then taking one voucher can keep out two others: in general a packing problem, NP-hard. Vouchers of the same
 * circles are alike, so the search decides how many of each kind, most first, and gives up a branch that cannot beat the best so far even if each kind were bound by one of its circles
 * alone; that is also the upper end where the steps do not suffice. Mutable; one search's own.
 */
final class Packing {
    /** Kinds, so that a search is no deeper: circles that people declare make dozens. */
    private static final int MOST_KINDS = 500;

    private final List<Cap> caps;
    private final Steps steps;

    /** By the circles they are in; those in none come first. */
    private final List<List<Integer>> circles = new ArrayList<>();

    private final List<List<Integer>> members = new ArrayList<>();
    private final long[] room;
    private int[] taken = new int[0];
    private int[] best = new int[0];
    private long most;
    private final long upper;

    Packing(List<Integer> vouchers, List<Cap> caps, Steps steps) {
        this.caps = caps;
        this.steps = steps;
        this.room = caps.stream().mapToLong(cap -> Math.max(0, cap.atMost())).toArray();
        Comparator<List<Integer>> order =
                Comparator.<List<Integer>>comparingInt(List::size).thenComparing(List::toString);
        Map<List<Integer>, List<Integer>> kinds = new TreeMap<>(order);
        for (int voucher : new TreeSet<>(vouchers)) {
            kinds.computeIfAbsent(circlesOf(voucher), none -> new ArrayList<>()).add(voucher);
        }
        kinds.forEach((in, who) -> {
            circles.add(in);
            members.add(who);
        });
        taken = new int[circles.size()];
        upper = bound(0);
        pack();
    }

    private List<Integer> circlesOf(int voucher) {
        List<Integer> in = new ArrayList<>();
        for (int cap = 0; cap < caps.size(); cap++) {
            if (caps.get(cap).members().contains(voucher)) {
                in.add(cap);
            }
        }
        return in;
    }

    private void pack() {
        best = new int[circles.size()];
        greedily();
        if (circles.size() <= MOST_KINDS) {
            choose(0, 0);
        }
    }

    private void greedily() {
        for (int kind = 0; kind < best.length; kind++) {
            best[kind] = (int) fitting(kind);
            most += best[kind];
            take(kind, best[kind]);
        }
        for (int kind = 0; kind < best.length; kind++) {
            take(kind, -best[kind]);
        }
    }

    private long fitting(int kind) {
        long fits = members.get(kind).size();
        for (int cap : circles.get(kind)) {
            fits = Math.min(fits, room[cap]);
        }
        return fits;
    }

    private void take(int kind, long many) {
        for (int cap : circles.get(kind)) {
            room[cap] -= many;
        }
    }

    /** What the kinds from this one on could add at most, each held to the room of its first circle that is left. */
    private long bound(int from) {
        long sum = 0;
        long[] left = room.clone();
        for (int kind = from; kind < circles.size(); kind++) {
            long fits = members.get(kind).size();
            if (!circles.get(kind).isEmpty()) {
                int cap = circles.get(kind).get(0);
                fits = Math.min(fits, left[cap]);
                left[cap] -= fits;
            }
            sum += fits;
        }
        steps.take(circles.size() - from + left.length);
        return sum;
    }

    private void choose(int kind, long sum) {
        if (sum > most) {
            most = sum;
            best = taken.clone();
        }
        if (kind == circles.size() || steps.spent() || sum + bound(kind) <= most) {
            return;
        }
        long fits = fitting(kind);
        long least = circles.get(kind).isEmpty() ? fits : 0;
        for (long many = fits; many >= least && most < upper && !steps.spent(); many--) {
            taken[kind] = (int) many;
            take(kind, many);
            choose(kind + 1, sum + many);
            take(kind, -many);
        }
        taken[kind] = 0;
    }

    /** Those of the best choice, the first of each kind. */
    List<Integer> chosen() {
        List<Integer> chosen = new ArrayList<>();
        for (int kind = 0; kind < best.length; kind++) {
            chosen.addAll(members.get(kind).subList(0, best[kind]));
        }
        return chosen;
    }

    /** The most there can be; how many are chosen, where that is settled. */
    long upper() {
        boolean settled = most == upper || (circles.size() <= MOST_KINDS && !steps.spent());
        return settled ? most : upper;
    }
}
