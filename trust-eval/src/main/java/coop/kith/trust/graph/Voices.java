package coop.kith.trust.graph;

import coop.kith.did.Did;
import coop.kith.trust.graph.TrustGraph.Edge;
import coop.kith.trust.graph.TrustGraph.EdgeKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which DIDs speak with one voice, by their own signatures, and so are not independent of each other.
 *
 * <ul>
 *   <li>Two DIDs each of which asserted itself to the other as a persona (VPC), while neither claims a relationship with the other. One signature joins nothing: whoever knows a DID can name it.
 *   <li>A principal with all those who took on to act in its name (VDC), directly or down a chain: several agents of one person are not several people.
 * </ul>
 *
 * <p>To be joined only ever takes away, so it is a limit on who is counted together and never a merger of entities. The subject of a persona credential is by its definition a counterparty,
 * and the specification says of the linkage of one person's identifiers that this credential model does not encode it (Edge Verifiability, Note). Were two such DIDs made one entity, whoever was shown a
 * persona could answer in kind and stand where the other stands. Pairs of personas are not closed transitively, for the same reason.
 */
final class Voices {
    private static final Comparator<NavigableSet<Did>> ORDER =
            Comparator.comparing((NavigableSet<Did> group) -> group.toString());

    private Voices() {}

    private record Pair(int from, int to) {
        Pair reversed() {
            return new Pair(to, from);
        }
    }

    static List<NavigableSet<Did>> of(TrustGraph graph) {
        Set<Pair> personas = new HashSet<>();
        Set<Pair> related = new HashSet<>();
        SortedMap<Did, NavigableSet<Did>> byPrincipal = new TreeMap<>();
        for (Edge edge : graph.edges()) {
            Pair pair = new Pair(edge.from(), edge.to());
            if (edge.kind() == EdgeKind.PERSONA) {
                personas.add(pair);
            } else if (edge.kind() == EdgeKind.RELATIONSHIP) {
                related.add(pair);
            } else if (edge.kind() == EdgeKind.DELEGATION && edge.complete()) {
                edge.root()
                        .ifPresent(principal -> byPrincipal
                                .computeIfAbsent(principal, first -> new TreeSet<>(List.of(first)))
                                .addAll(ends(graph, pair)));
            }
        }
        NavigableSet<NavigableSet<Did>> groups = new TreeSet<>(ORDER);
        groups.addAll(byPrincipal.values());
        personas.stream()
                .filter(pair -> personas.contains(pair.reversed()))
                .filter(pair -> !related.contains(pair) && !related.contains(pair.reversed()))
                .forEach(pair -> groups.add(ends(graph, pair)));
        return List.copyOf(groups);
    }

    private static NavigableSet<Did> ends(TrustGraph graph, Pair pair) {
        return new TreeSet<>(List.of(graph.entity(pair.from()), graph.entity(pair.to())));
    }
}
