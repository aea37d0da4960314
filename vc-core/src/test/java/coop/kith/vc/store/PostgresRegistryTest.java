package coop.kith.vc.store;

import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Postgres;
import coop.kith.store.Schema;
import coop.kith.testing.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresRegistryTest extends RegistryContract {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static PostgresServer server;

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

    /** A schema of its own in the one database. */
    @Override
    String fresh() {
        String namespace = "fresh" + NAMESPACES.incrementAndGet();
        Schema making = new Schema(1000 + NAMESPACES.get(), List.of(List.of("CREATE SCHEMA " + namespace)));
        Result<Database> made = Postgres.open(server.url(), making, Duration.ofSeconds(5));
        made.orThrow().close();
        return server.url() + "&currentSchema=" + namespace;
    }
}
