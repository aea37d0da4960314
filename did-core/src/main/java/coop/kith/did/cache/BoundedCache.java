package coop.kith.did.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Freshness.State;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.Question;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionCache;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * A cache in memory. What it guarantees:
 * <ul>
 * <li>an answer of an immutable method is kept until others push it out; another one for the lifetime that the method says, within the {@link CachePolicy};
 * <li>beyond its lifetime an answer is served only while the method cannot be reached, for {@link CachePolicy#maxStale} at the most, and marked
 *     {@link State#STALE};
 * <li>a failure is kept for {@link CachePolicy#negative}, and one that replaces an answer (not found, not valid, deactivated) replaces it at once;
 * <li>however many ask the same at the same time, the method is asked once;
 * <li>{@code noCache} asks the method, but for one question only every {@link CachePolicy#leastInterval}; in between it is refused with
 *     FEATURE_NOT_SUPPORTED, as DID Resolution 1.0 section "Caching" demands of a resolver that refuses it;
 * <li>the weight of all answers stays within {@link CachePolicy#weight}, whatever is asked.
 * </ul>
 * No thread of its own; safe for any number of threads; time comes from the clock that was given.
 *
 * <pre>{@code
 * DidResolver resolver = DidResolver.of(DidMethods.standard(), new Surroundings(clock, HttpsFetcher.standard()))
 *         .keeping(BoundedCache.of(CachePolicy.standard(), clock));
 * }</pre>
 */
public final class BoundedCache implements ResolutionCache {
    private final CachePolicy policy;
    private final InstantSource clock;
    private final Cache<Question, Kept> kept;
    private final Flights<Question, Resolution> flights = Flights.ofResolutions();
    private final LongAdder hits = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final LongAdder stale = new LongAdder();

    private BoundedCache(CachePolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(policy.weight())
                .weigher((Question question, Kept entry) -> entry.weight())
                .executor(Runnable::run)
                .build();
    }

    public static BoundedCache of(CachePolicy policy, InstantSource clock) {
        return new BoundedCache(policy, clock);
    }

    /**
     * What happened so far.
     *
     * @param hits answers out of the cache within their lifetime
     * @param asked how often a method was asked
     * @param stale answers beyond their lifetime that were served
     * @param entries answers kept now, about
     */
    public record Counts(long hits, long asked, long stale, long entries) {}

    public Counts counts() {
        return new Counts(hits.sum(), asked.sum(), stale.sum(), kept.estimatedSize());
    }

    @Override
    public Resolution answer(Question question, boolean noCache, Supplier<Resolution> method) {
        Instant now = clock.instant();
        Kept known = kept.getIfPresent(question);
        if (known != null) {
            boolean good = !noCache
                    || question.permanence() == Permanence.IMMUTABLE
                    || known.retrieved().equals(now);
            if (good && known.isServedAt(now)) {
                return served(known);
            }
            if (noCache && known.wasAskedWithin(policy.leastInterval(), now)) {
                return tooSoon(question, known.asked());
            }
        }
        return flights.join(question, () -> asked(question, noCache, now, method));
    }

    @Override
    public Optional<Resolution> newer(Question question, Freshness seen, Supplier<Resolution> method) {
        if (seen.state() == State.NEW || question.permanence() == Permanence.IMMUTABLE) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Kept known = kept.getIfPresent(question);
        if (known != null && known.isServedAt(now) && isAfter(known.retrieved(), seen)) {
            return Optional.of(served(known));
        }
        if (known != null && known.wasAskedWithin(policy.leastInterval(), now)) {
            return Optional.empty();
        }
        Resolution answer = flights.join(question, () -> asked(question, true, now, method));
        return answer instanceof Resolution.Unavailable ? Optional.empty() : Optional.of(answer);
    }

    private static boolean isAfter(Instant retrieved, Freshness seen) {
        return seen.retrieved().map(retrieved::isAfter).orElse(false);
    }

    private Resolution served(Kept entry) {
        boolean old = Kept.freshness(entry.answer()).map(Freshness::isStale).orElse(false);
        (old ? stale : hits).increment();
        return entry.answer();
    }

    /** Asks the method, unless a flight that landed since {@code called} brought an answer. */
    private Resolution asked(Question question, boolean noCache, Instant called, Supplier<Resolution> method) {
        Kept before = kept.getIfPresent(question);
        Instant begun = clock.instant();
        if (before != null && before.isServedAt(begun)) {
            Instant since = noCache ? before.retrieved() : before.asked();
            if (!since.isBefore(called)) {
                return served(before);
            }
        }
        asked.increment();
        Resolution answer = method.get();
        if (Flights.isInterrupted(answer)) {
            return answer;
        }
        Instant now = clock.instant();
        if (!(answer instanceof Resolution.Unavailable)) {
            return kept(question, answer, now);
        }
        if (before != null && before.mayBeStaleAt(now)) {
            Kept old = before.stale(now, policy.negative());
            kept.put(question, old);
            return noCache ? answer : served(old);
        }
        return kept(question, answer, now);
    }

    /** What the method answered, marked, and kept if it may be. */
    private Resolution kept(Question question, Resolution answer, Instant now) {
        Duration lifetime = lifetime(question, answer);
        if (lifetime.isZero()) {
            kept.invalidate(question);
            return Kept.marked(answer, State.NEW, now);
        }
        boolean forever = question.permanence() == Permanence.IMMUTABLE;
        Instant end = forever ? Instant.MAX : now.plus(lifetime);
        Instant last = forever || !Kept.isNews(answer) ? end : end.plus(policy.maxStale());
        kept.put(
                question,
                new Kept(Kept.marked(answer, State.KEPT, now), now, now, end, last, Weight.of(question, answer)));
        return Kept.marked(answer, State.NEW, now);
    }

    private Duration lifetime(Question question, Resolution answer) {
        boolean news = Kept.isNews(answer);
        if (question.permanence() == Permanence.IMMUTABLE) {
            // Its failures cost no network; and a long form that is not known yet may be known later.
            return news ? policy.most() : Duration.ZERO;
        }
        if (!news) {
            return policy.negative();
        }
        Duration said = Kept.freshness(answer).flatMap(Freshness::lifetime).orElse(policy.usual());
        return said.compareTo(policy.most()) < 0 ? said : policy.most();
    }

    private Resolution tooSoon(Question question, Instant before) {
        return new Resolution.Invalid(List.of(Problem.of(
                        DidProblem.FEATURE_NOT_SUPPORTED,
                        "bypassing the cache was not permitted: " + question.did() + " was asked for at " + before
                                + ", and again only " + policy.leastInterval().toMillis() + " ms later")
                .next("Resolve without noCache, or wait.")));
    }
}
