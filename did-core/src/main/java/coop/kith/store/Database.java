package coop.kith.store;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One open database. Safe for many threads, which take turns; other processes may have the same database open.
 *
 * <p>Every wait, for a thread or for another process, ends after the busy wait that the database was opened with. A connection to a server that was lost is opened anew
 * for the next transaction; the one under way is refused, and when it was lost while committing nobody can say whether it counts.
 */
public final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final String place;
    private final Duration busyWait;
    private final ReentrantLock turn = new ReentrantLock();
    private Connection connection;
    private boolean closed;

    Database(Connection connection, Dialect dialect, String place, Duration busyWait) {
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.busyWait = busyWait;
    }

    /** Runs {@code work} in a transaction that sees one state of the database throughout. */
    public <T> Result<T> read(Work<T> work) {
        return transact(dialect.beginReading(), work);
    }

    /** Runs {@code work} in a transaction that nobody else writes beside; when this returns Ok, what it wrote is durable. */
    public <T> Result<T> write(Work<T> work) {
        return transact(dialect.beginWriting(), work);
    }

    /** Waits for the transaction under way, if there is one. What is written stays; using the database afterwards is refused. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            connection.close();
        } catch (SQLException alreadyBroken) {
            throw new StoreFailure(alreadyBroken);
        } finally {
            turn.unlock();
        }
    }

    private <T> Result<T> transact(List<String> begin, Work<T> work) {
        if (!myTurn()) {
            return Result.refused(Problem.of(StoreProblem.BUSY, "another thread held " + place + " for " + busyWait)
                    .next("try again"));
        }
        try {
            if (!closed && connection.isClosed()) {
                connection = dialect.reopened();
            }
            return begun(begin, work);
        } catch (SQLException failure) {
            return Result.refused(dialect.problem(failure, place));
        } catch (StoreFailure failure) {
            return Result.refused(dialect.problem(failure.refusal(), place));
        } finally {
            turn.unlock();
        }
    }

    private <T> Result<T> begun(List<String> begin, Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            for (String step : begin) {
                execute(step);
            }
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

    /** The database may have rolled back by itself (a full disk, a damaged page, a lost connection); then there is nothing left to undo. */
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
