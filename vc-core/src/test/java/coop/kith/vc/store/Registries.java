package coop.kith.vc.store;

import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Postgres;
import coop.kith.store.Schema;
import coop.kith.store.Sqlite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Stores named in one word, for tests and the processes they start: a file, or the URL of a server. */
final class Registries {
    /** Many threads wait for each other here. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    private Registries() {}

    static Result<Database> database(String place, Schema schema) {
        return place.startsWith("jdbc:")
                ? Postgres.open(place, schema, WAIT)
                : Sqlite.open(Path.of(place), schema, WAIT);
    }

    static StatusRegistry open(String place) {
        return StatusRegistry.on(database(place, StatusRegistry.schema()).orThrow(), new SecureRandom());
    }

    /** The indexes of the bits that are set in {@code encodedList}, read with nothing of Kith. */
    static Set<Long> set(String encodedList) {
        byte[] compressed = Base64.getUrlDecoder().decode(encodedList.substring(1));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] bits = in.readAllBytes();
            Set<Long> set = new TreeSet<>();
            for (long i = 0; i < 8L * bits.length; i++) {
                if ((bits[(int) (i / 8)] & (0x80 >> (i % 8))) != 0) {
                    set.add(i);
                }
            }
            return set;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
