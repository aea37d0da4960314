package coop.kith.vc.store;

import coop.kith.problem.Check;
import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Schema;
import coop.kith.store.Sqlite;
import coop.kith.vc.proof.ReplayGuard;
import coop.kith.vc.proof.ReplayMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A replay guard that outlives the process and is shared by several: of two uses of one challenge, at two servers at the same time, one is the first. Safe for many
 * threads.
 *
 * <p>A use is durable before it is answered, and kept for {@code window}, which must be at least as long as challenges that were given out are accepted. Kept is a digest,
 * 32 bytes, of challenge and domain. A store that does not answer leaves the question undecided, and the use is not noted.
 */
public final class StoredReplayGuard implements ReplayGuard, AutoCloseable {
    /** {@code KiRe} in ASCII. */
    private static final int APPLICATION_ID = 0x4b695265;

    private final Database database;
    private final InstantSource clock;
    private final Duration window;

    private StoredReplayGuard(Database database, InstantSource clock, Duration window) {
        this.database = database;
        this.clock = clock;
        this.window = window;
    }

    /** The tables, to open a database with. */
    public static Schema schema() {
        return new Schema(
                APPLICATION_ID,
                List.of(List.of(
                        "CREATE TABLE replay_use (fingerprint BLOB PRIMARY KEY, used_at INTEGER NOT NULL) STRICT",
                        "CREATE INDEX replay_use_by_time ON replay_use (used_at)")));
    }

    /** In a SQLite file, made when it is not there. */
    public static Result<StoredReplayGuard> open(Path file, InstantSource clock, Duration window) {
        return Sqlite.open(file, schema(), Sqlite.BUSY_WAIT).map(database -> on(database, clock, window));
    }

    /** In a database that was opened with {@link #schema}; closing the guard closes it. Throws IllegalArgumentException unless the window is above zero. */
    public static StoredReplayGuard on(Database database, InstantSource clock, Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("the window must be positive: " + window);
        }
        return new StoredReplayGuard(database, clock, window);
    }

    @Override
    public Check use(String challenge, String domain) {
        Instant now = clock.instant();
        return database.write(transaction -> {
                    transaction
                            .sql("DELETE FROM replay_use WHERE used_at < ?")
                            .with(now.minus(window).toEpochMilli())
                            .run();
                    return Result.ok(transaction
                            .sql("INSERT INTO replay_use (fingerprint, used_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                            .with(ReplayMemory.fingerprint(challenge, domain))
                            .with(now.toEpochMilli())
                            .run());
                })
                .fold(
                        noted -> noted == 1 ? Check.passed("replay") : ReplayMemory.usedAlready(challenge),
                        problems -> Check.undecided("replay", problems));
    }

    @Override
    public void close() {
        database.close();
    }
}
