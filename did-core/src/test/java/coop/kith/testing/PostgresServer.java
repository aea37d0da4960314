package coop.kith.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/**
 * A PostgreSQL server of the tests' own, with its data in a temporary folder. Where it cannot be started, the test is skipped or fails as {@link Required} says; as root
 * it starts in a user namespace, which some machines forbid.
 */
public final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "40")
                    .start());
        } catch (IOException | IllegalStateException notHere) {
            Required.POSTGRES.check(false, String.valueOf(notHere));
            throw new AssertionError("a missing server skips the test", notHere);
        }
    }

    /** For the JDBC driver; the user needs no password. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException notStopped) {
            throw new java.io.UncheckedIOException(notStopped);
        }
    }
}
