package coop.kith.problem;

import java.util.List;
import java.util.function.Function;

/**
 * What reading a stranger's input gives: a value, or the problems that stood in its way. Never null, never thrown.
 * Immutable as far as {@code T} is.
 */
public sealed interface Result<T> permits Result.Ok, Result.Refused {
    /** The input was good; this is what it means. */
    record Ok<T>(T value) implements Result<T> {}

    /**
     * The input was refused.
     *
     * @param problems at least one
     */
    record Refused<T>(List<Problem> problems) implements Result<T> {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal names at least one problem");
            }
        }
    }

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> refused(Problem problem) {
        return new Refused<>(List.of(problem));
    }

    static <T> Result<T> refused(List<Problem> problems) {
        return new Refused<>(problems);
    }

    default <R> R fold(Function<? super T, ? extends R> ok, Function<? super List<Problem>, ? extends R> refused) {
        if (this instanceof Ok<T> good) {
            return ok.apply(good.value());
        }
        return refused.apply(((Refused<T>) this).problems());
    }

    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return this instanceof Ok<T> good ? ok(change.apply(good.value())) : refused(problems());
    }

    default <R> Result<R> flatMap(Function<? super T, Result<R>> step) {
        return this instanceof Ok<T> good ? step.apply(good.value()) : refused(problems());
    }

    default boolean isOk() {
        return this instanceof Ok<T>;
    }

    /** Empty when the input was good. */
    default List<Problem> problems() {
        return this instanceof Refused<T> bad ? bad.problems() : List.of();
    }

    /** The value, or a {@link ProblemException} with every problem. */
    default T orThrow() {
        if (this instanceof Ok<T> good) {
            return good.value();
        }
        throw new ProblemException(problems());
    }
}
