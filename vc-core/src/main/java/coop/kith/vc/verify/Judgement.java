package coop.kith.vc.verify;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.vc.verdict.Verdict;
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
        return Verdict.of(protocol, () -> value.orElseThrow());
    }
}
