package coop.kith.vc.canon;

import java.util.Comparator;

/**
 * One RDF statement; each part as canonical N-Quads writes it: {@code <iri>}, {@code _:label}, or a literal in quotation marks. It has an order, though nothing goes
 * by it: sets of comparable things stay fast where a stranger has chosen texts of one hash.
 *
 * @param graph empty for the default graph
 */
record Quad(String subject, String predicate, String object, String graph) implements Comparable<Quad> {
    private static final Comparator<Quad> ORDER = Comparator.comparing(Quad::object)
            .thenComparing(Quad::subject)
            .thenComparing(Quad::predicate)
            .thenComparing(Quad::graph);

    @Override
    public int compareTo(Quad other) {
        return ORDER.compare(this, other);
    }

    static boolean isBlank(String part) {
        return part.startsWith("_:");
    }

    /** One line of canonical N-Quads, with its newline (RDF Dataset Canonicalization, appendix A). */
    String line() {
        return subject + ' ' + predicate + ' ' + object + (graph.isEmpty() ? "" : ' ' + graph) + " .\n";
    }
}
