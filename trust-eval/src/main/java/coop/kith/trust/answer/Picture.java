package coop.kith.trust.answer;

import coop.kith.did.Did;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.View.Privacy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the pictures of an answer show, whatever language they are drawn in: those on the paths of the explanation, column by column from the anchors to the subject,
 * and who vouches for whom. Paths that count are strong; those that are only reached are faint.
 *
 * @param nodes by column, then by DID
 */
record Picture(String title, List<Node> nodes, List<Link> links) {
    /** The part that somebody plays. */
    enum Role {
        ANCHOR,
        SUBJECT,
        HOURGLASS,
        OTHER
    }

    record Node(String label, int column, int row, Role role) {}

    /** From one node to another, by their place in the list. */
    record Link(int from, int to, boolean strong) {}

    /** One hop, so that a hop on two paths is drawn once. */
    private record Pair(Did from, Did to) {}

    static Picture of(TrustAnswer answer, View view) {
        Sentences sentences = new Sentences(answer, view);
        Map<Pair, Boolean> pairs = new HashMap<>();
        Set<Did> anchors = new HashSet<>();
        if (view.privacy() != Privacy.COUNTS) {
            collect(answer.explanation().dependent(), false, pairs, anchors);
            collect(answer.explanation().because(), true, pairs, anchors);
        }
        Did subject = answer.question().subject();
        Map<Did, Integer> columns = columns(pairs.keySet(), anchors, subject);
        Map<Did, Integer> places = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        Map<Integer, Integer> rows = new HashMap<>();
        ordered(columns).forEach(did -> {
            int column = columns.getOrDefault(did, 0);
            places.put(did, nodes.size());
            Role role = did.equals(subject)
                    ? Role.SUBJECT
                    : answer.explanation().bottleneck().contains(did)
                            ? Role.HOURGLASS
                            : anchors.contains(did) ? Role.ANCHOR : Role.OTHER;
            nodes.add(new Node(sentences.name(did), column, rows.merge(column, 1, Integer::sum) - 1, role));
        });
        List<Link> links = pairs.entrySet().stream()
                .map(pair -> new Link(
                        places.getOrDefault(pair.getKey().from(), 0),
                        places.getOrDefault(pair.getKey().to(), 0),
                        pair.getValue()))
                .sorted(java.util.Comparator.comparing(Link::strong)
                        .thenComparing(Link::from)
                        .thenComparing(Link::to))
                .toList();
        return new Picture(sentences.headline(), nodes, links);
    }

    private static void collect(List<Path> paths, boolean strong, Map<Pair, Boolean> pairs, Set<Did> anchors) {
        for (Path path : paths) {
            anchors.add(path.anchor());
            for (Hop hop : path.hops()) {
                pairs.merge(new Pair(hop.issuer(), hop.subject()), strong, Boolean::logicalOr);
            }
        }
    }

    /** The fewest hops from an anchor; the subject stands to the right of all. */
    private static Map<Did, Integer> columns(Set<Pair> pairs, Set<Did> anchors, Did subject) {
        Map<Did, Integer> columns = new TreeMap<>();
        anchors.forEach(anchor -> columns.put(anchor, 0));
        boolean moved = true;
        for (int column = 0; moved; column++) {
            moved = false;
            for (Pair pair : pairs) {
                boolean fromHere = columns.getOrDefault(pair.from(), -1) == column;
                moved |= fromHere && columns.putIfAbsent(pair.to(), column + 1) == null;
            }
        }
        columns.remove(subject);
        int last = columns.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        columns.put(subject, last + 1);
        return columns;
    }

    private static List<Did> ordered(Map<Did, Integer> columns) {
        return new TreeSet<>(columns.keySet())
                .stream()
                        .sorted(java.util.Comparator.comparing(did -> columns.getOrDefault(did, 0)))
                        .toList();
    }

    int columnCount() {
        return nodes.stream().mapToInt(Node::column).max().orElse(0) + 1;
    }

    int rowCount() {
        return nodes.stream().mapToInt(Node::row).max().orElse(0) + 1;
    }

    long inColumn(int column) {
        return nodes.stream().filter(node -> node.column() == column).count();
    }
}
