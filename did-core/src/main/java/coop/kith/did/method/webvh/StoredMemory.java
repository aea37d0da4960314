package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.store.Database;
import coop.kith.store.Row;
import coop.kith.store.Schema;
import coop.kith.store.Sqlite;
import coop.kith.store.StoreProblem;
import coop.kith.store.Transaction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A memory in one SQLite file, which outlives the process and may be shared by several. When keeping returns Ok, what was kept survives a kill. Close it when done.
 *
 * <p>A log stands there in the parts in which it came: what was appended is written, and what was there is left as it is.
 *
 * <p>Bounded by the bytes of the logs: beyond, those kept longest ago are forgotten, but none about which there is a proof.
 */
public final class StoredMemory implements LogMemory, AutoCloseable {
    /** Bytes of logs: two hundred of the largest, or half a million of usual size. */
    public static final long USUAL_BYTES = 1L << 30;

    /** "WVHM". */
    private static final int MARK = 0x5756484d;

    static final Schema SCHEMA = new Schema(
            MARK,
            List.of(
                    List.of(
                            "CREATE TABLE log (scid TEXT PRIMARY KEY, head TEXT NOT NULL, length INTEGER NOT NULL, sha256 BLOB"
                                    + " NOT NULL, checkpoint TEXT NOT NULL, bytes BLOB NOT NULL, turn INTEGER NOT NULL)",
                            "CREATE INDEX log_by_turn ON log (turn)",
                            "CREATE TABLE equivocation (scid TEXT NOT NULL, number INTEGER NOT NULL, first BLOB NOT NULL,"
                                    + " other BLOB NOT NULL, first_head TEXT NOT NULL, other_head TEXT NOT NULL, noticed INTEGER"
                                    + " NOT NULL, PRIMARY KEY (scid, other_head))"),
                    List.of(
                            "CREATE TABLE part (scid TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL,"
                                    + " PRIMARY KEY (scid, start))",
                            "INSERT INTO part (scid, start, bytes) SELECT scid, 0, bytes FROM log",
                            "ALTER TABLE log DROP COLUMN bytes",
                            "CREATE TABLE total (bytes INTEGER NOT NULL)",
                            "INSERT INTO total (bytes) SELECT coalesce(sum(length), 0) FROM log")));

    /** An entry of 1 MiB within a row, and what stands around it. */
    private static final JsonLimits LIMITS = new JsonLimits(8 << 20, 80, 500_000);

    private final Database database;
    private final long mostBytes;

    private StoredMemory(Database database, long mostBytes) {
        this.database = database;
        this.mostBytes = mostBytes;
    }

    /** The memory in {@code file}, made when it is not there. */
    public static Result<StoredMemory> open(Path file, long mostBytes) {
        return Sqlite.open(file, SCHEMA, Sqlite.BUSY_WAIT).map(database -> new StoredMemory(database, mostBytes));
    }

    @Override
    public Result<Optional<RememberedLog>> recall(String scid) {
        return database.read(transaction -> {
            List<Result<RememberedLog>> found = transaction
                    .sql("SELECT length, sha256, checkpoint FROM log WHERE scid = ?")
                    .with(scid)
                    .rows(row -> remembered(scid, row));
            return found.isEmpty() ? Result.ok(Optional.empty()) : found.get(0).map(Optional::of);
        });
    }

    @Override
    public Result<Boolean> keep(Optional<VersionId> expected, RememberedLog log, Bytes bytes) {
        return database.write(transaction -> {
            Optional<Head> before = transaction
                    .sql("SELECT head, length, sha256 FROM log WHERE scid = ?")
                    .with(log.scid())
                    .rows(row -> new Head(
                            row.text(1).orElse(""),
                            (int) row.integer(2),
                            row.bytes(3).orElse(Bytes.of(new byte[0]))))
                    .stream()
                    .findFirst();
            if (!before.map(Head::versionId).equals(expected.map(VersionId::toString))) {
                return Result.ok(false);
            }
            keepParts(transaction, log.scid(), before, bytes.toArray());
            transaction
                    .sql("INSERT OR REPLACE INTO log (scid, head, length, sha256, checkpoint, turn)"
                            + " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM log))")
                    .with(log.scid())
                    .with(log.tip().versionId().toString())
                    .with(log.length())
                    .with(log.sha256())
                    .with(Json.write(Checkpoint.json(log.tip(), log.approvals())))
                    .run();
            grow(transaction, log.length() - before.map(Head::length).orElse(0));
            shrink(transaction, log.scid());
            return Result.ok(true);
        });
    }

    /** What the row of a log says of its bytes. */
    private record Head(String versionId, int length, Bytes sha256) {
        boolean begins(byte[] log) {
            return log.length >= length
                    && Bytes.of(Digests.sha256(Arrays.copyOf(log, length))).equals(sha256);
        }
    }

    /** The same history may come in other bytes; then all of them are new. */
    private static void keepParts(Transaction transaction, String scid, Optional<Head> before, byte[] log) {
        int known = before.filter(head -> head.begins(log)).map(Head::length).orElse(0);
        if (known == 0) {
            transaction.sql("DELETE FROM part WHERE scid = ?").with(scid).run();
        }
        if (known < log.length) {
            transaction
                    .sql("INSERT INTO part (scid, start, bytes) VALUES (?, ?, ?)")
                    .with(scid)
                    .with(known)
                    .with(Bytes.of(Arrays.copyOfRange(log, known, log.length)))
                    .run();
        }
    }

    private static void grow(Transaction transaction, long bytes) {
        transaction.sql("UPDATE total SET bytes = bytes + ?").with(bytes).run();
    }

