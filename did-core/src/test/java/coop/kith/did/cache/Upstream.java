package coop.kith.did.cache;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.JsonObject;
import coop.kith.problem.Check;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A method whose answers a test decides, and a clock that it sets. The document version is the number of the question. */
final class Upstream implements DidMethod, InstantSource {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    /** How the method answers. */
    enum Mood {
        GOOD,
        GONE,
        MISSING,
        DOWN
    }

    final AtomicInteger asked = new AtomicInteger();
    volatile Permanence permanence = Permanence.VERSIONED;
    volatile Optional<Duration> lifetime = Optional.empty();
    volatile Mood mood = Mood.GOOD;
    volatile Instant now = START;

    DidResolver resolver(CachePolicy policy) {
        return resolver(BoundedCache.of(policy, this));
    }

    DidResolver resolver(BoundedCache cache) {
        return DidResolver.of(List.of(this), this).keeping(cache);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public Permanence permanence() {
        return permanence;
    }

    @Override
    public boolean hasVersions() {
        return true;
    }

    @Override
    public Set<String> options() {
        return Set.of("a", "b");
    }

    @Override
    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
        int count = asked.incrementAndGet();
        Freshness freshness = lifetime.map(Freshness::lasting).orElse(Freshness.unstated());
        Evidence evidence = Evidence.of(Check.passed("up"));
        JsonObject metadata = JsonObject.empty().with("versionId", Integer.toString(count));
        return switch (mood) {
            case GOOD ->
                new Resolution.Resolved(
                        DidDocument.parse(JsonObject.empty().with("id", did.toString()))
                                .orThrow(),
                        metadata,
                        evidence,
                        freshness);
            case GONE -> new Resolution.Deactivated(metadata, evidence, freshness);
            case MISSING -> new Resolution.Invalid(List.of(Problem.of(DidProblem.NOT_FOUND, "none of " + count)));
            case DOWN -> new Resolution.Unavailable(List.of(Problem.of(DidProblem.INTERNAL_ERROR, "down " + count)));
        };
    }
}
