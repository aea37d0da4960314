package coop.kith.vc.model;

import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import java.util.List;

/** What the rules found wrong with one document, in the order of the rules, as many as {@link FirstProblems} keeps. For one thread, one parse. */
final class Findings {
    private final FirstProblems problems = new FirstProblems(VcProblem.MALFORMED_VALUE_ERROR);

    /** A MALFORMED_VALUE_ERROR (VCDM 2.0 section 7.2) at {@code where}. */
    void malformed(JsonPointer where, String detail, String next) {
        problems.add(Problem.of(VcProblem.MALFORMED_VALUE_ERROR, detail, where).next(next));
    }

    /** Problems found inside the value at {@code outer}. */
    void add(JsonPointer outer, List<Problem> inside) {
        inside.forEach(problem -> problems.add(problem.under(outer)));
    }

    List<Problem> problems() {
        return problems.list();
    }
}