    @Override
    public Result<Optional<Bytes>> bytes(String scid) {
        return database.read(transaction -> {
            List<Bytes> parts = transaction
                    .sql("SELECT bytes FROM part WHERE scid = ? ORDER BY start")
                    .with(scid)
                    .rows(row -> row.bytes(1).orElse(Bytes.of(new byte[0])));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            parts.forEach(part -> whole.writeBytes(part.toArray()));
            return Result.ok(parts.isEmpty() ? Optional.empty() : Optional.of(Bytes.of(whole.toByteArray())));
        });
    }

    @Override
    public Result<Equivocation> keep(Equivocation proof) {
        return database.write(transaction -> {
            transaction
                    .sql("INSERT OR IGNORE INTO equivocation (scid, number, first, other, first_head, other_head,"
                            + " noticed) SELECT ?, ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM equivocation WHERE"
                            + " scid = ?) < ?")
                    .with(proof.scid())
                    .with(proof.number())
                    .with(proof.first())
                    .with(proof.other())
                    .with(proof.firstHead().toString())
                    .with(proof.otherHead().toString())
                    .with(proof.noticed().toEpochMilli())
                    .with(proof.scid())
                    .with(Equivocation.MOST_KEPT)
                    .run();
            return Result.ok(proof);
        });
    }

    @Override
    public Result<List<Equivocation>> equivocations(String scid) {
        return database.read(transaction -> {
            List<Optional<Equivocation>> proofs = transaction
                    .sql("SELECT number, first, other, first_head, other_head, noticed FROM equivocation"
                            + " WHERE scid = ? ORDER BY noticed, other_head")
                    .with(scid)
                    .rows(row -> equivocation(scid, row));
            return proofs.stream().allMatch(Optional::isPresent)
                    ? Result.ok(proofs.stream().flatMap(Optional::stream).toList())
                    : Result.refused(
                            Problem.of(StoreProblem.CORRUPT, "a proof about " + scid + " cannot be read any more"));
        });
    }

    @Override
    public Result<Boolean> forget(String scid) {
        return database.write(transaction -> {
            List<Long> lengths = transaction
                    .sql("SELECT length FROM log WHERE scid = ?")
                    .with(scid)
                    .rows(row -> row.integer(1));
            lengths.forEach(length -> remove(transaction, scid, length));
            transaction
                    .sql("DELETE FROM equivocation WHERE scid = ?")
                    .with(scid)
                    .run();
            return Result.ok(!lengths.isEmpty());
        });
    }

    /**
     * One log that is remembered, for an operator to look at.
     *
     * @param did what it was called by the newest version; empty where the row cannot be read any more
     * @param head the newest version
     * @param length bytes
     * @param otherHistories how many proofs there are that the DID has another history
     */
    public record Kept(String scid, Optional<Did> did, String head, long length, int otherHistories) {}

    /** Every log that is remembered, by its SCID. */
    public Result<List<Kept>> kept() {
        return database.read(transaction -> Result.ok(transaction
                .sql("SELECT scid, head, length, checkpoint, (SELECT count(*) FROM equivocation WHERE equivocation.scid"
                        + " = log.scid) FROM log ORDER BY scid")
                .rows(row -> new Kept(
                        row.text(1).orElse(""),
                        Did.parse(checkpoint(row, 4).string("id").orElse(""))
                                .fold(Optional::of, bad -> Optional.empty()),
                        row.text(2).orElse(""),
                        row.integer(3),
                        (int) row.integer(5)))));
    }

    @Override
    public void close() {
        database.close();
    }

    private void shrink(Transaction transaction, String justKept) {
        long bytes = transaction
                .sql("SELECT bytes FROM total")
                .rows(row -> row.integer(1))
                .get(0);
        while (bytes > mostBytes) {
            List<Oldest> oldest = transaction
                    .sql("SELECT scid, length FROM log WHERE scid <> ? AND scid NOT IN (SELECT scid FROM equivocation)"
                            + " ORDER BY turn LIMIT 1")
                    .with(justKept)
                    .rows(row -> new Oldest(row.text(1).orElse(""), row.integer(2)));
            if (oldest.isEmpty()) {
                return;
            }
            remove(transaction, oldest.get(0).scid(), oldest.get(0).length());
            bytes -= oldest.get(0).length();
        }
    }

    private static void remove(Transaction transaction, String scid, long length) {
        transaction.sql("DELETE FROM log WHERE scid = ?").with(scid).run();
        transaction.sql("DELETE FROM part WHERE scid = ?").with(scid).run();
        grow(transaction, -length);
    }

    private record Oldest(String scid, long length) {}

    private static Result<RememberedLog> remembered(String scid, Row row) {
        int length = (int) row.integer(1);
        Bytes sha256 = row.bytes(2).orElse(Bytes.of(new byte[0]));
        JsonObject json = checkpoint(row, 3);
        return Checkpoint.tip(json)
                .map(tip -> new RememberedLog(scid, length, sha256, tip, Checkpoint.approvals(json)));
    }

    private static JsonObject checkpoint(Row row, int column) {
        byte[] text = row.text(column).orElse("").getBytes(StandardCharsets.UTF_8);
        return Json.parseObject(text, LIMITS).fold(value -> value, problems -> JsonObject.empty());
    }

    private static Optional<Equivocation> equivocation(String scid, Row row) {
        Result<VersionId> first = VersionId.parse(row.text(4).orElse(""));
        Result<VersionId> other = VersionId.parse(row.text(5).orElse(""));
        return first.isOk() && other.isOk()
                ? Optional.of(new Equivocation(
                        scid,
                        (int) row.integer(1),
                        row.bytes(2).orElse(Bytes.of(new byte[0])),
                        row.bytes(3).orElse(Bytes.of(new byte[0])),
                        first.orThrow(),
                        other.orThrow(),
                        Instant.ofEpochMilli(row.integer(6))))
                : Optional.empty();
    }
}
