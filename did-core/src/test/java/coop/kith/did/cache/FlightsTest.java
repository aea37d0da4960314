package coop.kith.did.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.resolve.Resolution;
import coop.kith.net.NetProblem;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlightsTest {
    private static final Resolution ANSWER = new Resolution.Invalid(List.of());
    private static final Resolution INTERRUPTED =
            new Resolution.Unavailable(List.of(Problem.of(NetProblem.INTERRUPTED, "interrupted")));

    private final Flights<String, Resolution> flights = Flights.ofResolutions();

    @Test
    void anInterruptOfTheLeaderIsNobodyElsesAnswer() throws Exception {
        CountDownLatch led = new CountDownLatch(1);
        CountDownLatch joined = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        FutureTask<Resolution> leader = started(() -> flights.join("a", () -> {
            runs.incrementAndGet();
            led.countDown();
            return until(joined) ? INTERRUPTED : ANSWER;
        }));
        led.await();
        FutureTask<Resolution> follower = new FutureTask<>(() -> flights.join("a", () -> {
            runs.incrementAndGet();
            return ANSWER;
        }));
        Thread second = new Thread(follower);
        second.start();
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        joined.countDown();
        assertSame(INTERRUPTED, leader.get());
        assertSame(ANSWER, follower.get());
        assertEquals(2, runs.get());
    }

    @Test
    void anInterruptOfOneWhoWaitsEndsItsWaitOnly() throws Exception {
        CountDownLatch led = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        FutureTask<Resolution> leader = started(() -> flights.join("a", () -> {
            led.countDown();
            return until(release) ? ANSWER : INTERRUPTED;
        }));
        led.await();
        AtomicInteger flag = new AtomicInteger();
        FutureTask<Resolution> waiting = new FutureTask<>(() -> {
            Resolution answer = flights.join("a", () -> ANSWER);
            flag.set(Thread.currentThread().isInterrupted() ? 1 : 0);
            return answer;
        });
        Thread thread = new Thread(waiting);
        thread.start();
        thread.interrupt();
        assertTrue(Flights.isInterrupted(waiting.get()));
        assertEquals(1, flag.get());
        release.countDown();
        assertSame(ANSWER, leader.get());
    }

    @Test
    void workThatThrowsLeavesNothingBehind() {
        assertThrows(
                IllegalStateException.class,
                () -> flights.join("a", () -> {
                    throw new IllegalStateException();
                }));
        assertSame(ANSWER, flights.join("a", () -> ANSWER));
    }

    @Test
    void workThatAsksForItselfDoesNotWaitForItself() {
        assertSame(ANSWER, flights.join("a", () -> flights.join("a", () -> ANSWER)));
    }

    private static FutureTask<Resolution> started(Supplier<Resolution> work) {
        FutureTask<Resolution> task = new FutureTask<>(work::get);
        new Thread(task).start();
        return task;
    }

    private static boolean until(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }
}
