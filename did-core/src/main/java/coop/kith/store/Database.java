package coop.kith.store;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One open database. Safe for many threads, which take turns; other processes may have the same file open.
 *
 * <p>Every wait, for a thread or for another process, ends after the busy wait that the database was opened with.
 */
public final class Database implements AutoCloseable {
    private final Connection connection;
    private final String place;
    private final Duration busyWait;
    private final ReentrantLock turn = new ReentrantLock();

    Database(Connection connection, String place, Duration busyWait) {
        this.connection = connection;
        this.place = place;
        this.busyWait = busyWait;
    }

    /** Runs {@code work} in a transaction that sees one state of the database throughout. */
    public <T> Result<T> read(Work<T> work) {
        return transact("BEGIN DEFERRED", work);
    }

    /** Runs {@code work} in a transaction that nobody else writes beside; when this returns Ok, what it wrote is durable. */
    public <T> Result<T> write(Work<T> work) {
        return transact("BEGIN IMMEDIATE", work);
    }

    /** Waits for the transaction under way, if there is one. What is written stays; using the database afterwards is refused. */
    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            throw new StoreFailure(alreadyBroken);
        } finally {
            turn.unlock();
        }
    }

    private <T> Result<T> transact(String begin, Work<T> work) {
        if (!myTurn()) {
            return Result.refused(Problem.of(StoreProblem.BUSY, "another thread held " + place + " for " + busyWait)
                    .next("try again"));
        }
        try {
            execute(begin);
            return finish(work);
        } catch (SQLException failure) {
            return Result.refused(Sqlite.problem(failure, place));
        } catch (StoreFailure failure) {
            return Result.refused(Sqlite.problem(failure.refusal(), place));
        } finally {
            turn.unlock();
        }
    }

    private <T> Result<T> finish(Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            Result<T> result = work.in(new Transaction(connection));
            if (result.isOk()) {
                execute("COMMIT");
                committed = true;
            }
            return result;
        } finally {
            if (!committed) {
                rollback();
            }
        }
    }

    /** SQLite may have rolled back by itself (a full disk, a damaged page); then there is nothing left to undo. */
    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException noTransactionLeft) {
            return;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean myTurn() {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction inside another one: " + place);
        }
        try {
            return turn.tryLock(busyWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
