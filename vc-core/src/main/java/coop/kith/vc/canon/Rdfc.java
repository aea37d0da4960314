package coop.kith.vc.canon;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * RDFC-1.0: one label for each blank node, whoever named it before, and one order of the statements (RDF Dataset Canonicalization section 4.4).
 *
 * <p>Most blank nodes are told apart by what is said of them directly: the hash of the statements they stand in, with all labels taken out. That takes time
 * in proportion to the document, and each such hash is computed once. Nodes that look alike so far are told apart by what is said of their neighbours, and
 * of theirs, in every order in which like neighbours can be taken; that part can take time beyond any bound on documents made for it, and is what
 * {@link StepBudget} counts: a step for each statement looked at, each order tried, each neighbour placed, and more where what is copied is long.
 *
 * <p>Written here and not taken from a library (Titanium's 2.0.0 is the second opinion of the tests): the order is by code points, where Java's own order of
 * strings goes by UTF-16 units; a statement of a node about itself counts once; a step must cost about the same in every document, so that a count of steps
 * bounds the time; and the depth of the recursion needs a limit of its own.
 *
 * <p>For one thread, one dataset.
 */
final class Rdfc {
    /** Neighbours of neighbours, and theirs. So many levels fit a stack of 512 KiB with room to spare. */
    private static final int DEEPEST = 256;

    /** Labels, or characters of a path, that one step may copy. */
    private static final int COPIED_PER_STEP = 64;

    private final HashAlgorithm hash;
    private final StepBudget budget;
    private final Map<String, List<Quad>> mentions = new LinkedHashMap<>();
    private final Map<String, String> firstDegree = new LinkedHashMap<>();
    private final Labels canonical = new Labels("_:c14n");

    private Rdfc(HashAlgorithm hash, StepBudget budget) {
        this.hash = hash;
        this.budget = budget;
    }

    /**
     * The canonical dataset.
     *
     * @param sorted lines of canonical N-Quads, none twice
     * @param labels from the label that came in to the canonical one, both with {@code _:}
     */
    record Canonical(Lines sorted, Map<String, String> labels) {
        byte[] bytes() {
            return sorted.bytes();
        }

        /** In code point order, each with its newline. */
        List<String> lines() {
            return sorted.texts();
        }
    }

    static Result<Canonical> canonicalize(Collection<Quad> quads, HashAlgorithm hash, StepBudget budget) {
        try {
            Rdfc rdfc = new Rdfc(hash, budget);
            rdfc.label(quads);
            return Result.ok(rdfc.canonical(quads));
        } catch (StepBudget.Spent spent) {
            return Result.refused(Problem.of(
                            CanonProblem.TOO_MUCH_WORK,
                            "The document has so many nodes that look alike that bringing them into an order"
                                    + " would take "
                                    + spent.getMessage() + ".")
                    .next("Give the nodes ids of their own, or sign with a suite that covers the JSON as it"
                            + " stands, such as eddsa-jcs-2022."));
        }
    }

    private void label(Collection<Quad> quads) {
        for (Quad quad : quads) {
            mention(quad.subject(), quad);
            if (!quad.object().equals(quad.subject())) {
                mention(quad.object(), quad);
            }
            if (!quad.graph().equals(quad.subject()) && !quad.graph().equals(quad.object())) {
                mention(quad.graph(), quad);
            }
        }
        SortedMap<String, List<String>> alike = new TreeMap<>();
        mentions.forEach((blank, mentioned) -> {
            String degree = hashFirstDegree(blank, mentioned);
            firstDegree.put(blank, degree);
            alike.computeIfAbsent(degree, first -> new ArrayList<>()).add(blank);
        });
        alike.values().stream().filter(group -> group.size() == 1).forEach(group -> canonical.of(group.get(0)));
        alike.values().stream().filter(group -> group.size() > 1).forEach(this::labelGroup);
    }

    private void mention(String part, Quad quad) {
        if (Quad.isBlank(part)) {
            mentions.computeIfAbsent(part, first -> new ArrayList<>()).add(quad);
        }
    }

    /** Section 4.4.3, step 5. */
    private void labelGroup(List<String> group) {
        List<Path> paths = new ArrayList<>();
        for (String blank : group) {
            if (!canonical.has(blank)) {
                Labels labels = new Labels("_:b");
                labels.of(blank);
                paths.add(hashNDegree(blank, labels, 0));
            }
        }
        paths.sort(Comparator.comparing(Path::hash));
        for (Path path : paths) {
            path.labels().inOrder().forEach(canonical::of);
        }
    }

    /** Section 4.6.3. */
    private String hashFirstDegree(String blank, List<Quad> mentioned) {
        List<String> lines = new ArrayList<>(mentioned.size());
        for (Quad quad : mentioned) {
            lines.add(new Quad(
                            veiled(quad.subject(), blank),
                            quad.predicate(),
                            veiled(quad.object(), blank),
                            veiled(quad.graph(), blank))
                    .line());
        }
        return hash.hex(Lines.sorted(lines).bytes());
    }

    private static String veiled(String part, String blank) {
        if (!Quad.isBlank(part)) {
            return part;
        }
        return part.equals(blank) ? "_:a" : "_:z";
    }

    /** A way through like neighbours: its hash, and the labels handed out on it. */
    private record Path(String hash, Labels labels) {}

    /** Section 4.8.3. */
    private Path hashNDegree(String blank, Labels before, int depth) {
        if (depth > DEEPEST) {
            throw new StepBudget.Spent("more than " + DEEPEST + " levels of neighbours");
        }
        StringBuilder data = new StringBuilder();
        Labels labels = before;
        for (Map.Entry<String, List<String>> related : relatedTo(blank, before).entrySet()) {
            Chosen chosen = choose(related.getValue(), labels, depth);
            data.append(related.getKey()).append(chosen.path());
            labels = chosen.labels();
        }
        return new Path(hash.hex(data.toString()), labels);
    }

    /**
     * Section 4.8.3, step 3: neighbours by what relates them, and, where that is alike, by what they are. A neighbour that two statements relate in the same way, which takes two
     * graphs, is listed twice: the section speaks of lists, and so do rdf-canonize and most others (Titanium and the Ruby implementation list it once).
     */
    private SortedMap<String, List<String>> relatedTo(String blank, Labels labels) {
        SortedMap<String, List<String>> related = new TreeMap<>();
        for (Quad quad : mentions.getOrDefault(blank, List.of())) {
            budget.step();
            relate(blank, quad, quad.subject(), "s", labels, related);
            relate(blank, quad, quad.object(), "o", labels, related);
            relate(blank, quad, quad.graph(), "g", labels, related);
        }
        return related;
    }

    private void relate(
            String blank,
            Quad quad,
            String other,
            String position,
            Labels labels,
            SortedMap<String, List<String>> related) {
        if (Quad.isBlank(other) && !other.equals(blank)) {
            // Section 4.7.3.
            String known = canonical.has(other)
                    ? canonical.of(other)
                    : labels.has(other) ? labels.of(other) : firstDegree.getOrDefault(other, "");
            String input = position + (position.equals("g") ? "" : quad.predicate()) + known;
            related.computeIfAbsent(hash.hex(input), first -> new ArrayList<>()).add(other);
        }
    }

    private record Chosen(String path, Labels labels) {
        boolean precedes(CharSequence path) {
            return path.length() >= this.path.length() && this.path.compareTo(path.toString()) < 0;
        }
    }

    /** Section 4.8.3, step 5: of all orders of like neighbours, the one whose path comes first. */
    private Chosen choose(List<String> neighbours, Labels before, int depth) {
        Permutations orders = new Permutations(neighbours);
        orders.advance();
        Chosen chosen = walk(orders.current(), before, depth, new Chosen("", before));
        while (orders.advance()) {
            Chosen walked = walk(orders.current(), before, depth, chosen);
            if (walked.path().compareTo(chosen.path()) < 0) {
                chosen = walked;
            }
        }
        return chosen;
    }

    /** The path in this order, or {@code best} as soon as it cannot come before that any more; an empty best is none. */
    private Chosen walk(List<String> order, Labels before, int depth, Chosen best) {
        charge(before.size());
        boolean any = best.path().isEmpty();
        Labels labels = before.copy();
        StringBuilder path = new StringBuilder();
        List<String> further = new ArrayList<>();
        for (String neighbour : order) {
            charge(path.length() / COPIED_PER_STEP);
            if (canonical.has(neighbour)) {
                path.append(canonical.of(neighbour));
            } else {
                if (!labels.has(neighbour)) {
                    further.add(neighbour);
                }
                path.append(labels.of(neighbour));
            }
            if (!any && best.precedes(path)) {
                return best;
            }
        }
        for (String neighbour : further) {
            Path result = hashNDegree(neighbour, labels, depth + 1);
            path.append(labels.of(neighbour)).append('<').append(result.hash()).append('>');
            labels = result.labels();
            if (!any && best.precedes(path)) {
                return best;
            }
        }
        return new Chosen(path.toString(), labels);
    }

    private void charge(int copied) {
        for (int paid = 0; paid <= copied; paid += COPIED_PER_STEP) {
            budget.step();
        }
    }

    private Canonical canonical(Collection<Quad> quads) {
        List<String> lines = new ArrayList<>(quads.size());
        for (Quad quad : quads) {
            lines.add(new Quad(
                            relabelled(quad.subject()),
                            quad.predicate(),
                            relabelled(quad.object()),
                            relabelled(quad.graph()))
                    .line());
        }
        return new Canonical(Lines.sorted(lines).withoutRepetition(), canonical.asMap());
    }

    private String relabelled(String part) {
        return Quad.isBlank(part) ? canonical.of(part) : part;
    }
}
