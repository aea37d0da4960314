package coop.kith.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTest {
    private static final List<String> FIRST =
            List.of("CREATE TABLE thing (name TEXT NOT NULL, content BLOB, size INTEGER) STRICT");
    private static final List<String> SECOND = List.of("ALTER TABLE thing ADD COLUMN colour TEXT");
    private static final Schema ONE = new Schema(77, List.of(FIRST));
    private static final Schema TWO = new Schema(77, List.of(FIRST, SECOND));
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasWrittenAfterClosing() {
        try (Database database = open(ONE).orThrow()) {
            database.write(SqliteTest::addThing).orThrow();
        }
        try (Database database = open(ONE).orThrow()) {
            assertEquals(
                    List.of("lamp 0102 3"),
                    database.read(transaction -> Result.ok(transaction
                                    .sql("SELECT name, content, size FROM thing")
                                    .rows(row -> row.text(1).orElseThrow() + " "
                                            + row.bytes(2).orElseThrow() + " " + row.integer(3))))
                            .orThrow());
        }
    }

    @Test
    void readsNothingAsEmpty() {
        try (Database database = open(ONE).orThrow()) {
            assertEquals(
                    List.of(true),
                    database.read(transaction -> Result.ok(transaction
                                    .sql("SELECT NULL, NULL, NULL")
                                    .rows(row -> row.text(1).isEmpty()
                                            && row.bytes(2).isEmpty()
                                            && row.integer(3) == 0)))
                            .orThrow());
        }
    }

    @Test
    void syncsFullyIntoAWriteAheadLog() {
        try (Database database = open(ONE).orThrow()) {
            assertEquals("wal", pragma(database, "journal_mode"));
            assertEquals("2", pragma(database, "synchronous"));
            assertEquals("1", pragma(database, "foreign_keys"));
            assertEquals("0", pragma(database, "trusted_schema"));
        }
    }

    @Test
    void bringsAnOlderFileToTheNewestVersionAndKeepsItsRows() {
        try (Database database = open(ONE).orThrow()) {
            database.write(SqliteTest::addThing).orThrow();
        }
        try (Database database = open(TWO).orThrow()) {
            assertEquals(1, count(database, "SELECT 1 FROM thing WHERE colour IS NULL"));
            assertEquals("2", pragma(database, "user_version"));
        }
    }

    @Test
    void refusesAFileOfALaterVersion() {
        open(TWO).orThrow().close();
        assertEquals(StoreProblem.NEWER, refusal(open(ONE)));
    }

    @Test
    void leavesTheDatabaseOfAnotherProgramAsItIs() throws Exception {
        foreign("CREATE TABLE theirs (x)");
        byte[] before = Files.readAllBytes(file());
        assertEquals(StoreProblem.FOREIGN, refusal(open(ONE)));
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void refusesAFileThatWasGivenATrigger() throws Exception {
        open(ONE).orThrow().close();
        foreign("CREATE TRIGGER greedy AFTER INSERT ON thing BEGIN DELETE FROM thing; END");
        assertEquals(StoreProblem.FOREIGN, refusal(open(ONE)));
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        Files.writeString(file(), "once upon a time, there was a file that was no database at all; ".repeat(40));
        assertEquals(StoreProblem.CORRUPT, refusal(open(ONE)));
    }

    @Test
    void doesNotTakeTheStumpOfAFileForANewOne() throws Exception {
        Files.write(file(), new byte[] {'S'});
        assertEquals(StoreProblem.CORRUPT, refusal(open(ONE)));
        assertEquals(1, Files.size(file()));
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertEquals(StoreProblem.UNREACHABLE, refusal(Sqlite.open(folder.resolve("nowhere/kith.db"), ONE, SHORT)));
        assertEquals(StoreProblem.UNREACHABLE, refusal(Sqlite.open(folder.resolve("a?b.db"), ONE, SHORT)));
    }

    @Test
    void makesFilesThatOnlyTheirOwnerCanRead() throws Exception {
        try (Database database = open(ONE).orThrow()) {
            database.write(SqliteTest::addThing).orThrow();
            for (String side : List.of("", "-wal", "-shm")) {
                Path path = folder.resolve("kith.db" + side);
                if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
                }
            }
        }
    }

    @Test
    void waitsForAnotherProcessAndThenSaysThatItIsBusy() throws Exception {
        try (Database database = open(ONE).orThrow();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertEquals(StoreProblem.BUSY, refusal(database.write(SqliteTest::addThing)));
            statement.execute("ROLLBACK");
            database.write(SqliteTest::addThing).orThrow();
            assertEquals(1, count(database, "SELECT 1 FROM thing"));
        }
    }

    @Test
    void opensWhileAnotherProcessWrites() throws Exception {
        open(ONE).orThrow().close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertEquals(StoreProblem.BUSY, refusal(open(TWO)));
            statement.execute("ROLLBACK");
            open(TWO).orThrow().close();
        }
    }

    @Test
    void keepsNothingOfWorkThatRefuses() {
        try (Database database = open(ONE).orThrow()) {
            Result<Integer> refused = database.write(transaction -> {
                addThing(transaction);
                return Result.refused(Problem.of(StoreProblem.FAILED, "changed my mind"));
            });
            assertEquals(StoreProblem.FAILED, refusal(refused));
            assertEquals(0, count(database, "SELECT 1 FROM thing"));
        }
    }

    @Test
    void keepsNothingOfWorkThatThrowsAndGoesOn() {
        try (Database database = open(ONE).orThrow()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> database.write(transaction -> {
                        addThing(transaction);
                        throw new IllegalArgumentException("the caller's mistake");
                    }));
            assertEquals(0, count(database, "SELECT 1 FROM thing"));
            database.write(SqliteTest::addThing).orThrow();
            assertEquals(1, count(database, "SELECT 1 FROM thing"));
        }
    }

    @Test
    void makesAProblemOfWhatTheDatabaseRefuses() {
        try (Database database = open(ONE).orThrow()) {
            assertEquals(
                    StoreProblem.FAILED,
                    refusal(database.write(transaction -> Result.ok(transaction
                            .sql("INSERT INTO thing (name) VALUES (NULL)")
                            .run()))));
        }
    }

    @Test
    void refusesATransactionInsideAnother() {
        try (Database database = open(ONE).orThrow()) {
            assertThrows(
                    IllegalStateException.class, () -> database.write(outer -> database.read(inner -> Result.ok(1))));
            assertEquals(0, count(database, "SELECT 1 FROM thing"));
        }
    }

    @Test
    void takesArgumentsAsValuesOnly() {
        try (Database database = open(ONE).orThrow()) {
            String nasty = "'); DROP TABLE thing; --";
            database.write(transaction -> Result.ok(transaction
                            .sql("INSERT INTO thing (name, size) VALUES (?, ?)")
                            .with(nasty)
                            .with(1)
                            .run()))
                    .orThrow();
            assertEquals(
                    Optional.of(nasty),
                    database.read(transaction -> Result.ok(transaction
                                    .sql("SELECT name FROM thing")
                                    .rows(row -> row.text(1))
                                    .get(0)))
                            .orThrow());
        }
    }

    @Test
    void refusesASchemaWithoutAMark() {
        assertThrows(IllegalArgumentException.class, () -> new Schema(0, List.of(FIRST)));
        assertThrows(IllegalArgumentException.class, () -> new Schema(1, List.of()));
    }

    private Path file() {
        return folder.resolve("kith.db");
    }

    private Result<Database> open(Schema schema) {
        return Sqlite.open(file(), schema, SHORT);
    }

    private void foreign(String sql) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        assertTrue(Files.size(file()) > 0);
    }

    private static Result<Integer> addThing(Transaction transaction) {
        return Result.ok(transaction
                .sql("INSERT INTO thing (name, content, size) VALUES (?, ?, ?)")
                .with("lamp")
                .with(Bytes.ofHex("0102"))
                .with(3)
                .run());
    }

    private static int count(Database database, String query) {
        return database.read(transaction ->
                        Result.ok(transaction.sql(query).rows(row -> 1).size()))
                .orThrow();
    }

    private static String pragma(Database database, String name) {
        return database.read(transaction -> Result.ok(transaction
                        .sql("PRAGMA " + name)
                        .rows(row -> row.text(1).orElseThrow())
                        .get(0)))
                .orThrow();
    }

    private static <T> ProblemType refusal(Result<T> result) {
        assertFalse(result.isOk());
        return result.problems().get(0).type();
    }
}
