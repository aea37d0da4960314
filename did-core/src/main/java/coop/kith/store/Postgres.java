package coop.kith.store;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens PostgreSQL databases, for servers. Several of Kith's stores, and tables of others, may share one; each store has its version in the table {@code kith_schema}.
 *
 * <p>Writers of one store take turns by an advisory lock of the transaction, as SQLite's do by their file: what was read inside a write is true until it commits. Each
 * session has {@code synchronous_commit=on}, so that an acknowledged write is on the server's disk; whether that disk is asked to keep it ({@code fsync}) is the
 * server's own setting.
 *
 * @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html">PostgreSQL 18, section 13.3</a>
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL 18, appendix A</a>
 */
public final class Postgres {
    private static final String LONG_INTEGER = "BIGINT";

    private Postgres() {}

    /**
     * The store in the database at {@code url}, brought to the schema's newest version.
     *
     * @param url {@code jdbc:postgresql://host:port/database?user=..&password=..}, as the driver reads it
     * @param busyWait whole milliseconds; how long a transaction waits for another process
     */
    public static Result<Database> open(String url, Schema schema, Duration busyWait) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(url);
        } catch (IllegalArgumentException malformed) {
            return Result.refused(Problem.of(StoreProblem.UNREACHABLE, "that is no address of a PostgreSQL database")
                    .next("write it as jdbc:postgresql://host/database?user=name"));
        }
        return open(source, schema, busyWait);
    }

    /** As above, with connections of the application's own; one is kept for as long as the database is open. */
    public static Result<Database> open(DataSource source, Schema schema, Duration busyWait) {
        Sessions dialect = new Sessions(source, schema.applicationId(), busyWait);
        String place = "PostgreSQL";
        try {
            Connection connection = dialect.reopened();
            place = place(connection);
            Database database = new Database(connection, dialect, place, busyWait);
            Result<Long> ready = database.write(transaction -> migrate(transaction, schema));
            if (!ready.isOk()) {
                database.close();
            }
            return ready.map(version -> database);
        } catch (SQLException failure) {
            return Result.refused(dialect.problem(failure, place));
        }
    }

    /** Parameters may hold a password. */
    private static String place(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    }

    private static Result<Long> migrate(Transaction transaction, Schema schema) {
        transaction
                .sql("CREATE TABLE IF NOT EXISTS kith_schema (store BIGINT PRIMARY KEY, version BIGINT NOT NULL)")
                .run();
        long found = transaction
                .sql("SELECT version FROM kith_schema WHERE store = ?")
                .with(schema.applicationId())
                .rows(row -> row.integer(1))
                .stream()
                .findFirst()
                .orElse(0L);
        if (found > schema.version()) {
            return Result.refused(Problem.of(
                            StoreProblem.NEWER,
                            "the store has version " + found + "; this program knows up to " + schema.version())
                    .next("use the newer program"));
        }
        for (List<String> step : schema.migrations().subList((int) found, schema.version())) {
            step.forEach(sql -> transaction.sql(translated(sql)).run());
        }
        transaction
                .sql("INSERT INTO kith_schema (store, version) VALUES (?, ?)"
                        + " ON CONFLICT (store) DO UPDATE SET version = excluded.version")
                .with(schema.applicationId())
                .with(schema.version())
                .run();
        return Result.ok(found);
    }

    /** Schemas are written in SQLite's words for types, of which there are few; STRICT says there what PostgreSQL does anyway. */
    static String translated(String sql) {
        return sql.replaceAll("\\bINTEGER\\b", LONG_INTEGER)
                .replaceAll("\\bBLOB\\b", "BYTEA")
                .replaceAll("\\) STRICT$", ")");
    }

    /** Sessions on one server, each set up alike. */
    private record Sessions(DataSource source, int store, Duration busyWait) implements Dialect {
        /** {@code Kith} in ASCII: the half of the lock's name that tells it from locks of others. */
        private static final int OURS = 0x4b697468;

        @Override
        public List<String> beginReading() {
            return List.of("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }

        @Override
        public List<String> beginWriting() {
            return List.of(
                    "BEGIN ISOLATION LEVEL READ COMMITTED",
                    "SELECT pg_advisory_xact_lock(" + OURS + ", " + store + ")");
        }

        @Override
        public Connection reopened() throws SQLException {
            Connection connection = source.getConnection();
            boolean ready = false;
            try (Statement statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("SET lock_timeout = " + busyWait.toMillis());
                statement.execute("SET synchronous_commit = on");
                ready = true;
                return connection;
            } finally {
                if (!ready) {
                    connection.close();
                }
            }
        }

        @Override
        public Problem problem(SQLException failure, String place) {
            String said = place + ": " + failure.getMessage();
            String state = String.valueOf(failure.getSQLState());
            return switch (state) {
                case "55P03", "40001", "40P01", "57014" ->
                    Problem.of(StoreProblem.BUSY, said).next("wait for the other process, then try again");
                case "XX001", "XX002" ->
                    Problem.of(StoreProblem.CORRUPT, said).next("restore the database from a copy");
                case "42P07" ->
                    Problem.of(StoreProblem.FOREIGN, said).next("name another database; this one was left as it is");
                default -> byClass((state + "  ").substring(0, 2), said);
            };
        }

        /** Connection lost, resources, credentials, no such database, shutting down. */
        private static Problem byClass(String kind, String said) {
            return List.of("08", "53", "28", "3D", "57", "58").contains(kind)
                    ? Problem.of(StoreProblem.UNREACHABLE, said).next("see that the server runs and lets you in")
                    : Problem.of(StoreProblem.FAILED, said).next("please report it");
        }
    }
}
