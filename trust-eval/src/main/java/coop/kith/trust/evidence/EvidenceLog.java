package coop.kith.trust.evidence;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;

/**
 * The append-only log of evidence: a set, so that two logs merge to the same one in either order. Safe for many threads.
 *
 * <p>A credential counts once however often and in whatever encoding it arrives; its {@link Evidence#receivedAt} is the earliest one given.
 * Two different credentials that carry the same {@code id} are both kept; the graph names their issuer.
 */
public interface EvidenceLog extends AutoCloseable {
    /** Whether the evidence was new. When this returns Ok, the evidence is as durable as this log is. */
    Result<Boolean> append(Evidence evidence);

    /** All or nothing, in one transaction; the number that was new. */
    Result<Integer> appendAll(List<Evidence> batch);

    /**
     * Everything received up to {@code knownAt}, ordered by id. Evidence that no longer verifies is left out and named among the problems.
     */
    Contents read(Instant knownAt);

    /** What the log holds: the evidence, and the problems of rows that could not be admitted again. */
    record Contents(List<Evidence> evidence, List<Problem> problems) {
        public Contents {
            evidence = List.copyOf(evidence);
            problems = List.copyOf(problems);
        }
    }

    /** Of two sightings of the same evidence the earlier. */
    static Evidence firstSeen(Evidence one, Evidence other) {
        return other.receivedAt().isBefore(one.receivedAt()) ? other : one;
    }

    @Override
    void close();
}
