package coop.kith.vc.store;

import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonString;
import coop.kith.store.Row;
import coop.kith.store.Transaction;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The row of one list.
 *
 * @param drawn how many of its indexes were given out
 * @param serial how many times its state was read to be published
 * @param readAt the time given to the reading that was last
 */
record PlanRow(String name, StatusListPlan plan, IndexOrder order, long drawn, long serial, Optional<Instant> readAt) {
    private static final long NONE = -1;

    static Optional<PlanRow> find(Transaction transaction, String name) {
        return transaction
                .sql("SELECT name, url, issuer, purposes, entries, messages, ttl, validity, ordering, drawn,"
                        + " serial, read_at FROM status_list WHERE name = ?")
                .with(name)
                .rows(PlanRow::read)
                .stream()
                .findFirst();
    }

    private static PlanRow read(Row row) {
        List<StatusPurpose> purposes = Arrays.stream(row.text(4).orElse("").split(" "))
                .map(word -> StatusPurpose.of(word).orElseThrow())
                .toList();
        List<String> messages = ((JsonArray)
                        Json.parse(row.text(6).orElse("[]")).orThrow())
                .items().stream().map(item -> ((JsonString) item).value()).toList();
        return new PlanRow(
                row.text(1).orElse(""),
                new StatusListPlan(
                        row.text(2).orElse(""),
                        row.text(3).orElse(""),
                        purposes,
                        row.integer(5),
                        messages,
                        length(row.integer(7)),
                        length(row.integer(8))),
                IndexOrder.valueOf(row.text(9).orElse("")),
                row.integer(10),
                row.integer(11),
                Optional.of(row.integer(12)).filter(millis -> millis != NONE).map(Instant::ofEpochMilli));
    }

    /** 0 where the name or the URL is taken. */
    static int insert(Transaction transaction, String name, StatusListPlan plan, IndexOrder order) {
        return transaction
                .sql("INSERT INTO status_list (name, url, issuer, purposes, entries, messages, ttl, validity,"
                        + " ordering, drawn, serial, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?) ON"
                        + " CONFLICT DO NOTHING")
                .with(name)
                .with(plan.url())
                .with(plan.issuer())
                .with(plan.purposes().stream().map(StatusPurpose::word).collect(Collectors.joining(" ")))
                .with(plan.entries())
                .with(Json.write(JsonArray.ofStrings(plan.messages())))
                .with(plan.timeToLive().map(Duration::toMillis).orElse(NONE))
                .with(plan.validity().map(Duration::toMillis).orElse(NONE))
                .with(order.name())
                .with(NONE)
                .run();
    }

    private static Optional<Duration> length(long millis) {
        return Optional.of(millis).filter(some -> some != NONE).map(Duration::ofMillis);
    }
}
