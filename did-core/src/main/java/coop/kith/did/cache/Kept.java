package coop.kith.did.cache;

import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Freshness.State;
import coop.kith.did.resolve.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One answer in the cache.
 *
 * @param answer as it is handed out until {@code servedUntil}, its freshness set
 * @param retrieved when the method gave what {@code answer} says
 * @param asked when the method was last asked, with whatever outcome
 * @param servedUntil the moment from which on the method is asked again
 * @param staleUntil the last moment at which {@code answer} may be served at all
 */
record Kept(Resolution answer, Instant retrieved, Instant asked, Instant servedUntil, Instant staleUntil, int weight) {
    boolean isServedAt(Instant now) {
        // A clock that was set back makes no answer younger: what seems to come from the future is asked for again.
        return now.isBefore(servedUntil) && !now.isBefore(asked);
    }

    /** Whether it says something about the DID that may still be said while the method is out of reach. */
    boolean mayBeStaleAt(Instant now) {
        return isNews(answer) && !now.isBefore(retrieved) && !now.isAfter(staleUntil);
    }

    boolean wasAskedWithin(Duration interval, Instant now) {
        return !now.isBefore(asked) && now.isBefore(asked.plus(interval));
    }

    /** The same answer, stale, until the next attempt after a failed one. */
    Kept stale(Instant now, Duration pause) {
        Instant next = now.plus(pause);
        // One nanosecond after, since staleUntil itself is still allowed.
        Instant end = staleUntil.isBefore(next) ? staleUntil.plusNanos(1) : next;
        return new Kept(
                fresh(answer, known -> known.in(State.STALE, retrieved)), retrieved, now, end, staleUntil, weight);
    }

    static boolean isNews(Resolution answer) {
        return answer instanceof Resolution.Resolved || answer instanceof Resolution.Deactivated;
    }

    static Resolution marked(Resolution answer, State state, Instant retrieved) {
        return fresh(answer, known -> known.in(state, retrieved));
    }

    static Optional<Freshness> freshness(Resolution answer) {
        if (answer instanceof Resolution.Resolved found) {
            return Optional.of(found.freshness());
        }
        return answer instanceof Resolution.Deactivated gone ? Optional.of(gone.freshness()) : Optional.empty();
    }

    private static Resolution fresh(Resolution answer, UnaryOperator<Freshness> change) {
        if (answer instanceof Resolution.Resolved found) {
            return found.with(change.apply(found.freshness()));
        }
        return answer instanceof Resolution.Deactivated gone ? gone.with(change.apply(gone.freshness())) : answer;
    }
}
