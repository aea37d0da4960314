package coop.kith.problem;

/**
 * A kind of problem, named by a URI of the specification that defines it (or of Kith where none does).
 * Each room has its own enum of these. Two types are the same when their URIs are.
 */
public interface ProblemType {
    /** The absolute URI that names this kind (RFC 9457 {@code type}). */
    String uri();

    /** One short English phrase, the same for every occurrence (RFC 9457 {@code title}). */
    String title();
}
