package coop.kith.vc.store;

import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Schema;
import coop.kith.store.Sqlite;
import coop.kith.store.Transaction;
import coop.kith.vc.model.Shown;
import coop.kith.vc.status.StatusListPlan;
import coop.kith.vc.status.StatusPurpose;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The publisher's side of status lists: gives each credential its place, keeps what was said of it, and publishes that, signed. Several threads and processes may share one
 * (a SQLite file on one machine, a PostgreSQL database on several).
 *
 * <p>Idea: every change is one durable transaction, so what was acknowledged outlives a kill. An index is written down before it is told: a process that dies in between
 * leaves a gap, and nobody ever gets an index twice. Publishing is three steps: read the state under a new serial number; sign it, with no lock held, since the key may be
 * far away; keep the signed list unless one of a higher serial is there. So of two that publish at once the newer state stays, and a revocation that was in a published
 * list is in every later one. Times of publication rise by a millisecond at least, whatever the clock does: readers tell by them which list is newer.
 *
 * <p>A credential is known by a name of the publisher's choice, usually its id. Revocations and refreshes are not taken back.
 *
 * <pre>{@code
 * StatusRegistry registry = StatusRegistry.open(Path.of("status.db"), new SecureRandom()).orThrow();
 * registry.add("members", StatusListPlan.of(url, did, StatusPurpose.REVOCATION), IndexOrder.RANDOM).orThrow();
 * JsonObject status = registry.allocate("members", "urn:uuid:...").orThrow().get(0);   // into the credential, before it is signed
 * registry.set("members", "urn:uuid:...", StatusPurpose.REVOCATION, 1).orThrow();
 * JsonObject list = registry.publish("members", clock.instant(), issuer::issue).orThrow();
 * }</pre>
 */
public final class StatusRegistry implements AutoCloseable {
    /** {@code KiSt} in ASCII. */
    private static final int APPLICATION_ID = 0x4b695374;

    /** More than any id needs (RFC 9110 section 4.1 recommends this much for URLs). */
    private static final int LONGEST_NAME = 8_000;

    private final Database database;
    private final Shuffle shuffle;

    private StatusRegistry(Database database, Shuffle shuffle) {
        this.database = database;
        this.shuffle = shuffle;
    }

    /** The tables, to open a database with: {@code Postgres.open(url, StatusRegistry.schema(), wait)}. */
    public static Schema schema() {
        return new Schema(
                APPLICATION_ID,
                List.of(List.of(
                        "CREATE TABLE status_list (name TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, issuer"
                                + " TEXT NOT NULL, purposes TEXT NOT NULL, entries INTEGER NOT NULL, messages TEXT"
                                + " NOT NULL, ttl INTEGER NOT NULL, validity INTEGER NOT NULL, ordering TEXT NOT"
                                + " NULL, drawn INTEGER NOT NULL, serial INTEGER NOT NULL, read_at INTEGER NOT"
                                + " NULL) STRICT",
                        "CREATE TABLE status_displaced (list TEXT NOT NULL REFERENCES status_list (name),"
                                + " place INTEGER NOT NULL, holds INTEGER NOT NULL, PRIMARY KEY (list, place))"
                                + " STRICT",
                        "CREATE TABLE status_entry (list TEXT NOT NULL REFERENCES status_list (name),"
                                + " entry INTEGER NOT NULL, purpose TEXT NOT NULL, credential TEXT,"
                                + " value INTEGER NOT NULL, PRIMARY KEY (list, entry),"
                                + " UNIQUE (list, credential, purpose)) STRICT",
                        "CREATE TABLE status_publication (list TEXT PRIMARY KEY REFERENCES status_list (name),"
                                + " serial INTEGER NOT NULL, valid_from INTEGER NOT NULL, credential TEXT NOT"
                                + " NULL) STRICT")));
    }

    /** In a SQLite file, made when it is not there; waits {@link Sqlite#BUSY_WAIT} for other processes. */
    public static Result<StatusRegistry> open(Path file, SecureRandom random) {
        return Sqlite.open(file, schema(), Sqlite.BUSY_WAIT).map(database -> on(database, random));
    }

    /** In a database that was opened with {@link #schema}; closing the registry closes it. */
    public static StatusRegistry on(Database database, SecureRandom random) {
        return new StatusRegistry(database, new Shuffle(random));
    }

    /** A new list; refused where its name or its URL is taken. The name is 1 to 8,000 characters, as every name here is; others throw IllegalArgumentException. */
    public Result<StatusListPlan> add(String name, StatusListPlan plan, IndexOrder order) {
        named(name);
        return database.write(transaction -> PlanRow.insert(transaction, name, plan, order) == 1
                ? Result.ok(plan)
                : Result.refused(Problem.of(
                                RegistryProblem.LIST_EXISTS,
                                "There is a list named " + Shown.text(name) + " or one at " + Shown.text(plan.url())
                                        + " already.")
                        .next("Use that one, or choose another name and URL.")));
    }

