package coop.kith.store;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteDataSource;

/**
 * Opens SQLite files. What is found in a file is checked before anything is changed in it: an unknown file is left exactly as it was.
 *
 * <p>Settings: write-ahead log, {@code synchronous=FULL}, foreign keys enforced, {@code trusted_schema=OFF} and no triggers or views (a file can come
 * from anywhere), {@code cell_size_check=ON}. New files can be read by their owner alone.
 *
 * @see <a href="https://www.sqlite.org/pragma.html">SQLite, PRAGMA statements</a>
 * @see <a href="https://www.sqlite.org/rescode.html">SQLite, Result and error codes</a>
 */
public final class Sqlite {
    /** How long to wait for another process before giving up: longer than any transaction of this library takes. */
    public static final Duration BUSY_WAIT = Duration.ofSeconds(5);

    /** The smallest page (SQLite file format, section 1.3.2). SQLite takes a shorter stump for a new file and would write over it. */
    private static final int SMALLEST = 512;

    private static final Dialect DIALECT = new Dialect() {
        @Override
        public List<String> beginReading() {
            return List.of("BEGIN DEFERRED");
        }

        @Override
        public List<String> beginWriting() {
            return List.of("BEGIN IMMEDIATE");
        }

        @Override
        public Problem problem(SQLException failure, String place) {
            return Sqlite.problem(failure, place);
        }

        /** A file is not lost as a server is; whoever closed it meant it. */
        @Override
        public Connection reopened() throws SQLException {
            throw new SQLException("the database was closed");
        }
    };

    private Sqlite() {}

    /**
     * The database in {@code file}, made when it is not there, brought to the schema's newest version.
     *
     * @param busyWait whole milliseconds; how long a transaction waits for another process
     */
    public static Result<Database> open(Path file, Schema schema, Duration busyWait) {
        Path place = file.toAbsolutePath().normalize();
        if (place.toString().contains("?")) {
            return Result.refused(Problem.of(StoreProblem.UNREACHABLE, "SQLite takes no '?' in a file name: " + place)
                    .next("name the file differently"));
        }
        try {
            create(place);
        } catch (IOException failure) {
            return Result.refused(
                    Problem.of(StoreProblem.UNREACHABLE, "cannot make " + place + ": " + failure.getMessage())
                            .next("see that its folder is there and can be written to"));
        }
        if (place.toFile().length() > 0 && place.toFile().length() < SMALLEST) {
            return Result.refused(Problem.of(
                            StoreProblem.CORRUPT,
                            place + " has " + place.toFile().length() + " bytes; no database is that small")
                    .next("restore the file from a copy; it was left as it is"));
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + place);
        try {
            return open(source.getConnection(), place, schema, busyWait);
        } catch (SQLException failure) {
            return Result.refused(problem(failure, place.toString()));
        }
    }

    private static Result<Database> open(Connection connection, Path place, Schema schema, Duration busyWait)
            throws SQLException {
        boolean opened = false;
        try {
            pragma(connection, "busy_timeout = " + busyWait.toMillis());
            pragma(connection, "trusted_schema = OFF");
            pragma(connection, "cell_size_check = ON");
            Database database = new Database(connection, DIALECT, place.toString(), busyWait);
            Result<Database> ready = inspect(connection, place, schema)
                    .flatMap(known -> settle(connection, place))
                    .flatMap(settled -> database.write(transaction -> migrate(connection, place, schema)))
                    .map(migrated -> database);
            opened = ready.isOk();
            return ready;
        } catch (StoreFailure failure) {
            return Result.refused(problem(failure.refusal(), place.toString()));
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    /** Owner-only from the first byte on, where the file system knows owners; SQLite gives its side files the same permissions. */
    private static void create(Path place) throws IOException {
        if (Files.exists(place)) {
            return;
        }
        try {
            if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException madeByAnotherProcess) {
            return;
        }
    }

    /** Whether the file is ours or empty, without changing it. */
    private static Result<Integer> inspect(Connection connection, Path place, Schema schema) throws SQLException {
        int mark = number(connection, "PRAGMA application_id");
        int version = number(connection, "PRAGMA user_version");
        int things = number(connection, "SELECT count(*) FROM sqlite_schema");
        int active = number(connection, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')");
        boolean fresh = mark == 0 && version == 0 && things == 0;
        if (!fresh && (mark != schema.applicationId() || active > 0)) {
            return Result.refused(Problem.of(
                            StoreProblem.FOREIGN,
                            place + " is a database, but not one of this kind (mark " + mark + ", expected "
                                    + schema.applicationId() + "; triggers and views: " + active + ")")
                    .next("name another file; this one was left as it is"));
        }
        if (version < 0) {
            return Result.refused(Problem.of(StoreProblem.CORRUPT, place + " states version " + version)
                    .next("restore the file from a copy; do not write to it"));
        }
        if (version > schema.version()) {
            return Result.refused(Problem.of(
                            StoreProblem.NEWER,
                            place + " has version " + version + "; this program knows up to " + schema.version())
                    .next("use the newer program"));
        }
        return Result.ok(version);
    }

    /** SQLite keeps the old journal without a word where a file system cannot share memory, so the answer is looked at. */
    private static Result<Integer> settle(Connection connection, Path place) {
        try {
            String journal = text(connection, "PRAGMA journal_mode = WAL");
            if (!journal.equals("wal")) {
                return Result.refused(Problem.of(
                                StoreProblem.UNREACHABLE,
                                place + " cannot have a write-ahead log; its journal stays " + journal)
                        .next("put the file on a local file system"));
            }
            pragma(connection, "synchronous = FULL");
            pragma(connection, "foreign_keys = ON");
            return Result.ok(0);
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    /** Inspects again inside the transaction: another process may have migrated in between. */
    private static Result<Integer> migrate(Connection connection, Path place, Schema schema) {
        try {
            Result<Integer> found = inspect(connection, place, schema);
            if (!found.isOk()) {
                return found;
            }
            List<List<String>> ahead = schema.migrations().subList(found.orThrow(), schema.version());
            for (List<String> step : ahead) {
                for (String sql : step) {
                    execute(connection, sql);
                }
            }
            if (!ahead.isEmpty()) {
                execute(connection, "PRAGMA application_id = " + schema.applicationId());
                execute(connection, "PRAGMA user_version = " + schema.version());
            }
            return found;
        } catch (SQLException failure) {
            throw new StoreFailure(failure);
        }
    }

    private static void pragma(Connection connection, String setting) throws SQLException {
        execute(connection, "PRAGMA " + setting);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** By the primary result code, the low eight bits. */
    static Problem problem(SQLException failure, String place) {
        String said = place + ": " + failure.getMessage();
        return switch (failure.getErrorCode() & 0xff) {
            case 5, 6 -> Problem.of(StoreProblem.BUSY, said).next("wait for the other process, then try again");
            case 11, 26 ->
                Problem.of(StoreProblem.CORRUPT, said).next("restore the file from a copy; do not write to it");
            case 3, 8, 10, 13, 14, 23 ->
                Problem.of(StoreProblem.UNREACHABLE, said)
                        .next("see that the folder is there, can be written to, and has room");
            default -> Problem.of(StoreProblem.FAILED, said).next("please report it");
        };
    }
}
