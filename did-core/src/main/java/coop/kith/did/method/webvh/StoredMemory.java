package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A memory in one SQLite file, which outlives the process and may be shared by several. When keeping returns Ok, what was kept survives a kill. Close it when done.
 *
 * <p>Bounded by the bytes of the logs: beyond, those kept longest ago are forgotten, but none about which there is a proof.
 */
public final class StoredMemory implements LogMemory, AutoCloseable {
    /** Bytes of logs: two hundred of the largest, or half a million of usual size. */
    public static final long USUAL_BYTES = 1L << 30;

    /** "WVHM". */
    private static final int MARK = 0x5756484d;

    private static final Schema SCHEMA = new Schema(
            MARK,
            List.of(List.of(
                    "CREATE TABLE log (scid TEXT PRIMARY KEY, head TEXT NOT NULL, length INTEGER NOT NULL, sha256 BLOB"
                            + " NOT NULL, checkpoint TEXT NOT NULL, bytes BLOB NOT NULL, turn INTEGER NOT NULL)",
                    "CREATE INDEX log_by_turn ON log (turn)",
                    "CREATE TABLE equivocation (scid TEXT NOT NULL, number INTEGER NOT NULL, first BLOB NOT NULL,"
                            + " other BLOB NOT NULL, first_head TEXT NOT NULL, other_head TEXT NOT NULL, noticed INTEGER"
                            + " NOT NULL, PRIMARY KEY (scid, other_head))")));

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
            List<String> heads = transaction
                    .sql("SELECT head FROM log WHERE scid = ?")
                    .with(log.scid())
                    .rows(row -> row.text(1).orElse(""));
            Optional<String> head = heads.stream().findFirst();
            if (!head.equals(expected.map(VersionId::toString))) {
                return Result.ok(false);
            }
            transaction
                    .sql("INSERT OR REPLACE INTO log (scid, head, length, sha256, checkpoint, bytes, turn)"
                            + " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM log))")
                    .with(log.scid())
                    .with(log.tip().versionId().toString())
                    .with(log.length())
                    .with(log.sha256())
                    .with(Json.write(Checkpoint.json(log.tip(), log.approvals())))
                    .with(bytes)
                    .run();
            shrink(transaction, log.scid());
            return Result.ok(true);
        });
    }

    @Override
    public Result<Optional<Bytes>> bytes(String scid) {
        return database.read(transaction -> Result.ok(
                transaction.sql("SELECT bytes FROM log WHERE scid = ?").with(scid).rows(row -> row.bytes(1)).stream()
                        .flatMap(Optional::stream)
                        .findFirst()));
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
            int logs =
                    transaction.sql("DELETE FROM log WHERE scid = ?").with(scid).run();
            transaction
                    .sql("DELETE FROM equivocation WHERE scid = ?")
                    .with(scid)
                    .run();
            return Result.ok(logs > 0);
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private void shrink(Transaction transaction, String justKept) {
        long bytes = transaction
                .sql("SELECT sum(length) FROM log")
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
            transaction
                    .sql("DELETE FROM log WHERE scid = ?")
                    .with(oldest.get(0).scid())
                    .run();
            bytes -= oldest.get(0).length();
        }
    }

    private record Oldest(String scid, long length) {}

    private static Result<RememberedLog> remembered(String scid, Row row) {
        int length = (int) row.integer(1);
        Bytes sha256 = row.bytes(2).orElse(Bytes.of(new byte[0]));
        byte[] checkpoint = row.text(3).orElse("").getBytes(StandardCharsets.UTF_8);
        JsonObject json = Json.parseObject(checkpoint, LIMITS).fold(value -> value, problems -> JsonObject.empty());
        return Checkpoint.tip(json)
                .map(tip -> new RememberedLog(scid, length, sha256, tip, Checkpoint.approvals(json)));
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
