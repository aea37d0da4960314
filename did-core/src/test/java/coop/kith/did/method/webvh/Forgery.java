package coop.kith.did.method.webvh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.DidProblem;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import java.time.InstantSource;
import java.util.List;

/** What must become of a log that is forged in one point. */
final class Forgery {
    private Forgery() {}

    /**
     * The log holds up to the entry before {@code number} and no further, for these reasons and no others; nothing newer is resolved, and what is older still is.
     */
    static void assertRefused(List<ProblemType> expected, int number, TestLog log) {
        VerifiedLog verified = log.verified();
        VerifiedLog.Break broken = verified.broken().orElseThrow(() -> new AssertionError("the log holds"));
        assertEquals(
                expected,
                broken.problems().stream().map(Problem::type).distinct().toList(),
                broken::toString);
        assertEquals(number, broken.number());
        assertEquals(number - 1, verified.size());
        assertTrue(
                broken.problems().stream().allMatch(problem -> problem.detail().length() > 20));

        Resolution latest = resolve(log, ResolutionOptions.none());
        Resolution.Invalid invalid = assertInstanceOf(Resolution.Invalid.class, latest);
        assertEquals(DidProblem.INVALID_DID, invalid.problems().get(0).type());
        for (int valid = 1; valid < number; valid++) {
            ResolutionOptions earlier =
                    ResolutionOptions.none().atVersion(log.entry(valid).versionId());
            assertFalse(resolve(log, earlier) instanceof Resolution.Invalid);
        }
        for (int later = number; later <= log.size(); later++) {
            ResolutionOptions forged =
                    ResolutionOptions.none().atVersion(log.entry(later).versionId());
            Resolution answer = resolve(log, forged);
            boolean same = later > 1
                    && number > 1
                    && log.entry(later).versionId().equals(log.entry(number - 1).versionId());
            assertTrue(same || answer instanceof Resolution.Invalid, () -> "resolved: " + answer);
        }
    }

    static Resolution resolve(TestLog log, ResolutionOptions options) {
        Surroundings around = new Surroundings(InstantSource.fixed(TestLog.NOW), log.web());
        return DidResolver.of(List.of(DidWebvh.standard()), around).resolve(log.did(), options);
    }
}
