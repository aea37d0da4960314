package coop.kith.cli.git;

import coop.kith.problem.Result;
import coop.kith.trust.intake.git.GitCommit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * The commits reachable from one commit and not from another, newest first.
 *
 * <p>Walks from both ends at once, by the commits' claimed times, as git does, so that a short range in a long history is found quickly. The times are a
 * stranger's: when they are wrong, commits that are in fact below the range may be listed too, but none of the range is ever left out.
 */
final class History {
    /** How far the excluded side is followed after the included one has ended, to meet commits with wrong times. */
    private static final int SLOP = 64;

    /** Of the excluded side; beyond it, more is included rather than less. */
    private static final int MAX_EXCLUDED = 500_000;

    private static final Comparator<Node> NEWEST_FIRST =
            Comparator.comparingLong(Node::time).reversed().thenComparing(node -> node.id);

    private final GitRepository repository;
    private final Set<String> shallow;
    private final Map<String, Node> nodes = new HashMap<>();

    /** Of what is included; of what is not, there may be fifty times as much, and only the parents and the time matter. */
    private final Map<String, Result<GitCommit>> commits = new HashMap<>();

    private final PriorityQueue<Node> queue = new PriorityQueue<>(NEWEST_FIRST);
    private final Set<String> cut = new TreeSet<>();
    private final int maxExcluded;
    private int waiting;
    private int mostWhole;

    /** For one walk. */
    History(GitRepository repository, int maxExcluded) {
        this.repository = repository;
        this.shallow = repository.shallow();
        this.maxExcluded = maxExcluded;
    }

    /** One commit, or why it cannot be read. */
    record Entry(String id, Result<GitCommit> commit) {
        List<String> parents() {
            return commit.fold(GitCommit::parents, problems -> List.of());
        }
    }

    /**
     * What was found.
     *
     * @param commits children before parents; among those free to be next, the newest by its claimed time, then by id
     * @param more whether the limit was reached
     * @param cut commits at which a shallow clone ends
     */
    record Found(List<Entry> commits, boolean more, Set<String> cut) {}

    private static final class Node {
        private final String id;
        private final List<String> parents;
        private final long time;
        private boolean excluded;
        private boolean queued = true;

        Node(String id, Result<GitCommit> commit, boolean excluded) {
            this.id = id;
            this.parents = commit.fold(GitCommit::parents, problems -> List.of());
            this.time = commit.fold(read -> read.committer().time().orElse(0), problems -> 0L);
            this.excluded = excluded;
        }

        long time() {
            return time;
        }

        List<String> parents() {
            return parents;
        }
    }

    static Found between(GitRepository repository, Optional<String> excluded, String included, int limit) {
        return new History(repository, MAX_EXCLUDED).walk(excluded, included, limit);
    }

    /** How many commits were held with their whole content, at the most: that is what a walk costs in memory. */
    int mostWhole() {
        return mostWhole;
    }

    /** How many are held so in the end. */
    int whole() {
        return commits.size();
    }

    /** How many commits were met; of most of them only the parents and the time are held. */
    int met() {
        return nodes.size();
    }

    Found walk(Optional<String> without, String from, int limit) {
        without.ifPresent(id -> reach(id, true));
        reach(from, false);
        List<Node> listed = new ArrayList<>();
        int slop = SLOP;
        int passed = 0;
        boolean more = false;
        while (!queue.isEmpty() && (waiting > 0 || slop-- > 0)) {
            Node node = queue.remove();
            node.queued = false;
            if (node.excluded) {
                if (passed++ < maxExcluded) {
                    parents(node).forEach(parent -> reach(parent, true));
                }
                continue;
            }
            waiting--;
            if (listed.size() == limit) {
                more = true;
                break;
            }
            listed.add(node);
            parents(node).forEach(parent -> reach(parent, false));
        }
        return new Found(ordered(listed.stream().filter(node -> !node.excluded).toList()), more, cut);
    }

    private List<String> parents(Node node) {
        if (shallow.contains(node.id)) {
            if (!node.excluded && !node.parents().isEmpty()) {
                cut.add(node.id);
            }
            return List.of();
        }
        return node.parents();
    }

    private void reach(String id, boolean excluded) {
        Node known = nodes.get(id);
        if (known == null) {
            Result<GitCommit> commit = repository
                    .content(id, ObjectKind.COMMIT)
                    .flatMap(content -> GitCommit.parse(content, repository.format()));
            Node node = new Node(id, commit, excluded);
            nodes.put(id, node);
            if (!excluded) {
                commits.put(id, commit);
                mostWhole = Math.max(mostWhole, commits.size());
            }
            queue.add(node);
            waiting += excluded ? 0 : 1;
        } else if (excluded && !known.excluded) {
            exclude(known);
        }
    }

    /** A commit that was taken for included turns out to be excluded, and so do those below it that were met already. */
    private void exclude(Node first) {
        Deque<Node> pending = new ArrayDeque<>(List.of(first));
        while (!pending.isEmpty()) {
            Node node = pending.pop();
            if (node.excluded) {
                continue;
            }
            node.excluded = true;
            commits.remove(node.id);
            waiting -= node.queued ? 1 : 0;
            for (String parent : node.parents()) {
                Optional.ofNullable(nodes.get(parent)).ifPresent(pending::push);
            }
        }
    }

    private List<Entry> ordered(List<Node> listed) {
        Map<String, Node> byId = new HashMap<>();
        Map<String, Integer> children = new HashMap<>();
        for (Node node : listed) {
            byId.put(node.id, node);
        }
        for (Node node : listed) {
            for (String parent : new HashSet<>(node.parents())) {
                children.merge(parent, 1, Integer::sum);
            }
        }
        PriorityQueue<Node> ready = new PriorityQueue<>(NEWEST_FIRST);
        listed.stream().filter(node -> !children.containsKey(node.id)).forEach(ready::add);
        List<Entry> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node node = ready.remove();
            Optional.ofNullable(commits.get(node.id)).ifPresent(commit -> order.add(new Entry(node.id, commit)));
            for (String parent : new HashSet<>(node.parents())) {
                if (children.merge(parent, -1, Integer::sum) == 0 && byId.containsKey(parent)) {
                    ready.add(byId.get(parent));
                }
            }
        }
        return order;
    }
}