    /** Every list, by name. */
    public Result<List<ListState>> lists() {
        return database.read(transaction -> Result.ok(
                transaction.sql("SELECT name FROM status_list ORDER BY name").rows(row -> row.text(1)).stream()
                        .flatMap(Optional::stream)
                        .flatMap(name -> PlanRow.find(transaction, name).stream())
                        .map(list -> state(transaction, list))
                        .toList()));
    }

    /** One list as it stands. */
    public Result<ListState> list(String name) {
        return database.read(transaction -> onList(transaction, name, list -> Result.ok(state(transaction, list))));
    }

    /**
     * Gives a credential its places, one for each purpose of the list, and what to put into its {@code credentialStatus}, in the order of the purposes.
     *
     * @param credential a name that no other credential on this list has
     */
    public Result<List<JsonObject>> allocate(String name, String credential) {
        named(credential);
        return database.write(transaction -> onList(transaction, name, list -> {
            if (!entries(transaction, name, credential).isEmpty()) {
                return Result.refused(Problem.of(
                                RegistryProblem.ALREADY_ALLOCATED,
                                "The credential " + Shown.text(credential) + " has its place on " + Shown.text(name)
                                        + " already.")
                        .next("Give a renewed credential a name of its own, or ask for the places it has."));
            }
            return draw(
                            transaction,
                            list,
                            Optional.of(credential),
                            list.plan().purposes().size())
                    .map(indexes -> statuses(list, indexes));
        }));
    }

    /** The {@code credentialStatus} entries that were given to a credential. */
    public Result<List<JsonObject>> find(String name, String credential) {
        return database.read(transaction -> onList(transaction, name, list -> {
            Map<StatusPurpose, Long> found = entries(transaction, name, credential);
            return found.isEmpty()
                    ? notAllocated(name, credential)
                    : Result.ok(list.plan().purposes().stream()
                            .flatMap(purpose -> Optional.ofNullable(found.get(purpose)).stream()
                                    .map(index -> list.plan().entry(purpose, index)))
                            .toList());
        }));
    }

    /**
     * Gives places to credentials that do not exist, so that the number of those that do cannot be told from the list; how many places are taken now.
     *
     * @param set how many of them are revoked, suspended or the like from the start; 0 to {@code count}
     */
    public Result<Long> addDecoys(String name, int count, int set) {
        if (count < 1 || set < 0 || set > count) {
            throw new IllegalArgumentException(count + " decoys, " + set + " of them set");
        }
        return database.write(transaction -> onList(
                transaction,
                name,
                list -> draw(transaction, list, Optional.empty(), count).map(indexes -> {
                    indexes.subList(0, set)
                            .forEach(index -> transaction
                                    .sql("UPDATE status_entry SET value = 1 WHERE list = ? AND entry = ?")
                                    .with(name)
                                    .with(index)
                                    .run());
                    return list.drawn() + count;
                })));
    }

    /**
     * Says something of a credential, from the next publication on; what was said before.
     *
     * @param value 0 takes it back, where {@link StatusPurpose#isReversible}; 1, or for messages any value that has one, throws IllegalArgumentException otherwise
     */
    public Result<Integer> set(String name, String credential, StatusPurpose purpose, int value) {
        return database.write(transaction -> onList(transaction, name, list -> {
            if (!list.plan().purposes().contains(purpose)) {
                return Result.refused(Problem.of(
                                RegistryProblem.NO_SUCH_PURPOSE,
                                "The list " + Shown.text(name) + " is not for " + purpose.word() + ".")
                        .next("Use a list that is, or make one."));
            }
            if (value < 0 || value >= 1 << list.plan().size()) {
                throw new IllegalArgumentException(
                        "no value " + value + " in " + list.plan().size() + " bits");
            }
            return Optional.ofNullable(entries(transaction, name, credential).get(purpose))
                    .map(index -> set(transaction, list, index, purpose, value))
                    .orElseGet(() -> notAllocated(name, credential));
        }));
    }

    /**
     * Publishes the state as of now, signed, and keeps it: the list that was published last, which is another's where that has a newer state.
     *
     * @param at its {@code validFrom}, in whole milliseconds; later where the last one was published at or after it
     */
    public Result<JsonObject> publish(String name, Instant at, ListSigner signer) {
        return database.write(transaction ->
                        onList(transaction, name, list -> Result.ok(Publication.read(transaction, list, at))))
                .flatMap(draft -> signer.sign(draft.unsigned(), draft.at())
                        .flatMap(signed -> database.write(transaction -> draft.keep(transaction, signed))));
    }

