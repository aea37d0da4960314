package coop.kith.did.resolve;

import coop.kith.net.Fetcher;
import java.time.InstantSource;

/**
 * What a method may use of the world: nothing else.
 *
 * @param fetcher the only way out; offline unless the caller gave another
 */
public record Surroundings(InstantSource clock, Fetcher fetcher) {
    /** Offline. */
    public Surroundings(InstantSource clock) {
        this(clock, Fetcher.offline());
    }
}
