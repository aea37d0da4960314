package coop.kith.trust.store;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Schema;
import coop.kith.store.Sqlite;
import coop.kith.store.Transaction;
import coop.kith.trust.evidence.Chronicle;
import coop.kith.trust.evidence.Event;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.EvidenceLog;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Original;
import coop.kith.trust.evidence.OriginalIntake;
import coop.kith.trust.evidence.Originals;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An evidence log in one SQLite file. Several processes may share it. When an append returns Ok, the evidence survives a kill of the process and,
 * as far as the disk keeps its word, a loss of power.
 *
 * <p>Idea: two tables. {@code entry} is the chain: number, event, time of receipt, a salted commitment to the content, and a link, the SHA-256 over
 * the link before and this row. {@code content} holds salt and text, whole; it can be erased without breaking the chain. An {@code add} is a credential that came in, which is several pieces of
 * evidence where it is a list of tags; {@code openpgp} is an {@link Original} of that ground, in base64url, under the digest of its bytes;
 * {@code status} and {@code compromise} are what was learnt later ({@link Event}), under the digest of what they say.
 *
 * <p>Invariants: a credential, original or event has one row, or more only when a later append told of an earlier time of receipt; sequence numbers have no gap; nothing
 * is updated. Reading walks the whole chain, and verifies each credential and each signature in an original of the time asked about with the {@link Readmission}: cost is one signature
 * verification for each. No status list is asked for.
 *
 * <p>What is kept can be verified again: evidence without a credential or original, such as an operator's entry or what a registry answered and nobody recorded, is refused with NOT_KEPT, since a row of it would be a bare claim.
 *
 * <p>Attacks: a changed row breaks the chain at that row, and a credential that nobody signed does not verify. Who can write the file can also
 * recompute the chain, and so change times of receipt or cut rows off at the end; against that, note the {@link #head} elsewhere and {@link #check} it.
 */
public final class SqliteEvidenceLog implements EvidenceLog {
    /** {@code KiEv} in ASCII. */
    private static final int APPLICATION_ID = 0x4b694576;

    private static final Schema SCHEMA = new Schema(
            APPLICATION_ID,
            List.of(List.of(
                    "CREATE TABLE entry (sequence INTEGER PRIMARY KEY, event TEXT NOT NULL,"
                            + " received_seconds INTEGER NOT NULL, received_nanos INTEGER NOT NULL,"
                            + " commitment BLOB NOT NULL, link BLOB NOT NULL) STRICT",
                    "CREATE TABLE content (sequence INTEGER PRIMARY KEY REFERENCES entry (sequence),"
                            + " salt BLOB NOT NULL, evidence BLOB NOT NULL, credential TEXT NOT NULL) STRICT",
                    "CREATE INDEX content_by_evidence ON content (evidence)")));

    private final Database database;
    private final Readmission readmission;
    private final SecureRandom random;

    private SqliteEvidenceLog(Database database, Readmission readmission, SecureRandom random) {
        this.database = database;
        this.readmission = readmission;
        this.random = random;
    }

    /** The log in {@code file}, made when it is not there; waits {@link Sqlite#BUSY_WAIT} for other processes. */
    public static Result<SqliteEvidenceLog> open(Path file, Readmission readmission, SecureRandom random) {
        return open(file, readmission, random, Sqlite.BUSY_WAIT);
    }

    /**
     * The log in {@code file}, made when it is not there. A file that is damaged, or is something else, is a problem and is left as it is.
     *
     * @param random for the salts
     * @param busyWait how long an append waits for another process
     */
    public static Result<SqliteEvidenceLog> open(
            Path file, Readmission readmission, SecureRandom random, Duration busyWait) {
        return Sqlite.open(file, SCHEMA, busyWait)
                .map(database -> new SqliteEvidenceLog(database, readmission, random));
    }

    @Override
    public Result<Boolean> append(Evidence evidence) {
        return appendAll(List.of(evidence)).map(added -> added == 1);
    }

    /** What is kept of a tag is the keeper's list, whole: all tags of a list are one that is new. */
    @Override
    public Result<Integer> appendAll(List<Evidence> batch) {
        List<What> kept = new ArrayList<>();
        for (Evidence evidence : batch) {
            Result<What> what = What.of(evidence);
            if (!what.isOk()) {
                return Result.refused(what.problems());
            }
            kept.add(what.orThrow());
        }
        return database.write(transaction -> {
            Head end = end(transaction);
            int added = 0;
            for (int i = 0; i < batch.size(); i++) {
                Ends after = add(transaction, end, kept.get(i));
                added += after.isNew() ? 1 : 0;
                end = after.head();
                for (Event event : batch.get(i).history().events()) {
                    end = add(transaction, end, What.of(event)).head();
                }
            }
            return Result.ok(added);
        });
    }

    @Override
    public Result<Integer> noteAll(List<? extends Event> events) {
        return database.write(transaction -> {
            Head end = end(transaction);
            int added = 0;
            for (Event event : events) {
                Ends after = add(transaction, end, What.of(event));
                added += after.isNew() ? 1 : 0;
                end = after.head();
            }
            return Result.ok(added);
        });
    }

    @Override
    public Result<Integer> keepAll(List<Original> originals) {
        return database.write(transaction -> {
            Originals all = new Originals(readmission.originals());
            walk(transaction, entry -> kept(entry).ifPresent(all::add));
            originals.forEach(all::add);
            return all.admit().map(admitted -> {
                Head end = end(transaction);
                int added = 0;
                for (Original original : originals) {
                    Ends after = add(transaction, end, What.of(original));
                    added += after.isNew() ? 1 : 0;
                    end = after.head();
                }
                return added;
            });
        });
    }

    private static Optional<Original> kept(Entry entry) {
        return entry.isOriginal() ? entry.original().fold(Optional::of, broken -> Optional.empty()) : Optional.empty();
    }

    @Override
    public Contents read(Instant asOf, Instant knownAt) {
        SortedMap<Bytes, Evidence> evidence = new TreeMap<>();
        SortedMap<Bytes, Event> learnt = new TreeMap<>();
        Originals originals = new Originals(readmission.originals());
        List<Problem> problems = new ArrayList<>();
        Result<Integer> read = walk(entry -> {
            if (entry.concerns(knownAt) && entry.isCredential()) {
                admit(entry).fold(all -> keep(all, evidence), problems::addAll);
            } else if (entry.concerns(knownAt) && entry.isOriginal()) {
                named(entry, entry.original()).fold(original -> gather(original, originals), problems::addAll);
            } else if (entry.concerns(knownAt)) {
                named(entry, entry.learnt())
                        .fold(one -> learnt.merge(one.id(), one, Event::firstKnown), problems::addAll);
            }
        });
        problems.addAll(read.problems());
        OriginalIntake.Found found = originals.read(asOf);
        keep(found.evidence(), evidence);
        problems.addAll(found.problems());
        Chronicle chronicle = new Chronicle();
        learnt.values().forEach(chronicle::note);
        return new Contents(
                evidence.values().stream().map(chronicle::told).toList(),
                problems,
                EvidenceLog.stolen(learnt.values()));
    }

    private static boolean keep(List<Evidence> all, Map<Bytes, Evidence> evidence) {
        all.forEach(one -> evidence.merge(one.id(), one, EvidenceLog::firstSeen));
        return true;
    }

    private static boolean gather(Original original, Originals originals) {
        originals.add(original);
        return true;
    }

    /** Where the log ends now; note it elsewhere. */
    public Result<Head> head() {
        return database.read(transaction -> Result.ok(end(transaction)));
    }

    /** Walks the whole chain and looks for {@code noted}; empty when every row is as it was written and nothing before the noted head is gone. */
    public List<Problem> check(Head noted) {
        List<Problem> problems = new ArrayList<>();
        boolean[] found = {noted.sequence() == 0};
        Result<Integer> read = walk(entry -> {
            entry.intact().problems().forEach(problems::add);
            found[0] |= entry.sequence() == noted.sequence() && entry.link().equals(noted.link());
        });
        problems.addAll(read.problems());
        if (!found[0]) {
            problems.add(Problem.of(
                            LogProblem.HEAD_MISSING,
                            "row " + noted.sequence() + " is gone or is not the one that was noted")
                    .next("restore the file from a copy, then append again what came after it"));
        }
        return problems;
    }

    @Override
    public void close() {
        database.close();
    }

    private Result<List<Evidence>> admit(Entry entry) {
        return named(entry, entry.intact().flatMap(content -> readmission.read(content, entry.receivedAt())));
    }

    /** What could not be read is told with the number of its row. */
    private static <T> Result<T> named(Entry entry, Result<T> result) {
        return result.fold(
                Result::ok,
                problems -> Result.refused(problems.stream()
                        .map(problem -> problem.with("row", Long.toString(entry.sequence())))
                        .toList()));
    }

    private Result<Integer> walk(Consumer<Entry> visit) {
        return database.read(transaction -> {
            walk(transaction, visit);
            return Result.ok(0);
        });
    }

    private static void walk(Transaction transaction, Consumer<Entry> visit) {
        Bytes[] previous = {Chain.START};
        long[] expected = {1};
        transaction
                .sql("SELECT e.sequence, e.event, e.received_seconds, e.received_nanos, e.commitment, e.link,"
                        + " c.salt, c.evidence, c.credential"
                        + " FROM entry e LEFT JOIN content c ON c.sequence = e.sequence ORDER BY e.sequence")
                .forEach(row -> {
                    Entry entry = Entry.of(row, expected[0], previous[0]);
                    previous[0] = entry.link();
                    expected[0] = entry.sequence() + 1;
                    visit.accept(entry);
                });
    }

    /** What a row records, and since when it is known. */
    private record What(String event, Bytes id, String text, Instant since) {
        /** The credential that it was read out of, whole; of several that were read out of one, the same. Refused where there is none, or it has no canonical form to go by. */
        static Result<What> of(Evidence evidence) {
            return evidence.ground()
                    .credential()
                    .map(Ground.Credential::new)
                    .map(whole -> whole.canonical()
                            .map(claims -> new What(
                                    Entry.ADD, Bytes.of(Digests.sha256(claims)), whole.text(), evidence.receivedAt())))
                    .orElseGet(() -> Result.refused(bareClaim(evidence)));
        }

        private static Problem bareClaim(Evidence evidence) {
            return Problem.of(
                            LogProblem.NOT_KEPT,
                            "the log keeps what it can verify again when it is read, and " + evidence.digestMultibase()
                                    + ", held on the ground " + evidence.basis().term() + ", is a bare claim")
                    .next(
                            "keep the original that it came from, such as the certificates of a keyring, or read it anew for each question");
        }

        static What of(Original original) {
            return new What(original.basis().term(), original.id(), Entry.text(original), original.receivedAt());
        }

        static What of(Event event) {
            JsonObject json = event.json();
            return new What(json.string("event").orElseThrow(), event.id(), Json.write(json), event.knownSince());
        }
    }

    private record Ends(Head head, boolean isNew) {}

    /** One more row, unless this is in the log since then or earlier. */
    private Ends add(Transaction transaction, Head end, What what) {
        Optional<Instant> firstSeen = firstSeen(transaction, what.id());
        return firstSeen.isEmpty() || what.since().isBefore(firstSeen.get())
                ? new Ends(written(transaction, end, what), firstSeen.isEmpty())
                : new Ends(end, false);
    }

    private Head written(Transaction transaction, Head end, What what) {
        byte[] saltBytes = new byte[Chain.SALT_LENGTH];
        random.nextBytes(saltBytes);
        Bytes salt = Bytes.of(saltBytes);
        long sequence = end.sequence() + 1;
        Instant since = what.since();
        Bytes commitment = Chain.commitment(salt, what.id(), what.text());
        Bytes link = Chain.link(end.link(), sequence, what.event(), since, commitment);
        transaction
                .sql("INSERT INTO entry (sequence, event, received_seconds, received_nanos, commitment, link)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .with(sequence)
                .with(what.event())
                .with(since.getEpochSecond())
                .with(since.getNano())
                .with(commitment)
                .with(link)
                .run();
        transaction
                .sql("INSERT INTO content (sequence, salt, evidence, credential) VALUES (?, ?, ?, ?)")
                .with(sequence)
                .with(salt)
                .with(what.id())
                .with(what.text())
                .run();
        return new Head(sequence, link);
    }

    private static Head end(Transaction transaction) {
        return transaction
                .sql("SELECT sequence, link FROM entry ORDER BY sequence DESC LIMIT 1")
                .rows(row -> new Head(row.integer(1), row.bytes(2).orElse(Chain.START)))
                .stream()
                .findFirst()
                .orElse(new Head(0, Chain.START));
    }

    private static Optional<Instant> firstSeen(Transaction transaction, Bytes id) {
        return transaction
                .sql(
                        "SELECT e.received_seconds, e.received_nanos FROM content c JOIN entry e ON e.sequence = c.sequence"
                                + " WHERE c.evidence = ? ORDER BY e.received_seconds, e.received_nanos LIMIT 1")
                .with(id)
                .rows(row -> Entry.instant(row, 1))
                .stream()
                .findFirst();
    }
}
