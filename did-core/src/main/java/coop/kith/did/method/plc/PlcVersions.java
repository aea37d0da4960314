package coop.kith.did.method.plc;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.history.History;
import coop.kith.did.history.Permanence;
import coop.kith.did.history.Version;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of a verified log: the operations that are in force, each from the time at which the directory accepted it. Operations that were taken back are no
 * versions at any time: who took them back says that they never were the subject's.
 */
record PlcVersions(Did did, AuditLog.Verified log) {
    /** The index, in {@link AuditLog.Verified#inForce}, of the version that {@code options} asks for; of the newest when they do not. */
    Result<Integer> chosen(ResolutionOptions options) {
        List<LogEntry> entries = log.inForce();
        if (options.versionId().isPresent()) {
            return byId(options.versionId().get());
        }
        if (options.versionTime().isEmpty()) {
            return Result.ok(entries.size() - 1);
        }
        Instant time = options.versionTime().get();
        for (int index = entries.size() - 1; index >= 0; index--) {
            if (!entries.get(index).createdAt().isAfter(time)) {
                return Result.ok(index);
            }
        }
        return notFound(did + " was not there yet at " + time + "; it is of "
                + entries.get(0).createdAt());
    }

    private Result<Integer> byId(String id) {
        for (int index = 0; index < log.inForce().size(); index++) {
            if (log.inForce().get(index).cid().equals(id)) {
                return Result.ok(index);
            }
        }
        return notFound(
                log.takenBack().contains(id)
                        ? "the operation " + id + " of " + did + " was taken back"
                        : did + " has no version " + id);
    }

    boolean isDeactivated() {
        return entry(log.inForce().size() - 1).operation().state().isEmpty();
    }

    LogEntry entry(int index) {
        return log.inForce().get(index);
    }

    /** DID Resolution 1.0, "DID Document Metadata"; times in whole seconds. */
    JsonObject metadata(int index) {
        JsonObject metadata = JsonObject.empty().with("created", seconds(entry(0)));
        if (index > 0) {
            metadata = metadata.with("updated", seconds(entry(index)));
        }
        metadata = metadata.with("versionId", entry(index).cid());
        if (index + 1 < log.inForce().size()) {
            metadata = metadata.with("nextUpdate", seconds(entry(index + 1)))
                    .with("nextVersionId", entry(index + 1).cid());
        }
        return isDeactivated() ? metadata.with("deactivated", JsonLiteral.TRUE) : metadata;
    }

    /** Refused when one of the documents is not valid. */
    Result<History> history() {
        List<Version> versions = new ArrayList<>();
        for (int index = 0; index < log.inForce().size(); index++) {
            LogEntry entry = entry(index);
            boolean replacedAtOnce = index + 1 < log.inForce().size()
                    && entry(index + 1).createdAt().equals(entry.createdAt());
            if (replacedAtOnce) {
                continue;
            }
            if (entry.operation().state().isEmpty()) {
                versions.add(Version.deactivation(entry.cid(), entry.createdAt(), TimeBasis.REGISTRY));
                continue;
            }
            Result<DidDocument> document =
                    PlcDocument.of(did, entry.operation().state().get());
            if (!document.isOk()) {
                return Result.refused(document.problems());
            }
            versions.add(Version.of(entry.cid(), entry.createdAt(), TimeBasis.REGISTRY, document.orThrow()));
        }
        return Result.ok(new History(did, Permanence.VERSIONED, versions));
    }

    private static String seconds(LogEntry entry) {
        return entry.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Result<Integer> notFound(String detail) {
        return Result.refused(Problem.of(DidProblem.NOT_FOUND, detail));
    }
}
