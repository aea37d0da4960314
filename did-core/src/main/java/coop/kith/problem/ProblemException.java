package coop.kith.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown only where a caller prefers exceptions ({@code orThrow()}): the problems of a result that has no value. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::detail).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Never empty, except after Java serialization, which does not carry them. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
