package coop.kith.trust.evidence;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How originals of one kind become evidence: the first time, and whenever a log that keeps them is read again. Their order makes no difference. */
public interface OriginalIntake {
    /** Of the originals that it reads. */
    Basis basis();

    /** Whether all of these can be kept: how many they are, or why one of them is none, or all together are too many. Verifies no signature. */
    Result<Integer> admit(Collection<Original> all);

    /**
     * The evidence that these are together as of {@code asOf}, every signature verified; each piece first seen when the first of the originals came in that it could be verified with. What
     * cannot be read is told, and takes nothing from the rest.
     */
    Found read(Collection<Original> all, Instant asOf);

    /** What came of it. */
    record Found(List<Evidence> evidence, List<Problem> problems) {
        public Found {
            evidence = List.copyOf(evidence);
            problems = List.copyOf(problems);
        }
    }
}
