package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checks made on one thing, and the thing itself where every one of them passed or was waived. The only way to a {@link Verdict} in this room.
 *
 * @param value present exactly when the checks together passed
 */
record Judgement<T>(List<Check> protocol, Optional<T> value) {
    Judgement {
        protocol = List.copyOf(protocol);
        if (value.isPresent() != (outcome(protocol) == Outcome.PASSED)) {
            throw new AssertionError("a value goes with a passed protocol, and with no other; please report");
        }
    }

    static <T> Judgement<T> without(List<Check> protocol) {
        return new Judgement<>(protocol, Optional.empty());
    }

    static Outcome outcome(List<Check> protocol) {
        return Check.of("", protocol).outcome();
    }

    /** This as one check of a larger protocol. */
    Check check(String name) {
        return Check.of(name, protocol);
    }

    Verdict<T> verdict() {
        if (value.isPresent()) {
            return new Verdict.Accepted<>(value.get(), protocol);
        }
        List<Problem> failures = problems(Outcome.FAILED);
        return failures.isEmpty()
                ? new Verdict.Undecided<>(problems(Outcome.UNDECIDED), protocol)
                : new Verdict.Rejected<>(failures, protocol);
    }

    private List<Problem> problems(Outcome outcome) {
        List<Problem> found = new ArrayList<>();
        protocol.forEach(check -> collect(check, outcome, found));
        return found;
    }

    private static void collect(Check check, Outcome outcome, List<Problem> found) {
        if (check.outcome() == outcome) {
            check.problem().ifPresent(found::add);
        }
        check.parts().forEach(part -> collect(part, outcome, found));
    }
}
