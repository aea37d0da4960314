package coop.kith.trust.evidence;

import coop.kith.problem.Result;
import java.time.Instant;
import java.util.List;

/** The append-only log of evidence. Safe for many threads. */
public interface EvidenceLog extends AutoCloseable {
    /** Whether the evidence was new. When this returns Ok, the evidence survives the process. */
    Result<Boolean> append(Evidence evidence);

    /** All or nothing, in one transaction; the number that was new. */
    Result<Integer> appendAll(List<Evidence> batch);

    /**
     * Everything received up to {@code knownAt}, ordered by id. Evidence that no longer verifies is left out and named among the problems.
     */
    Contents read(Instant knownAt);

    /** What the log holds: the evidence, and the problems of rows that could not be admitted again. */
    record Contents(List<Evidence> evidence, List<coop.kith.problem.Problem> problems) {
        public Contents {
            evidence = List.copyOf(evidence);
            problems = List.copyOf(problems);
        }
    }

    @Override
    void close();
}
