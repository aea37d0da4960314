package coop.kith.did.method.webvh;

import coop.kith.did.Did;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The part of a log that holds, and what broke it off, if anything did. "Earlier versions stay valid when later entries are not" (did:webvh 1.0, "Read (Resolve)",
 * steps 10 and 11). Made by {@link LogVerifier} alone. Immutable.
 */
public final class VerifiedLog {
    /**
     * The first entry that does not hold.
     *
     * @param number of the line, from 1 on
     * @param statedTime what the entry says of its time, where it says anything that can be read; nobody vouches for it
     */
    public record Break(int number, Optional<Instant> statedTime, List<Problem> problems) {
        public Break {
            problems = List.copyOf(problems);
        }
    }

    private final Optional<VerifiedEntry> latest;
    private final Optional<Break> broken;
    private final Approvals approvals;

    VerifiedLog(Optional<VerifiedEntry> latest, Optional<Break> broken, Approvals approvals) {
        this.latest = latest;
        this.broken = broken;
        this.approvals = approvals;
    }

    /** The last entry that holds; empty where not even the first one does. */
    public Optional<VerifiedEntry> latest() {
        return latest;
    }

    /** The first entry that does not hold, after {@link #latest}; empty where all do. */
    public Optional<Break> broken() {
        return broken;
    }

    /** The witnesses whose approvals were found to hold; as many as were needed, not all there may be. */
    public Approvals approvals() {
        return approvals;
    }

    /** The entries that hold, oldest first. */
    public List<VerifiedEntry> entries() {
        return entriesAfter(0);
    }

    /** Those with a greater number than {@code known}, oldest first. */
    List<VerifiedEntry> entriesAfter(int known) {
        List<VerifiedEntry> entries = new ArrayList<>();
        for (Optional<VerifiedEntry> at = latest;
                at.isPresent() && at.get().versionId().number() > known;
                at = at.get().before()) {
            entries.add(at.get());
        }
        Collections.reverse(entries);
        return entries;
    }

    /** How many entries hold. */
    public int size() {
        return latest.map(entry -> entry.versionId().number()).orElse(0);
    }

    /** Whether {@link #entries} begins with the first one; a log that was resumed from a memory may begin later. */
    boolean isWhole() {
        Optional<VerifiedEntry> at = latest;
        while (at.isPresent() && at.get().before().isPresent()) {
            at = at.get().before();
        }
        return at.map(first -> first.versionId().number() == 1).orElse(true);
    }

    /** The entry of that number among {@link #entries}. */
    Optional<VerifiedEntry> entry(int number) {
        Optional<VerifiedEntry> at = latest;
        while (at.isPresent() && at.get().versionId().number() > number) {
            at = at.get().before();
        }
        return at.filter(found -> found.versionId().number() == number);
    }

    /** The log as far as the entry before {@code because}. */
    VerifiedLog before(Break because) {
        return new VerifiedLog(entry(because.number() - 1), Optional.of(because), approvals);
    }

    /**
     * This log, which holds as far as it goes, and yet is not all there is. An entry that broke it off stands where a valid one is known to follow, so its own time
     * says nothing of how long the last one here was in force.
     */
    VerifiedLog cut(Break because) {
        Break end = broken.map(earlier -> new Break(earlier.number(), Optional.empty(), earlier.problems()))
                .orElse(because);
        return new VerifiedLog(latest, Optional.of(end), approvals);
    }

    /** With further problems behind those of the break. */
    VerifiedLog with(List<Problem> more) {
        return new VerifiedLog(
                latest,
                broken.map(because -> {
                    List<Problem> all = new ArrayList<>(because.problems());
                    all.addAll(more);
                    return new Break(because.number(), because.statedTime(), all);
                }),
                approvals);
    }

    /** This log when {@code did} is one of its names; the problem is OTHER_DID, or what broke the log before its first entry. */
    public Result<VerifiedLog> of(Did did) {
        if (latest.isEmpty()) {
            return Result.refused(broken.map(Break::problems).orElse(List.of(empty())));
        }
        return latest.get().names().contains(did)
                ? Result.ok(this)
                : Result.refused(Problem.of(
                        WebvhProblem.OTHER_DID,
                        "no entry of the log is of " + did + "; the last is of "
                                + latest.get().id()));
    }

    static Problem empty() {
        return Problem.of(WebvhProblem.MALFORMED_ENTRY, "the log has no entry");
    }
}
