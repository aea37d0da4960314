package coop.kith.trust.answer;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an algorithm is asked: how do these anchors come to this subject? Entities are the numbers of the graph. Immutable.
 *
 * @param anchors whom the asker trusts to begin with; never the subject
 * @param institutions those anchors that may stand at the start of several paths that count apart
 * @param without entities that are left out, as if nobody vouched for them nor they for anybody
 * @param maxHops the most vouches a path may have, at least 1
 * @param caps limits on the set of vouchers that is chosen
 */
public record Inquiry(
        VouchGraph graph,
        int subject,
        NavigableSet<Integer> anchors,
        Set<Integer> institutions,
        Set<Integer> without,
        int maxHops,
        List<Cap> caps) {
    public Inquiry {
        anchors = new TreeSet<>(anchors);
        anchors.removeAll(without);
        anchors = java.util.Collections.unmodifiableNavigableSet(anchors);
        institutions = Set.copyOf(institutions);
        without = Set.copyOf(without);
        caps = List.copyOf(caps);
        if (maxHops < 1) {
            throw new IllegalArgumentException("a path has at least one vouch, not " + maxHops);
        }
        if (anchors.contains(subject)) {
            throw new IllegalArgumentException("the subject is an anchor: " + subject);
        }
    }

    /** Among the vouchers that are counted, at most {@code atMost} are of {@code members}: one employer, one declared family. */
    public record Cap(Set<Integer> members, int atMost) {
        public Cap {
            members = Set.copyOf(members);
        }
    }

    public static Inquiry of(VouchGraph graph, int subject, Collection<Integer> anchors, int maxHops) {
        return new Inquiry(graph, subject, new TreeSet<>(anchors), Set.of(), Set.of(), maxHops, List.of());
    }

    /** The same, these anchors being institutions. */
    public Inquiry institutions(Collection<Integer> shared) {
        return new Inquiry(graph, subject, anchors, Set.copyOf(shared), without, maxHops, caps);
    }

    public Inquiry capped(List<Cap> limits) {
        return new Inquiry(graph, subject, anchors, institutions, without, maxHops, limits);
    }

    /** The same, as if this entity did not exist. */
    public Inquiry without(int entity) {
        Set<Integer> more = new TreeSet<>(without);
        more.add(entity);
        return new Inquiry(graph, subject, anchors, institutions, more, maxHops, caps);
    }
}
