package coop.kith.vc.canon;

import java.util.List;
import java.util.stream.Stream;

/**
 * One RDF statement; each part as canonical N-Quads writes it: {@code <iri>}, {@code _:label}, or a literal in quotation marks.
 *
 * @param graph empty for the default graph
 */
record Quad(String subject, String predicate, String object, String graph) {
    static boolean isBlank(String part) {
        return part.startsWith("_:");
    }

    /** The labels of its blank nodes, without repetition. */
    List<String> blanks() {
        return Stream.of(subject, object, graph)
                .filter(Quad::isBlank)
                .distinct()
                .toList();
    }

    /** One line of canonical N-Quads, with its newline (RDF Dataset Canonicalization, appendix A). */
    String line() {
        return subject + ' ' + predicate + ' ' + object + (graph.isEmpty() ? "" : ' ' + graph) + " .\n";
    }
}
