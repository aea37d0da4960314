package coop.kith.vc.verdict;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What verification found: never a boolean, never an exception for a stranger's bytes. Immutable as far as {@code T} is.
 *
 * <p>The records hold each other to it: nothing is accepted beside a check that failed or could not be decided, and nothing is turned away without a reason. A
 * verifier that tries gets an IllegalArgumentException.
 */
public sealed interface Verdict<T> permits Verdict.Accepted, Verdict.Rejected, Verdict.Undecided {
    /** Every check passed or was waived by name. */
    record Accepted<T>(T value, List<Check> protocol) implements Verdict<T> {
        public Accepted {
            protocol = List.copyOf(protocol);
            for (Check check : protocol) {
                if (check.outcome() == Outcome.FAILED || check.outcome() == Outcome.UNDECIDED) {
                    throw new IllegalArgumentException("accepted beside " + check.name() + ": " + check.outcome());
                }
            }
        }
    }

    /**
     * At least one check failed.
     *
     * @param problems at least one
     */
    record Rejected<T>(List<Problem> problems, List<Check> protocol) implements Verdict<T> {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("rejected without a reason");
            }
            protocol = List.copyOf(protocol);
        }
    }

    /**
     * Nothing failed, but something could not be checked; not the same as invalid, and never to be used as valid.
     *
     * @param problems at least one
     */
    record Undecided<T>(List<Problem> problems, List<Check> protocol) implements Verdict<T> {
        public Undecided {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("undecided without a reason");
            }
            protocol = List.copyOf(protocol);
        }
    }

    /**
     * What these checks come to together: accepted where they passed or were waived, rejected where one failed, undecided otherwise. Each problem of the checks that decided is told,
     * from the innermost out.
     *
     * @param value asked for where it is accepted
     */
    static <T> Verdict<T> of(List<Check> protocol, Supplier<? extends T> value) {
        Outcome outcome = Check.of("", protocol).outcome();
        if (outcome == Outcome.PASSED) {
            return new Accepted<>(value.get(), protocol);
        }
        List<Problem> problems = new ArrayList<>();
        protocol.forEach(check -> collect(check, outcome, problems));
        return outcome == Outcome.FAILED ? new Rejected<>(problems, protocol) : new Undecided<>(problems, protocol);
    }

    private static void collect(Check check, Outcome outcome, List<Problem> found) {
        if (check.outcome() == outcome) {
            check.problem().ifPresent(found::add);
        }
        check.parts().forEach(part -> collect(part, outcome, found));
    }

    /** The tree of checks, in the order they ran. */
    List<Check> protocol();

    /** One answer for each of the three; there is no fourth. */
    default <R> R fold(
            Function<? super Accepted<T>, ? extends R> accepted,
            Function<? super Rejected<T>, ? extends R> rejected,
            Function<? super Undecided<T>, ? extends R> undecided) {
        if (this instanceof Accepted<T> good) {
            return accepted.apply(good);
        }
        if (this instanceof Rejected<T> bad) {
            return rejected.apply(bad);
        }
        return undecided.apply((Undecided<T>) this);
    }

    /** The problems that decided; empty when accepted. */
    default List<Problem> problems() {
        return fold(accepted -> List.of(), Rejected::problems, Undecided::problems);
    }

    /** The accepted value, or a {@link ProblemException} with the problems that decided. */
    default T orThrow() {
        return fold(
                Accepted::value,
                rejected -> {
                    throw new ProblemException(rejected.problems());
                },
                undecided -> {
                    throw new ProblemException(undecided.problems());
                });
    }
}
