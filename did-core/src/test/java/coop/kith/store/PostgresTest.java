package coop.kith.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.testing.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PostgresTest {
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final List<String> FIRST = List.of(
            "CREATE TABLE thing (number INTEGER PRIMARY KEY, words TEXT NOT NULL, content BLOB NOT NULL) STRICT");

    private static PostgresServer server;
    private static final AtomicInteger STORES = new AtomicInteger(100);

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void keepsWhatWasAcknowledgedAndNothingThatWasRefused() {
        Schema schema = own("kept");
        try (Database database = open(schema, WAIT).orThrow()) {
            assertEquals(
                    1,
                    database.write(transaction -> Result.ok(insert(transaction, "kept", 1L << 40)))
                            .orThrow());
            Problem refusal = Problem.of(StoreProblem.FAILED, "the work itself says no");
            Result<Object> refused = database.write(transaction -> {
                insert(transaction, "kept", 2);
                return Result.refused(refusal);
            });
            assertEquals(List.of(refusal), refused.problems());
            Result<Integer> twice = database.write(transaction -> Result.ok(insert(transaction, "kept", 1L << 40)));
            assertEquals(StoreProblem.FAILED, twice.problems().get(0).type());
        }
        try (Database again = open(schema, WAIT).orThrow()) {
            List<String> rows = again.read(transaction -> Result.ok(transaction
                            .sql("SELECT number, words, content FROM kept")
                            .rows(row -> row.integer(1)
                                    + row.text(2).orElse("")
                                    + row.bytes(3).orElseThrow())))
                    .orThrow();
            assertEquals(List.of((1L << 40) + "é0001ff"), rows);
        }
    }

    @Test
    void severalStoresShareADatabaseAndEachHasItsVersion() {
        Schema one = own("one");
        Schema newer = new Schema(
                one.applicationId(),
                List.of(one.migrations().get(0), List.of("ALTER TABLE one ADD COLUMN more INTEGER")));
        open(one, WAIT).orThrow().close();
        open(own("two"), WAIT).orThrow().close();
        open(newer, WAIT).orThrow().close();
        open(newer, WAIT).orThrow().close();
        assertEquals(StoreProblem.NEWER, open(one, WAIT).problems().get(0).type());
    }

    @Test
    void tablesOfSomebodyElseAreLeftAlone() {
        open(own("theirs"), WAIT).orThrow().close();
        assertEquals(
                StoreProblem.FOREIGN,
                open(own("theirs"), WAIT).problems().get(0).type());
    }

    @Test
    void writersTakeTurnsAndWaitNoLongerThanTheyWereTold() throws InterruptedException {
        Schema schema = own("turns");
        try (Database holder = open(schema, WAIT).orThrow();
                Database other = open(schema, Duration.ofMillis(200)).orThrow()) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            Thread holding = new Thread(() -> holder.write(transaction -> {
                held.countDown();
                await(done);
                return Result.ok(0);
            }));
            holding.start();
            held.await();
            Result<Integer> late = other.write(transaction -> Result.ok(0));
            assertEquals(StoreProblem.BUSY, late.problems().get(0).type());
            assertTrue(other.read(transaction -> Result.ok(0)).isOk(), "readers do not wait");
            done.countDown();
            holding.join();
            assertEquals(
                    1,
                    other.write(transaction -> Result.ok(insert(transaction, "turns", 1)))
                            .orThrow());
        }
    }

    @Test
    void aLostConnectionIsAProblemOnceAndThenOpenedAnew() {
        Schema schema = own("lost");
        try (Database database = open(schema, WAIT).orThrow()) {
            Result<Integer> cut = database.write(transaction -> {
                transaction.sql("SELECT pg_terminate_backend(pg_backend_pid())").rows(row -> row.text(1));
                return Result.ok(0);
            });
            assertEquals(StoreProblem.UNREACHABLE, cut.problems().get(0).type());
            assertEquals(
                    1,
                    database.write(transaction -> Result.ok(insert(transaction, "lost", 1)))
                            .orThrow());
        }
    }

    @Test
    void aDatabaseThatWasClosedStaysClosed() {
        Database closed = open(own("closed"), WAIT).orThrow();
        closed.close();
        assertEquals(
                StoreProblem.UNREACHABLE,
                closed.read(transaction -> Result.ok(0)).problems().get(0).type());
    }

    @Test
    void whatIsNoServerIsUnreachableAndNoPasswordIsTold() {
        Schema schema = own("nowhere");
        Problem problem = Postgres.open("jdbc:postgresql://127.0.0.1:9/x?user=a&password=secret", schema, WAIT)
                .problems()
                .get(0);
        assertEquals(StoreProblem.UNREACHABLE, problem.type());
        assertTrue(!problem.detail().contains("secret"), problem.detail());
        assertEquals(
                StoreProblem.UNREACHABLE,
                Postgres.open("jdbc:nothing", schema, WAIT).problems().get(0).type());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Result<Database> open(Schema schema, Duration wait) {
        return Postgres.open(server.url(), schema, wait);
    }

    private static Schema own(String table) {
        return new Schema(
                STORES.incrementAndGet(),
                List.of(FIRST.stream().map(sql -> sql.replace("thing", table)).toList()));
    }

    private static int insert(Transaction transaction, String table, long number) {
        return transaction
                .sql("INSERT INTO " + table + " (number, words, content) VALUES (?, ?, ?)")
                .with(number)
                .with("é")
                .with(Bytes.ofHex("0001ff"))
                .run();
    }
}
