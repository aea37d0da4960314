package coop.kith.trust.algorithm.community;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whether a community leans on one kind of anchor: one employer, one jurisdiction, one founder.
 *
 * <p><b>Definition.</b> A kind is a label that the caller gives anchors; one without a label is a kind of its own. The reach of a kind is how many members its anchors come to within the steps; those whom
 * no other kind comes to are its alone. <b>Example.</b> Anchors of employers x and y, x's come to 90 of 100 members and y's to 30 of them: 70 are x's alone or more. <b>Cost.</b> Two
 * breadth-first searches for each kind. Source: guardrails GR-03 and GR-11 of the Trust over IP risk task force name such concentrations a violation.
 */
public final class Diversity {
    private Diversity() {}

    /**
     * A kind of anchors.
     *
     * @param anchors how many
     * @param reached how many members, anchors not counted, they come to
     * @param alone how many of those no other kind comes to
     */
    public record Kind(String label, int anchors, int reached, int alone) {}

    /** The kinds, most members alone first, equals by label. An anchor without a label is called by its number. */
    public static List<Kind> of(
            Community community, Collection<Integer> anchors, Map<Integer, String> labels, int steps) {
        TreeMap<String, TreeSet<Integer>> byLabel = new TreeMap<>();
        for (int anchor : anchors) {
            byLabel.computeIfAbsent(labels.getOrDefault(anchor, "#" + anchor), label -> new TreeSet<>())
                    .add(anchor);
        }
        TreeSet<Integer> all = new TreeSet<>(anchors);
        int[] kinds = new int[community.members()];
        byLabel.forEach((label, some) -> reached(community, some, steps).forEach(member -> kinds[member]++));
        List<Kind> found = new ArrayList<>();
        byLabel.forEach((label, some) -> {
            List<Integer> members = reached(community, some, steps)
                    .filter(member -> !all.contains(member))
                    .boxed()
                    .toList();
            int alone =
                    (int) members.stream().filter(member -> kinds[member] == 1).count();
            found.add(new Kind(label, some.size(), members.size(), alone));
        });
        found.sort(Comparator.comparing(Kind::alone).reversed().thenComparing(Kind::label));
        return List.copyOf(found);
    }

    private static IntStream reached(Community community, Collection<Integer> starts, int steps) {
        int[] away = community.stepsFrom(starts, steps);
        return IntStream.range(0, away.length).filter(member -> away[member] >= 0);
    }
}
