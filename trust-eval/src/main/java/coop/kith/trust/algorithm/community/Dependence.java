package coop.kith.trust.algorithm.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * On whom a community hangs: all trust in some members goes through one person.
 *
 * <p><b>Definition.</b> y depends on x when every path of vouches from the anchors to y goes through x (x dominates y; the articulation points of the graph as the anchors see it). An
 * anchor is depended on by those whom no other anchor comes to.
 *
 * <p><b>Example.</b> Anchor a vouches for b and c, both for d, d for e: nobody but d and a is depended on, by e and by all.
 *
 * <p><b>Cost.</b> Near to linear in the vouches; no recursion. The iteration over immediate dominators is that of K. D. Cooper, T. J. Harvey, K. Kennedy, A Simple, Fast Dominance
 * Algorithm, Rice University TR-06-33870 (2001).
 */
public final class Dependence {
    private static final int NONE = -1;

    private Dependence() {}

    /**
     * Somebody depended on.
     *
     * @param dependents how many members would be cut off from every anchor without {@code member}, itself not counted
     */
    public record Pillar(int member, int dependents) {}

    /** Everybody on whom somebody depends, most dependents first, equals by number. */
    public static List<Pillar> of(Community community, Collection<Integer> anchors) {
        int root = community.members();
        int[] order = postorder(community, new TreeSet<>(anchors));
        int[] position = new int[root + 1];
        Arrays.fill(position, NONE);
        for (int at = 0; at < order.length; at++) {
            position[order[at]] = at;
        }
        int[] dominator = dominators(community, new TreeSet<>(anchors), order, position);
        int[] dependents = new int[root + 1];
        for (int at = 0; at < order.length - 1; at++) {
            int above = dominator[order[at]];
            dependents[above] += dependents[order[at]] + 1;
        }
        List<Pillar> pillars = new ArrayList<>();
        for (int member = 0; member < root; member++) {
            if (dependents[member] > 0) {
                pillars.add(new Pillar(member, dependents[member]));
            }
        }
        pillars.sort(Comparator.comparing(Pillar::dependents).reversed().thenComparing(Pillar::member));
        return List.copyOf(pillars);
    }

    /** Whom the anchors come to, each after those it leads on to; the root, who vouches for the anchors, last. */
    private static int[] postorder(Community community, Set<Integer> anchors) {
        int root = community.members();
        boolean[] seen = new boolean[root + 1];
        int[] stack = new int[root + 1];
        int[] at = new int[root + 1];
        List<Integer> first = List.copyOf(anchors);
        int[] order = new int[root + 1];
        int done = 0;
        int depth = 0;
        stack[0] = root;
        seen[root] = true;
        while (depth >= 0) {
            int member = stack[depth];
            int many = member == root ? first.size() : community.given(member).size();
            if (at[member] == many) {
                order[done++] = member;
                depth--;
                continue;
            }
            int next = member == root
                    ? first.get(at[member])
                    : community.given(member).get(at[member]).to();
            at[member]++;
            if (!seen[next]) {
                seen[next] = true;
                stack[++depth] = next;
            }
        }
        return Arrays.copyOf(order, done);
    }

    private static int[] dominators(Community community, Set<Integer> anchors, int[] order, int[] position) {
        int root = community.members();
        int[] dominator = new int[root + 1];
        Arrays.fill(dominator, NONE);
        dominator[root] = root;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = order.length - 2; at >= 0; at--) {
                int member = order[at];
                int found = anchors.contains(member) ? root : NONE;
                for (Community.Vouch vouch : community.received(member)) {
                    if (position[vouch.from()] >= 0 && dominator[vouch.from()] != NONE) {
                        found = found == NONE ? vouch.from() : meet(found, vouch.from(), dominator, position);
                    }
                }
                changed |= dominator[member] != found;
                dominator[member] = found;
            }
        }
        return dominator;
    }

    private static int meet(int one, int other, int[] dominator, int[] position) {
        int left = one;
        int right = other;
        while (left != right) {
            while (position[left] < position[right]) {
                left = dominator[left];
            }
            while (position[right] < position[left]) {
                right = dominator[right];
            }
        }
        return left;
    }
}
