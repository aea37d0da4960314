package coop.kith.did.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the method does and however time passes. */
class BoundedCacheLaws {
    private static final CachePolicy POLICY = CachePolicy.standard()
            .lasting(Duration.ofSeconds(20), Duration.ofSeconds(40))
            .negative(Duration.ofSeconds(5))
            .staleFor(Duration.ofSeconds(30));

    record Step(int seconds, Upstream.Mood mood, Optional<Integer> lifetime, boolean noCache) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(
                                        20, Arbitraries.integers().between(0, 25)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(-100, 100))),
                        Arbitraries.of(Upstream.Mood.class),
                        Arbitraries.integers().between(0, 60).optional(),
                        Arbitraries.of(false, false, false, true))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 500)
    void neverServesPastMaxStaleAndNeverStaleUnmarked(@ForAll("steps") List<Step> steps) {
        Upstream up = new Upstream();
        DidResolver resolver = up.resolver(POLICY);
        Map<String, Instant> retrieved = new HashMap<>();
        Map<String, Duration> lifetimes = new HashMap<>();
        for (Step step : steps) {
            up.pass(Duration.ofSeconds(step.seconds()));
            up.mood = step.mood();
            up.lifetime = step.lifetime().map(Duration::ofSeconds);
            int before = up.asked.get();
            Resolution answer = resolver.resolve(
                    Did.parse("did:up:1").orThrow(),
                    step.noCache() ? ResolutionOptions.none().withoutCache() : ResolutionOptions.none());
            if (!(answer instanceof Resolution.Resolved found)) {
                continue;
            }
            String version = found.documentMetadata().string("versionId").orElseThrow();
            if (up.asked.get() > before && version.equals(Integer.toString(up.asked.get()))) {
                retrieved.put(version, up.now);
                lifetimes.put(version, lifetime(up.lifetime));
                assertEquals(Freshness.State.NEW, found.freshness().state());
                continue;
            }
            Instant then = Objects.requireNonNull(retrieved.get(version));
            Duration lifetime = Objects.requireNonNull(lifetimes.get(version));
            Duration age = Duration.between(then, up.now);
            assertEquals(Optional.of(then), found.freshness().retrieved());
            assertTrue(age.compareTo(lifetime.plus(POLICY.maxStale())) <= 0, "age " + age);
            assertTrue(found.freshness().isStale() || age.compareTo(lifetime) < 0, "age " + age);
            assertTrue(!age.isNegative());
        }
    }

    private static Duration lifetime(Optional<Duration> said) {
        Duration lifetime = said.orElse(POLICY.usual());
        return lifetime.compareTo(POLICY.most()) < 0 ? lifetime : POLICY.most();
    }
}
