package coop.kith.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of a fetch, on its ticker. */
final class Deadline {
    /** How long a wait may last before the ticker and the thread's interrupt are looked at again. */
    private static final long SLICE_MILLIS = 50;

    private final Ticker ticker;
    private final long end;
    private final Duration length;

    private Deadline(Ticker ticker, long end, Duration length) {
        this.ticker = ticker;
        this.end = end;
        this.length = length;
    }

    static Deadline after(Duration length, Ticker ticker) {
        return new Deadline(ticker, ticker.nanoseconds() + length.toNanos(), length);
    }

    /** Throws once the deadline has passed or the thread is interrupted. */
    void check() throws NetFailure {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        if (passed()) {
            throw new NetFailure(
                    NetProblem.DEADLINE,
                    "not finished within " + length.toMillis() + " ms",
                    "try again later, or allow more time");
        }
    }

    boolean passed() {
        return end - ticker.nanoseconds() <= 0;
    }

    static NetFailure interrupted() {
        return new NetFailure(NetProblem.INTERRUPTED, "the thread was interrupted while fetching", "fetch again");
    }

    /** Milliseconds to wait before the next {@link #check}, at least 1. */
    long slice() {
        long left = TimeUnit.NANOSECONDS.toMillis(end - ticker.nanoseconds());
        return Math.max(1, Math.min(SLICE_MILLIS, left));
    }

    /** A nearer deadline that leaves time for {@code others} more attempts of the same length. */
    Deadline share(int others) {
        long now = ticker.nanoseconds();
        return new Deadline(ticker, now + (end - now) / (others + 1), length);
    }
}
