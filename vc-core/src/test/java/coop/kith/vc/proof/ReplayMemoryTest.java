package coop.kith.vc.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplayMemoryTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final ReplayMemory memory = ReplayMemory.of(now::get, WINDOW, 3);

    @Test
    void aChallengeCountsOnce() {
        assertEquals(Check.passed("replay"), memory.use("c", "d"));
        Check again = memory.use("c", "d");
        assertEquals(Outcome.FAILED, again.outcome());
        assertEquals(
                DiProblem.INVALID_CHALLENGE_ERROR, again.problem().orElseThrow().type());
    }

    @Test
    void theSameChallengeInAnotherDomainIsAnother() {
        assertEquals(Outcome.PASSED, memory.use("bc", "a").outcome());
        assertEquals(Outcome.PASSED, memory.use("c", "ab").outcome());
        assertEquals(Outcome.FAILED, memory.use("bc", "a").outcome());
    }

    @Test
    void aUseIsRememberedToTheEndOfTheWindowAndForgottenAfterIt() {
        memory.use("c", "d");
        now.updateAndGet(time -> time.plus(WINDOW));
        assertEquals(Outcome.FAILED, memory.use("c", "d").outcome());
        now.updateAndGet(time -> time.plusNanos(1));
        assertEquals(Outcome.PASSED, memory.use("c", "d").outcome());
    }

    @Test
    void aFullMemoryDoesNotForgetEarly() {
        IntStream.range(0, 3).forEach(use -> memory.use("c" + use, "d"));
        Check fourth = memory.use("c3", "d");
        assertEquals(Outcome.UNDECIDED, fourth.outcome());
        assertEquals(
                ProofProblem.REPLAY_MEMORY_FULL, fourth.problem().orElseThrow().type());
        assertEquals(Outcome.FAILED, memory.use("c0", "d").outcome());
        now.updateAndGet(time -> time.plus(WINDOW).plusNanos(1));
        assertEquals(Outcome.PASSED, memory.use("c3", "d").outcome());
    }

    @Test
    void aClockThatIsSetBackForgetsNothing() {
        memory.use("c", "d");
        now.updateAndGet(time -> time.minus(Duration.ofDays(1)));
        assertEquals(Outcome.FAILED, memory.use("c", "d").outcome());
    }

    @Test
    void ofManyUsesAtOnceOneIsTheFirst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Outcome>> uses = IntStream.range(0, 200)
                    .mapToObj(use -> threads.submit(() -> memory.use("c", "d").outcome()))
                    .toList();
            int passed = 0;
            for (Future<Outcome> use : uses) {
                passed += use.get() == Outcome.PASSED ? 1 : 0;
            }
            assertEquals(1, passed);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesAMemoryThatRemembersNothing() {
        assertThrows(IllegalArgumentException.class, () -> ReplayMemory.of(now::get, Duration.ZERO, 3));
        assertThrows(IllegalArgumentException.class, () -> ReplayMemory.of(now::get, WINDOW, 0));
    }
}