    /** The list that was published last. */
    public Result<JsonObject> published(String name) {
        return database.read(transaction -> onList(transaction, name, list -> Publication.latest(transaction, name)));
    }

    @Override
    public void close() {
        database.close();
    }

    private static ListState state(Transaction transaction, PlanRow list) {
        String counted = "SELECT count(*) FROM status_entry WHERE list = ? AND ";
        return new ListState(
                list.name(),
                list.plan(),
                list.drawn(),
                count(transaction, counted + "credential IS NULL", list.name()),
                count(transaction, counted + "value <> 0", list.name()),
                transaction
                        .sql("SELECT valid_from FROM status_publication WHERE list = ?")
                        .with(list.name())
                        .rows(row -> Instant.ofEpochMilli(row.integer(1)))
                        .stream()
                        .findFirst());
    }

    private static long count(Transaction transaction, String sql, String name) {
        return transaction.sql(sql).with(name).rows(row -> row.integer(1)).get(0);
    }

    private Result<List<Long>> draw(Transaction transaction, PlanRow list, Optional<String> credential, int count) {
        long entries = list.plan().entries();
        if (entries - list.drawn() < count) {
            return Result.refused(Problem.of(
                            RegistryProblem.LIST_FULL,
                            "Of the " + entries + " places of " + Shown.text(list.name()) + " "
                                    + (entries - list.drawn()) + " are free, and " + count + " are needed.")
                    .next("Make a new list for further credentials."));
        }
        List<Long> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long drawn = list.drawn() + i;
            long index = list.order() == IndexOrder.SEQUENTIAL
                    ? drawn
                    : shuffle.draw(transaction, list.name(), drawn, entries);
            String purpose = credential.isPresent()
                    ? list.plan().purposes().get(i).word()
                    : list.plan().purposes().get(0).word();
            place(transaction, list.name(), index, purpose, credential);
            indexes.add(index);
        }
        transaction
                .sql("UPDATE status_list SET drawn = ? WHERE name = ?")
                .with(list.drawn() + count)
                .with(list.name())
                .run();
        return Result.ok(indexes);
    }

    private static void place(
            Transaction transaction, String list, long index, String purpose, Optional<String> credential) {
        var sql = transaction
                .sql("INSERT INTO status_entry (list, entry, purpose, credential, value) VALUES (?, ?, ?, "
                        + (credential.isPresent() ? "?" : "NULL") + ", 0)")
                .with(list)
                .with(index)
                .with(purpose);
        credential.ifPresent(sql::with);
        sql.run();
    }

    private static List<JsonObject> statuses(PlanRow list, List<Long> indexes) {
        List<JsonObject> statuses = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            statuses.add(list.plan().entry(list.plan().purposes().get(i), indexes.get(i)));
        }
        return List.copyOf(statuses);
    }

    private static Result<Integer> set(
            Transaction transaction, PlanRow list, long index, StatusPurpose purpose, int value) {
        int before = transaction
                .sql("SELECT value FROM status_entry WHERE list = ? AND entry = ?")
                .with(list.name())
                .with(index)
                .rows(row -> (int) row.integer(1))
                .get(0);
        if (before != 0 && value != before && !purpose.isReversible()) {
            return Result.refused(Problem.of(
                            RegistryProblem.NOT_REVERSIBLE,
                            "A " + purpose.word()
                                    + " is not taken back: those who read the list may hold to it for good.")
                    .next("Issue a new credential."));
        }
        transaction
                .sql("UPDATE status_entry SET value = ? WHERE list = ? AND entry = ?")
                .with(value)
                .with(list.name())
                .with(index)
                .run();
        return Result.ok(before);
    }

    private static Map<StatusPurpose, Long> entries(Transaction transaction, String name, String credential) {
        Map<StatusPurpose, Long> found = new TreeMap<>();
        transaction
                .sql("SELECT purpose, entry FROM status_entry WHERE list = ? AND credential = ?")
                .with(name)
                .with(credential)
                .forEach(row -> row.text(1)
                        .flatMap(StatusPurpose::of)
                        .ifPresent(purpose -> found.put(purpose, row.integer(2))));
        return found;
    }

    private static <T> Result<T> onList(Transaction transaction, String name, Function<PlanRow, Result<T>> work) {
        return PlanRow.find(transaction, name)
                .map(work)
                .orElseGet(() -> Result.refused(
                        Problem.of(RegistryProblem.NO_SUCH_LIST, "There is no list named " + Shown.text(name) + ".")
                                .next("Make it first, or look at the names of those there are.")));
    }

    private static <T> Result<T> notAllocated(String name, String credential) {
        return Result.refused(Problem.of(
                        RegistryProblem.NOT_ALLOCATED,
                        "The credential " + Shown.text(credential) + " has no place on " + Shown.text(name) + ".")
                .next("Check the name that it was given its place under."));
    }

    private static void named(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
        }
    }
}
