package coop.kith.vc.canon;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements of a document, each blank node under its canonical label, for suites that give the nodes other labels still. Immutable. */
public final class CanonicalStatements {
    private final Set<Quad> quads;
    private final Map<String, String> labels;

    CanonicalStatements(Set<Quad> quads, Map<String, String> labels) {
        this.quads = quads;
        this.labels = Collections.unmodifiableMap(labels);
    }

    /** The canonical labels, such as {@code c14n0}. */
    public Set<String> labels() {
        return labels.values().stream().map(CanonicalStatements::bare).collect(Collectors.toUnmodifiableSet());
    }

    /** Lines of canonical N-Quads in code point order, each with its newline, with labels that are made from the canonical ones. */
    public List<String> lines(UnaryOperator<String> relabel) {
        return lines(quads, relabel);
    }

    List<String> lines(Set<Quad> some, UnaryOperator<String> relabel) {
        List<String> lines = some.stream()
                .map(quad -> new Quad(
                                relabelled(quad.subject(), relabel),
                                quad.predicate(),
                                relabelled(quad.object(), relabel),
                                relabelled(quad.graph(), relabel))
                        .line())
                .toList();
        return Lines.sorted(lines).withoutRepetition().texts();
    }

    Set<Quad> quads() {
        return quads;
    }

    /** From the labels that came in to the canonical ones, both with {@code _:} (the issued identifiers map of RDFC-1.0 section 4.2). */
    public Map<String, String> canonical() {
        return labels;
    }

    static String bare(String label) {
        return label.substring(2);
    }

    private String relabelled(String part, UnaryOperator<String> relabel) {
        return Quad.isBlank(part) ? "_:" + relabel.apply(bare(labels.getOrDefault(part, part))) : part;
    }
}
