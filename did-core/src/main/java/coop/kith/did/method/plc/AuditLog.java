package coop.kith.did.method.plc;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Replays an audit log from its first operation, entry by entry, as the directory did when it accepted them (did:plc 0.3.0, "Audit Logs" and "Key Rotation &amp;
 * Account Recovery").
 *
 * <p>At any moment there is a chain of operations in force. An operation names by CID the one it follows. Where that is the last of the chain, one of its rotation
 * keys must have signed. Where it is an earlier one, the operation takes back all that came after: then the signer must stand above the one who signed the first of
 * these, and no more than 72 hours may lie between them. What was taken back is out of force for ever. Then the directory's own marks are compared.
 *
 * <p>What cannot be seen from a log: that the directory keeps the newest operations back, or that it put a recovery into an order of its own. Whose clock the times
 * are, the evidence says.
 */
final class AuditLog {
    /** Hostile logs are as long as they may be; a person who changed something each day for five years comes to 1,826. */
    static final int MOST_ENTRIES = 2_000;

    /** 72 hours. */
    private static final Duration RECOVERY_WINDOW = Duration.ofDays(3);

    /** An entry is at most 7,500 bytes as DAG-CBOR and little more as JSON; no member is nested deeper than a service's. */
    private static final JsonLimits LIMITS = new JsonLimits(5 << 20, 8, 200_000);

    private final Did did;
    private final Cryptography cryptography;
    private final List<LogEntry> inForce = new ArrayList<>();
    private final Set<String> takenBack = new HashSet<>();

    private AuditLog(Did did, Cryptography cryptography) {
        this.did = did;
        this.cryptography = cryptography;
    }

    /** The chain that is in force at the end of the log, and what was taken back. */
    record Verified(List<LogEntry> inForce, Set<String> takenBack) {}

    static Result<Verified> verify(Did did, byte[] text, Cryptography cryptography) {
        return Json.parse(text, LIMITS)
                .fold(
                        json -> json instanceof JsonArray entries
                                ? verify(did, entries, cryptography)
                                : refused(
                                        PlcProblem.MALFORMED_LOG,
                                        "an audit log is an array, and this is " + json.kind()),
                        problems -> refused(
                                PlcProblem.MALFORMED_LOG,
                                "the audit log is not read as JSON: "
                                        + problems.get(0).detail()));
    }

    private static Result<Verified> verify(Did did, JsonArray entries, Cryptography cryptography) {
        if (entries.items().isEmpty() || entries.items().size() > MOST_ENTRIES) {
            return refused(
                    PlcProblem.MALFORMED_LOG,
                    "an audit log has from 1 to " + MOST_ENTRIES + " entries, and this one has "
                            + entries.items().size());
        }
        AuditLog log = new AuditLog(did, cryptography);
        List<LogEntry> read = new ArrayList<>();
        for (JsonValue item : entries.items()) {
            Result<LogEntry> entry = item instanceof JsonObject object
                    ? LogEntry.of(did, object)
                    : refused(PlcProblem.MALFORMED_OPERATION, "an entry is an object, and this is " + item.kind());
            Result<LogEntry> taken = entry.flatMap(log::take);
            if (!taken.isOk()) {
                JsonPointer where = JsonPointer.of(Integer.toString(read.size()));
                return Result.refused(taken.problems().stream()
                        .map(problem -> problem.under(where).with("entry", Integer.toString(read.size())))
                        .toList());
            }
            read.add(taken.orThrow());
        }
        return log.compared(read);
    }

    private Result<LogEntry> take(LogEntry entry) {
        return inForce.isEmpty() ? first(entry) : next(entry);
    }

    private Result<LogEntry> first(LogEntry entry) {
        Operation operation = entry.operation();
        if (operation.prev().isPresent() || operation.state().isEmpty()) {
            return refused(PlcProblem.CHAIN_BROKEN, "the first operation creates the DID and follows none");
        }
        if (!operation.signed().identifier().equals(did.methodSpecificId())) {
            return refused(
                    PlcProblem.GENESIS_MISMATCH,
                    "the first operation is that of did:plc:"
                            + operation.signed().identifier() + ", not of " + did);
        }
        RotationKeys own = new RotationKeys(operation.state().get().rotationKeys());
        return own.signer(operation, cryptography).isPresent() ? added(entry) : unsigned(entry);
    }

    private Result<LogEntry> next(LogEntry entry) {
        Operation operation = entry.operation();
        LogEntry newest = inForce.get(inForce.size() - 1);
        if (entry.createdAt().isBefore(newest.createdAt())) {
            return refused(
                    PlcProblem.TIME,
                    "the entry is of " + entry.createdAt() + ", and one before it of " + newest.createdAt());
        }
        if (operation.isLegacy() || operation.prev().isEmpty()) {
            return refused(PlcProblem.CHAIN_BROKEN, "only the first operation creates the DID");
        }
        String prev = operation.prev().get();
        int fork = positionOf(prev);
        if (fork < 0) {
            return refused(
                    PlcProblem.CHAIN_BROKEN,
                    takenBack.contains(prev)
                            ? "the operation follows " + prev + ", which was taken back"
                            : "the operation follows " + prev + ", which is none before it");
        }
        LogEntry before = inForce.get(fork);
        if (before.operation().state().isEmpty()) {
            return refused(PlcProblem.CHAIN_BROKEN, "the operation follows the one that ended the DID");
        }
        RotationKeys keys = new RotationKeys(before.operation().state().get().rotationKeys());
        if (fork == inForce.size() - 1) {
            return keys.signer(operation, cryptography).isPresent() ? added(entry) : unsigned(entry);
        }
        return recovery(entry, fork, keys);
    }

    private Result<LogEntry> recovery(LogEntry entry, int fork, RotationKeys keys) {
        LogEntry disputed = inForce.get(fork + 1);
        OptionalInt signer = keys.signer(disputed.operation(), cryptography);
        if (signer.isEmpty()) {
            throw new AssertionError("an operation in force was signed, and is not any more; please report " + did);
        }
        if (keys.above(signer.getAsInt())
                .signer(entry.operation(), cryptography)
                .isEmpty()) {
            return refused(
                    PlcProblem.RECOVERY,
                    "the operation takes back " + disputed.cid()
                            + ", and is not signed by a key above the one that signed that");
        }
        LogEntry newest = inForce.get(inForce.size() - 1);
        if (!entry.createdAt().isAfter(newest.createdAt())) {
            return refused(PlcProblem.TIME, "an operation that takes others back is of a later time than they are");
        }
        if (Duration.between(disputed.createdAt(), entry.createdAt()).compareTo(RECOVERY_WINDOW) > 0) {
            return refused(
                    PlcProblem.RECOVERY,
                    "the operation takes back " + disputed.cid() + " more than " + RECOVERY_WINDOW.toHours()
                            + " hours after it was accepted");
        }
        List<LogEntry> voided = inForce.subList(fork + 1, inForce.size());
        voided.forEach(each -> takenBack.add(each.cid()));
        voided.clear();
        return added(entry);
    }

    private Result<LogEntry> added(LogEntry entry) {
        inForce.add(entry);
        return Result.ok(entry);
    }

    private int positionOf(String cid) {
        for (int index = inForce.size() - 1; index >= 0; index--) {
            if (inForce.get(index).cid().equals(cid)) {
                return index;
            }
        }
        return -1;
    }

    private Result<Verified> compared(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            if (entry.nullified() != takenBack.contains(entry.cid())) {
                return refused(
                        PlcProblem.NULLIFICATION_MISMATCH,
                        "the directory says that " + entry.cid() + (entry.nullified() ? " was" : " was not")
                                + " taken back, and the log says otherwise");
            }
        }
        return Result.ok(new Verified(List.copyOf(inForce), Set.copyOf(takenBack)));
    }

    private static Result<LogEntry> unsigned(LogEntry entry) {
        return refused(
                PlcProblem.SIGNATURE,
                "none of the rotation keys before " + entry.cid()
                        + " signed it, or the signature is not 64 bytes of r and low s in base64url");
    }

    private static <T> Result<T> refused(PlcProblem type, String detail) {
        return Result.refused(Problem.of(type, detail));
    }
}
