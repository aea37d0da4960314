package coop.kith.net;

import java.time.Duration;

/** Stands until it is let run; then each look at it takes a quarter of the deadline. */
final class StandingClock implements Ticker {
    private final long deadline;
    private boolean runs;
    private long now;
    private int looksAfterTheEnd;

    StandingClock(Duration deadline) {
        this.deadline = deadline.toNanos();
    }

    @Override
    public synchronized long nanoseconds() {
        now += runs ? deadline / 4 : 0;
        looksAfterTheEnd += now >= deadline ? 1 : 0;
        return now;
    }

    synchronized void run() {
        runs = true;
    }

    synchronized void reset() {
        runs = false;
        now = 0;
        looksAfterTheEnd = 0;
    }

    synchronized int looksAfterTheEnd() {
        return looksAfterTheEnd;
    }
}
