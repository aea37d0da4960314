package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.vc.proof.ProofProblem;
import java.util.ArrayList;
import java.util.List;

/** The check {@code structure}: whether what was received is a credential or a presentation, or an envelope around one. */
final class Structure {
    static final String NAME = "structure";

    private Structure() {}

    static List<Check> passed(List<Check> before) {
        return with(before, Check.passed(NAME));
    }

    /** Nothing more can be asked. What is in an envelope that nobody here can open may be good. */
    static <T> Judgement<T> failed(List<Check> before, List<Problem> problems) {
        boolean closed = problems.get(0).type() == ProofProblem.ENVELOPE_NOT_OPENED;
        return Judgement.without(with(before, closed ? Check.undecided(NAME, problems) : Check.failed(NAME, problems)));
    }

    private static List<Check> with(List<Check> before, Check check) {
        List<Check> checks = new ArrayList<>(before);
        checks.add(check);
        return checks;
    }
}
