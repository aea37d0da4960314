package coop.kith.vc.proof;

import coop.kith.net.Ticker;
import java.time.Duration;

/**
 * When a verification stops asking others: whoever made a document chooses whom it has a verifier ask, one after another, and each may be slow. What was asked before ends in its
 * own time. Immutable, safe for many threads.
 */
public final class Deadline {
    private final Ticker ticker;
    private final long end;
    private final String given;

    private Deadline(Ticker ticker, long end, String given) {
        this.ticker = ticker;
        this.end = end;
        this.given = given;
    }

    /** So long from now. Throws IllegalArgumentException when that is no time at all. */
    public static Deadline in(Duration time, Ticker ticker) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("no time for a verification: " + time);
        }
        return new Deadline(ticker, ticker.nanoseconds() + time.toNanos(), time.toSeconds() + " seconds");
    }

    public boolean isOver() {
        return ticker.nanoseconds() - end >= 0;
    }

    /** How long it was, in words. */
    public String given() {
        return given;
    }
}
