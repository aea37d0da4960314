package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.json.JsonObject;
import coop.kith.net.NetProblem;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchTest {
    private static final ResolutionOptions NONE = ResolutionOptions.none();
    private static final Duration HOUR = Duration.ofHours(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final CountDownLatch stuck = new CountDownLatch(1);

    private final class Slow implements DidMethod {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            asked.add(did.methodSpecificId());
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return answer(did);
            } finally {
                now.decrementAndGet();
            }
        }

        private Resolution answer(Did did) {
            if (did.methodSpecificId().startsWith("bad")) {
                return new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, "none")));
            }
            if (did.methodSpecificId().startsWith("hangs")) {
                try {
                    stuck.countDown();
                    new CountDownLatch(1).await();
                } catch (InterruptedException expected) {
                    interrupted.incrementAndGet();
                    Thread.currentThread().interrupt();
                }
            }
            return new Resolution.Resolved(
                    DidDocument.parse(JsonObject.empty().with("id", did.toString()))
                            .orThrow(),
                    JsonObject.empty(),
                    List.of());
        }
    }

    private final DidResolver resolver = DidResolver.of(List.of(new Slow()), () -> Instant.EPOCH);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void answersEachInTheOrderAskedAndResolvesEachOnce() {
        List<Did> dids = dids("c", "a", "bad", "c", "b", "a");
        List<Resolution> answers = Batch.on(threads, 3, HOUR).resolve(resolver, dids, NONE);
        assertEquals(6, answers.size());
        for (int at = 0; at < 6; at++) {
            if (at == 2) {
                assertInstanceOf(Resolution.Invalid.class, answers.get(at));
            } else {
                Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, answers.get(at));
                assertEquals(dids.get(at), found.document().id());
            }
        }
        assertEquals(List.of("a", "b", "bad", "c"), asked.stream().sorted().toList());
    }

    @Test
    void neverResolvesMoreAtOnceThanItMay() {
        List<Did> dids = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            dids.add(did("n" + number));
        }
        assertEquals(
                500, Batch.on(threads, 4, HOUR).resolve(resolver, dids, NONE).size());
        assertEquals(500, asked.size());
        assertTrue(most.get() <= 4, "at once: " + most.get());
    }

    @Test
    void runsOnOneThreadAsWell() {
        List<Resolution> answers = new Batch(Runnable::run, 8, HOUR, () -> 0).resolve(resolver, dids("a", "b"), NONE);
        answers.forEach(answer -> assertInstanceOf(Resolution.Resolved.class, answer));
    }

    @Test
    void oneDeadlineEndsAllOfIt() throws InterruptedException {
        AtomicLong time = new AtomicLong();
        Thread passing = new Thread(() -> {
            try {
                stuck.await();
                time.set(HOUR.toNanos());
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        });
        passing.start();
        List<Resolution> answers =
                new Batch(threads, 1, HOUR, time::get).resolve(resolver, dids("a", "hangs", "b"), NONE);
        assertInstanceOf(Resolution.Resolved.class, answers.get(0));
        assertEquals(NetProblem.DEADLINE, problem(answers.get(1)).type());
        assertEquals(NetProblem.DEADLINE, problem(answers.get(2)).type());
        threads.shutdown();
        assertTrue(threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(1, interrupted.get());
        assertEquals(List.of("a", "hangs"), List.copyOf(asked));
    }

    @Test
    void anInterruptEndsItAndStays() {
        Thread.currentThread().interrupt();
        List<Resolution> answers = Batch.on(threads, 1, HOUR).resolve(resolver, dids("hangs"), NONE);
        assertTrue(Thread.interrupted());
        assertEquals(NetProblem.INTERRUPTED, problem(answers.get(0)).type());
    }

    @Test
    void anExecutorThatTakesNothingIsNoNews() {
        Batch refused = Batch.on(
                work -> {
                    throw new RejectedExecutionException();
                },
                2,
                HOUR);
        assertEquals(
                NetProblem.DEADLINE,
                problem(refused.resolve(resolver, dids("a"), NONE).get(0)).type());
        assertEquals(List.of(), refused.resolve(resolver, List.of(), NONE));
    }

    @Test
    void refusesABatchThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> Batch.on(threads, 0, HOUR));
        assertThrows(IllegalArgumentException.class, () -> Batch.on(threads, 1, Duration.ZERO));
    }

    private static Problem problem(Resolution answer) {
        return assertInstanceOf(Resolution.Unavailable.class, answer).problems().get(0);
    }

    private static List<Did> dids(String... identifiers) {
        List<Did> dids = new ArrayList<>();
        for (String identifier : identifiers) {
            dids.add(did(identifier));
        }
        return dids;
    }

    private static Did did(String identifier) {
        return Did.parse("did:slow:" + identifier).orThrow();
    }
}
