package coop.kith.did.cache;

import java.time.Duration;

/**
 * How long answers are kept, and how many. Answers of immutable methods never expire; they only make way for others.
 *
 * @param weight of all answers together, in characters of their JSON, about two bytes of memory each; at least 10,000
 * @param usual lifetime where neither the method nor the server says one
 * @param most lifetime, whatever they say
 * @param negative lifetime of failures: not found, not valid, not reachable
 * @param maxStale for how long after its lifetime an answer is still served, marked stale, while the method cannot be reached; zero for never
 * @param leastInterval between two fetches for the same question that callers force
 */
public record CachePolicy(
        long weight, Duration usual, Duration most, Duration negative, Duration maxStale, Duration leastInterval) {
    private static final long LEAST_WEIGHT = 10_000;

    private static final CachePolicy STANDARD = new CachePolicy(
            64_000_000,
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            Duration.ofSeconds(1));

    public CachePolicy {
        boolean negativeTime = usual.isNegative()
                || most.isNegative()
                || negative.isNegative()
                || maxStale.isNegative()
                || leastInterval.isNegative();
        if (weight < LEAST_WEIGHT || negativeTime) {
            throw new IllegalArgumentException("a cache has a weight of at least " + LEAST_WEIGHT
                    + " and no negative times: " + weight + ", " + usual + ", " + most + ", " + negative + ", "
                    + maxStale + ", " + leastInterval);
        }
    }

    /** 64 million characters; 5 minutes, a day, 10 seconds, an hour, a second. */
    public static CachePolicy standard() {
        return STANDARD;
    }

    public CachePolicy weighing(long characters) {
        return new CachePolicy(characters, usual, most, negative, maxStale, leastInterval);
    }

    /** With another lifetime where nothing is said, and another upper bound where something is. */
    public CachePolicy lasting(Duration usually, Duration atMost) {
        return new CachePolicy(weight, usually, atMost, negative, maxStale, leastInterval);
    }

    public CachePolicy negative(Duration lifetime) {
        return new CachePolicy(weight, usual, most, lifetime, maxStale, leastInterval);
    }

    /** The longer, the longer whoever can keep us from the server can hide from us that a key was revoked. */
    public CachePolicy staleFor(Duration atMost) {
        return new CachePolicy(weight, usual, most, negative, atMost, leastInterval);
    }

    public CachePolicy forcedEvery(Duration interval) {
        return new CachePolicy(weight, usual, most, negative, maxStale, interval);
    }
}
