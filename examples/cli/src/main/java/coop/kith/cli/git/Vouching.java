package coop.kith.cli.git;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which commits a signed tag stands for. Whoever signs a tag vouches for the commits that are reached only through it: for a tag that a merge carries along, those
 * that the merge brought in by the tagged parent and by no other; for a tag in the repository, those below it and below no earlier one. They are vouched for by
 * the tagger, and signed by nobody on that ground.
 */
final class Vouching {
    /** Of all commits of the range together; a tag for each of the {@link GitVerification#MAX_COMMITS} and some. */
    static final int MAX_VOUCHES = 20_000;

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, Integer> place = new HashMap<>();
    private final Map<String, Map<String, TagReport>> vouched = new HashMap<>();
    private int vouches;
    private boolean cut;

    private Vouching(List<History.Entry> commits) {
        for (History.Entry entry : commits) {
            place.put(entry.id(), place.size());
            parents.put(entry.id(), entry.parents());
        }
    }

    /**
     * What was found.
     *
     * @param tags for each vouched commit of the range, the tags that stand for it, each once
     * @param cut whether there were more than {@value #MAX_VOUCHES}, which were left out
     */
    record Found(Map<String, List<TagReport>> tags, boolean cut) {}

    /** Only tags with a sound signature count. */
    static Found of(List<History.Entry> commits, List<TagReport> tags) {
        Vouching vouching = new Vouching(commits);
        List<TagReport> sound = tags.stream()
                .filter(tag -> tag.assessment().signer().isPresent())
                .toList();
        sound.stream().filter(tag -> tag.mergedIn().isPresent()).forEach(vouching::merged);
        vouching.named(sound.stream().filter(tag -> tag.mergedIn().isEmpty()).toList());
        Map<String, List<TagReport>> found = new TreeMap<>();
        vouching.vouched.forEach((id, by) -> found.put(id, List.copyOf(by.values())));
        return new Found(found, vouching.cut);
    }

    private void merged(TagReport tag) {
        List<String> merge = parents.getOrDefault(tag.mergedIn().orElse(""), List.of());
        // A tag of something else than a parent has no part in what the merge brought in.
        if (!merge.contains(tag.target())) {
            return;
        }
        if (cut) {
            return;
        }
        Set<String> seen = new HashSet<>();
        merge.stream().filter(parent -> !parent.equals(tag.target())).forEach(parent -> reach(parent, seen));
        reach(tag.target(), seen).forEach(id -> add(id, tag));
    }

    private void named(List<TagReport> tags) {
        List<TagReport> oldestFirst = new ArrayList<>(tags);
        oldestFirst.sort(Comparator.comparing((TagReport tag) -> place.getOrDefault(tag.target(), -1))
                .reversed()
                .thenComparing(TagReport::name));
        Set<String> taken = new HashSet<>();
        for (TagReport tag : oldestFirst) {
            reach(tag.target(), taken).forEach(id -> add(id, tag));
        }
    }

    /** Adds to {@code seen} whatever of the range lies below {@code from}; what is in it already is not followed again. What was added. */
    private List<String> reach(String from, Set<String> seen) {
        List<String> added = new ArrayList<>();
        Deque<String> pending = new ArrayDeque<>(List.of(from));
        while (!pending.isEmpty()) {
            String id = pending.pop();
            if (parents.containsKey(id) && seen.add(id)) {
                added.add(id);
                pending.addAll(parents.getOrDefault(id, List.of()));
            }
        }
        return added;
    }

    private void add(String id, TagReport tag) {
        if (vouches == MAX_VOUCHES) {
            cut = true;
        } else if (vouched.computeIfAbsent(id, none -> new LinkedHashMap<>()).putIfAbsent(tag.id(), tag) == null) {
            vouches++;
        }
    }
}
