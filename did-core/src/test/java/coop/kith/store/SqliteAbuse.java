package coop.kith.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.problem.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files: a problem or an honest answer, never an exception. */
final class SqliteAbuse {
    private static final Schema SCHEMA =
            new Schema(77, List.of(List.of("CREATE TABLE thing (name TEXT NOT NULL) STRICT")));
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final int ROWS = 200;

    @TempDir
    Path folder;

    @Test
    void survivesAFileThatWasCutAnywhere() throws Exception {
        byte[] whole = written();
        Set<Boolean> outcomes = new HashSet<>();
        for (int length = 1; length < whole.length; length += 509) {
            outcomes.add(readable(Arrays.copyOf(whole, length)));
        }
        assertTrue(outcomes.contains(false), "no cut was noticed");
    }

    @Test
    void survivesBytesThatWereChangedAnywhere() throws Exception {
        byte[] whole = written();
        Random random = new Random(20261122);
        Set<Boolean> outcomes = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            byte[] changed = whole.clone();
            for (int j = 0; j < 8; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            outcomes.add(readable(changed));
        }
        assertTrue(outcomes.contains(false), "no change was noticed");
    }

    private byte[] written() throws Exception {
        Path file = folder.resolve("whole.db");
        try (Database database = Sqlite.open(file, SCHEMA, SHORT).orThrow()) {
            database.write(transaction -> {
                        for (int i = 0; i < ROWS; i++) {
                            transaction
                                    .sql("INSERT INTO thing (name) VALUES (?)")
                                    .with("a thing with a longer name, number " + i)
                                    .run();
                        }
                        return Result.ok(ROWS);
                    })
                    .orThrow();
        }
        return Files.readAllBytes(file);
    }

    /** Whether every row came back. */
    private boolean readable(byte[] content) throws Exception {
        Path file = Files.createTempFile(folder, "damaged", ".db");
        Files.write(file, content);
        return Sqlite.open(file, SCHEMA, SHORT).fold(this::readable, problems -> false);
    }

    private boolean readable(Database database) {
        try (database) {
            return database.read(transaction -> Result.ok(transaction
                            .sql("SELECT name FROM thing")
                            .rows(row -> row.text(1).orElse(""))))
                    .fold(rows -> rows.size() == ROWS, problems -> false);
        }
    }
}
