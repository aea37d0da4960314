package coop.kith.did.method.webvh;

import coop.kith.crypto.Signer;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A witness's side of one DID (did:webvh 1.0, "Witnessing a DID Version Update"): holds its own copy of the log, verifies what the controller proposes as
 * a reader would, and remembers what it approved. Whether to approve an entry that holds is for people to decide, before they call {@link #approve}.
 *
 * <p>What it protects against: a controller, or a thief of the controller's keys, who shows different histories to different people. An entry is refused
 * where the log before it is not a continuation of the witness's copy, and where the witness has already approved another entry of the same number. Safe
 * for many threads and several processes on one folder.
 */
public final class WitnessDesk {
    private final LogFolder copy;
    private final LogVerifier verifier;
    private final InstantSource clock;

    private WitnessDesk(LogFolder copy, LogVerifier verifier, InstantSource clock) {
        this.copy = copy;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** {@code copy} is the witness's own folder for this DID, empty at the beginning; {@code next.jsonl} in it is what was approved last. */
    public static WitnessDesk of(LogFolder copy, InstantSource clock) {
        return new WitnessDesk(copy, LogVerifier.standard(), clock);
    }

    /**
     * What the entry would make of the DID, once it was verified; for the people who decide. Nothing is kept.
     *
     * @param shown by the controller: the published log with its witness file, and the entry that is to follow
     */
    public Result<VerifiedEntry> review(LogFolder.Kept shown) {
        return copy.read().flatMap(own -> reviewed(own, shown));
    }

    /**
     * Approves the entry: the proof to hand to the controller. The witness's copy becomes the log that was shown. The same entry may be approved again.
     */
    public Result<JsonObject> approve(LogFolder.Kept shown, Signer witness) {
        return copy.alone(() -> {
            Result<VerifiedEntry> entry = copy.kept().flatMap(own -> reviewed(own, shown));
            Result<JsonObject> proof =
                    entry.flatMap(next -> WitnessRound.approval(next.versionId().toString(), witness, clock.instant()));
            if (proof.isOk()) {
                // Remembered before it is handed out: a crash may cost an approval, never the memory of one.
                copy.remember(shown);
            }
            return proof;
        });
    }

    private Result<VerifiedEntry> reviewed(LogFolder.Kept own, LogFolder.Kept shown) {
        if (shown.next().isEmpty()) {
            return Result.refused(Problem.of(WebvhProblem.MALFORMED_ENTRY, "no entry is proposed")
                    .next("Ask the controller for next.jsonl."));
        }
        return verified(shown)
                .flatMap(log -> verified(own)
                        .flatMap(known -> continued(known, own.next(), log))
                        .flatMap(
                                fine -> verifier.next(log.latest(), shown.next().get(), clock.instant())
                                        .flatMap(next -> consistent(own.next(), next))));
    }

    private Result<VerifiedLog> verified(LogFolder.Kept kept) {
        VerifiedLog log = verifier.verify(kept.log().toArray(), kept.witnesses(), clock.instant());
        return log.broken().isPresent() ? Result.refused(log.broken().get().problems()) : Result.ok(log);
    }

    /** A versionId covers everything before it, so the last one that is known decides. */
    private Result<VerifiedLog> continued(VerifiedLog known, Optional<LogEntry> approved, VerifiedLog shown) {
        if (shown.size() < known.size()) {
            return Result.refused(Problem.of(
                            WebvhProblem.TRUNCATED_LOG,
                            "the log that is shown ends with version " + shown.size()
                                    + ", and this witness knows version " + known.size())
                    .next("Approve nothing, and tell the other witnesses; or ask the controller for the whole log."));
        }
        List<VerifiedEntry> entries = shown.entries();
        for (Optional<VersionId> mine :
                List.of(known.latest().map(VerifiedEntry::versionId), approved.flatMap(WitnessDesk::versionId))) {
            if (mine.isPresent() && mine.get().number() <= shown.size()) {
                VersionId theirs = entries.get(mine.get().number() - 1).versionId();
                if (!theirs.equals(mine.get())) {
                    return Result.refused(another(mine.get(), theirs));
                }
            }
        }
        return Result.ok(shown);
    }

    private Result<VerifiedEntry> consistent(Optional<LogEntry> approved, VerifiedEntry next) {
        Optional<VersionId> other = approved.flatMap(WitnessDesk::versionId)
                .filter(mine -> mine.number() == next.versionId().number() && !mine.equals(next.versionId()));
        return other.isPresent() ? Result.refused(another(other.get(), next.versionId())) : Result.ok(next);
    }

    private Problem another(VersionId mine, VersionId theirs) {
        return Problem.of(
                        WebvhProblem.EQUIVOCATION,
                        "this witness knows version " + mine + ", and is shown version " + theirs + " in its place")
                .next("Approve it only when the controller tells you, by another way, that the first was never"
                        + " published; then remove " + copy.next() + ".");
    }

    private static Optional<VersionId> versionId(LogEntry entry) {
        return VersionId.parse(entry.versionId()).fold(Optional::of, bad -> Optional.empty());
    }
}
