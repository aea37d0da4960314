package coop.kith.did.method.plc;

import coop.kith.did.Did;
import coop.kith.json.DateTimeStamp;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of an audit log: an operation, and what the directory says about it. The CID is the operation's own.
 *
 * @param nullified whether the directory says that a recovery key took the operation back
 * @param createdAt when the directory accepted it, by its clock
 */
record LogEntry(Operation operation, String cid, boolean nullified, Instant createdAt) {
    static Result<LogEntry> of(Did did, JsonObject json) {
        if (!json.string("did").equals(Optional.of(did.toString()))) {
            return refused(PlcProblem.MALFORMED_OPERATION, "the entry is not of " + did, "did");
        }
        Optional<Instant> createdAt = json.string("createdAt")
                .flatMap(text -> DateTimeStamp.parse(text).fold(Optional::of, problems -> Optional.empty()));
        if (createdAt.isEmpty()) {
            return refused(
                    PlcProblem.MALFORMED_OPERATION,
                    "createdAt is no time such as 2026-01-31T00:00:00.000Z",
                    "createdAt");
        }
        Optional<Boolean> nullified = json.get("nullified")
                .filter(value -> value == JsonLiteral.TRUE || value == JsonLiteral.FALSE)
                .map(value -> value == JsonLiteral.TRUE);
        if (nullified.isEmpty()) {
            return refused(PlcProblem.MALFORMED_OPERATION, "nullified is true or false", "nullified");
        }
        Optional<JsonObject> operation = json.object("operation");
        if (operation.isEmpty()) {
            return refused(PlcProblem.MALFORMED_OPERATION, "the entry has no operation", "operation");
        }
        return Operation.of(operation.get()).flatMap(read -> {
            String cid = read.signed().cid();
            return json.string("cid").equals(Optional.of(cid))
                    ? Result.ok(new LogEntry(read, cid, nullified.get(), createdAt.get()))
                    : refused(PlcProblem.CID_MISMATCH, "the operation's CID is " + cid, "cid");
        });
    }

    private static <T> Result<T> refused(PlcProblem type, String detail, String member) {
        return Result.refused(Problem.of(type, detail, JsonPointer.of(member)));
    }
}
