package coop.kith.vc.store;

import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.Transaction;
import coop.kith.vc.model.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list's state, read to be published.
 *
 * @param serial of the reading; a state with a higher one has everything that is for good in this one
 * @param at the time of publication, later than that of every reading before
 */
record Publication(String name, long serial, Instant at, JsonObject unsigned) {
    /** Our own text: 8 MiB of bits that do not compress, in base64. */
    private static final JsonLimits LARGE = new JsonLimits(16 << 20, 64, 100_000);

    static Publication read(Transaction transaction, PlanRow list, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        Instant time = list.readAt()
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plusMillis(1))
                .orElse(now);
        transaction
                .sql("UPDATE status_list SET serial = ?, read_at = ? WHERE name = ?")
                .with(list.serial() + 1)
                .with(time.toEpochMilli())
                .with(list.name())
                .run();
        Map<Long, Integer> set = new TreeMap<>();
        transaction
                .sql("SELECT entry, value FROM status_entry WHERE list = ? AND value <> 0")
                .with(list.name())
                .forEach(row -> set.put(row.integer(1), (int) row.integer(2)));
        return new Publication(list.name(), list.serial() + 1, time, list.plan().credential(set, time));
    }

    /** Keeps this, signed, unless a newer one is there; the newest. */
    Result<JsonObject> keep(Transaction transaction, JsonObject signed) {
        transaction
                .sql("INSERT INTO status_publication (list, serial, valid_from, credential) VALUES (?, ?, ?, ?) ON"
                        + " CONFLICT (list) DO UPDATE SET serial = excluded.serial, valid_from = excluded.valid_from,"
                        + " credential = excluded.credential WHERE status_publication.serial < excluded.serial")
                .with(name)
                .with(serial)
                .with(at.toEpochMilli())
                .with(Json.write(signed))
                .run();
        return latest(transaction, name);
    }

    static Result<JsonObject> latest(Transaction transaction, String name) {
        return transaction
                .sql("SELECT credential FROM status_publication WHERE list = ?")
                .with(name)
                .rows(row -> row.text(1).orElse(""))
                .stream()
                .findFirst()
                .map(text -> Json.parseObject(text.getBytes(StandardCharsets.UTF_8), LARGE))
                .orElseGet(() -> Result.refused(Problem.of(
                                RegistryProblem.NOT_PUBLISHED,
                                "The list " + Shown.text(name) + " was not published yet.")
                        .next("Publish it, before credentials with a place on it are shown.")));
    }
}
