package coop.kith.did.resolve;

import coop.kith.did.Did;
import coop.kith.net.NetProblem;
import coop.kith.net.Ticker;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many DIDs are resolved together: on whose threads, how many at a time, and by when all of it ends. Immutable, safe for many threads.
 *
 * @param executor runs the work; on a Java of 21 or later one of virtual threads does well
 * @param atOnce how many DIDs are resolved at the same time, from 1
 * @param within from the call to the answer
 * @param ticker measures it
 */
public record Batch(Executor executor, int atOnce, Duration within, Ticker ticker) {
    /** How long a wait may last before the ticker is looked at again. */
    private static final long SLICE_MILLIS = 50;

    public Batch {
        if (atOnce < 1 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("a batch of " + atOnce + " at once within " + within);
        }
    }

    /** With the JVM's monotonic clock. */
    public static Batch on(Executor executor, int atOnce, Duration within) {
        return new Batch(executor, atOnce, within, Ticker.system());
    }

    /**
     * One answer for each DID, in their order; a DID that stands there twice is resolved once. What is not done at the deadline, or when the calling thread is
     * interrupted, is Unavailable, and the work on it is interrupted.
     */
    public List<Resolution> resolve(DidResolver resolver, List<Did> dids, ResolutionOptions options) {
        long end = ticker.nanoseconds() + within.toNanos();
        Queue<Did> waiting = new ConcurrentLinkedQueue<>(new LinkedHashSet<>(dids));
        Map<Did, Resolution> answers = new ConcurrentHashMap<>();
        List<FutureTask<Boolean>> started = new ArrayList<>();
        int threads = Math.min(atOnce, waiting.size());
        CountDownLatch running = new CountDownLatch(threads);
        Runnable work = () -> {
            for (Did did = next(waiting, end); did != null; did = next(waiting, end)) {
                answers.put(did, resolver.resolve(did, options));
            }
        };
        for (int thread = 0; thread < threads; thread++) {
            start(work, running, started);
        }
        Problem reason = await(running, end);
        // What comes of the work that is interrupted now is no answer any more.
        Map<Did, Resolution> inTime = Map.copyOf(answers);
        started.forEach(task -> task.cancel(true));
        return dids.stream()
                .map(did -> inTime.getOrDefault(did, new Resolution.Unavailable(List.of(reason))))
                .toList();
    }

    private @Nullable Did next(Queue<Did> waiting, long end) {
        boolean over = Thread.currentThread().isInterrupted() || end - ticker.nanoseconds() <= 0;
        return over ? null : waiting.poll();
    }

    private void start(Runnable work, CountDownLatch running, List<FutureTask<Boolean>> started) {
        FutureTask<Boolean> task = new FutureTask<>(work, true) {
            @Override
            protected void done() {
                running.countDown();
            }
        };
        try {
            executor.execute(task);
            started.add(task);
        } catch (RejectedExecutionException full) {
            // The others do its share; where there is none, everything is Unavailable.
            running.countDown();
        }
    }

    /** Waits for the work; what is to be said of a DID that has no answer then. */
    private Problem await(CountDownLatch running, long end) {
        try {
            while (end - ticker.nanoseconds() > 0) {
                if (running.await(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return Problem.of(NetProblem.DEADLINE, "the executor took no work")
                            .next("Try again, or give another executor.");
                }
            }
            return Problem.of(NetProblem.DEADLINE, "not resolved within " + within.toMillis() + " ms")
                    .next("Try again later, or allow more time.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Problem.of(NetProblem.INTERRUPTED, "the thread was interrupted before this was resolved")
                    .next("Resolve again.");
        }
    }
}
