package coop.kith.vc.verdict;

import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemException;
import java.util.List;
import java.util.function.Function;

/** What verification found: never a boolean, never an exception for a stranger's bytes. */
public sealed interface Verdict<T> permits Verdict.Accepted, Verdict.Rejected, Verdict.Undecided {
    /** Every check passed or was waived by name. */
    record Accepted<T>(T value, List<Check> protocol) implements Verdict<T> {
        public Accepted {
            protocol = List.copyOf(protocol);
        }
    }

    /** At least one check failed. */
    record Rejected<T>(List<Problem> problems, List<Check> protocol) implements Verdict<T> {
        public Rejected {
            problems = List.copyOf(problems);
            protocol = List.copyOf(protocol);
        }
    }

    /** Nothing failed, but something could not be checked; not the same as invalid, and never to be used as valid. */
    record Undecided<T>(List<Problem> problems, List<Check> protocol) implements Verdict<T> {
        public Undecided {
            problems = List.copyOf(problems);
            protocol = List.copyOf(protocol);
        }
    }

    /** The tree of checks, in the order they ran. */
    List<Check> protocol();

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
