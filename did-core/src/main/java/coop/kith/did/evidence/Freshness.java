package coop.kith.did.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh an answer is, and how long it may be used again. A method says the lifetime; a cache says the rest.
 *
 * @param lifetime for how long the method, or the server behind it, lets an answer be used again; zero when it must not be; empty when nothing was said
 * @param retrieved when the method gave the answer, by the cache's clock; empty where no cache was asked
 */
public record Freshness(State state, Optional<Duration> lifetime, Optional<Instant> retrieved) {
    private static final Freshness UNSTATED = new Freshness(State.NEW, Optional.empty(), Optional.empty());

    /** What became of the answer between the method and the caller. */
    public enum State {
        /** The method gave it for this caller. */
        NEW,
        /** A cache kept it, and its lifetime lasts. */
        KEPT,
        /** A cache kept it beyond its lifetime, because the method could not be reached: stale if error, RFC 5861 section 4. */
        STALE
    }

    public Freshness {
        if (lifetime.isPresent() && lifetime.get().isNegative()) {
            throw new IllegalArgumentException("a lifetime is not negative: " + lifetime.get());
        }
    }

    /** The method does not say how long its answer is good for. */
    public static Freshness unstated() {
        return UNSTATED;
    }

    /** The answer may be used again for that long; zero for not at all. */
    public static Freshness lasting(Duration lifetime) {
        return new Freshness(State.NEW, Optional.of(lifetime), Optional.empty());
    }

    public boolean isStale() {
        return state == State.STALE;
    }

    /** The same answer as a cache took it in or hands it out. */
    public Freshness in(State other, Instant when) {
        return new Freshness(other, lifetime, Optional.of(when));
    }
}
