package coop.kith.store;

import coop.kith.problem.Result;

/** What is done in one transaction. When it refuses, or throws, nothing of it is kept. */
@FunctionalInterface
public interface Work<T> {
    Result<T> in(Transaction transaction);
}
