package coop.kith.did.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.evidence.Freshness.State;
import coop.kith.did.history.Permanence;
import coop.kith.did.resolve.Dereferencer;
import coop.kith.did.resolve.DidMethod;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.DateTimeStamp;
import coop.kith.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedCacheTest {
    private static final Did DID = Did.parse("did:up:1").orThrow();
    private static final ResolutionOptions NONE = ResolutionOptions.none();
    private static final Duration USUAL = CachePolicy.standard().usual();

    private final Upstream up = new Upstream();
    private final DidResolver resolver = up.resolver(CachePolicy.standard());

    @Test
    void keepsAnAnswerForItsLifetime() {
        assertEquals("1 NEW", answer());
        up.pass(USUAL.minusNanos(1));
        assertEquals("1 KEPT", answer());
        up.pass(Duration.ofNanos(1));
        assertEquals("2 NEW", answer());
    }

    @Test
    void keepsItForAsLongAsTheMethodSaysWithinTheBound() {
        up.lifetime = Optional.of(Duration.ofSeconds(2));
        assertEquals("1 NEW", answer());
        up.pass(Duration.ofSeconds(2));
        up.lifetime = Optional.of(Duration.ofDays(400));
        assertEquals("2 NEW", answer());
        up.pass(CachePolicy.standard().most().minusNanos(1));
        assertEquals("2 KEPT", answer());
        up.pass(Duration.ofNanos(1));
        assertEquals("3 NEW", answer());
    }

    @Test
    void keepsNothingThatMustNotBeKept() {
        up.lifetime = Optional.of(Duration.ZERO);
        assertEquals("1 NEW", answer());
        assertEquals("2 NEW", answer());
        up.mood = Upstream.Mood.DOWN;
        assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(DID));
    }

    @Test
    void neverAsksAnImmutableMethodTwice() {
        up.permanence = Permanence.IMMUTABLE;
        assertEquals("1 NEW", answer());
        up.pass(Duration.ofDays(100_000));
        assertEquals("1 KEPT", answer());
        assertEquals("1 KEPT", text(resolver.resolve(DID, NONE.withoutCache())));
        assertEquals(Optional.empty(), resolver.newer(DID, resolver.resolve(DID)));
    }

    @Test
    void keepsNoFailureOfAnImmutableMethod() {
        up.permanence = Permanence.IMMUTABLE;
        up.mood = Upstream.Mood.MISSING;
        assertInstanceOf(Resolution.Invalid.class, resolver.resolve(DID));
        up.mood = Upstream.Mood.GOOD;
        assertEquals("2 NEW", answer());
    }

    @Test
    @DisplayName("D33: failures are kept for a short time")
    void keepsFailuresShortly() {
        for (Upstream.Mood mood : List.of(Upstream.Mood.MISSING, Upstream.Mood.DOWN)) {
            Upstream other = new Upstream();
            other.mood = mood;
            DidResolver asking = other.resolver(CachePolicy.standard());
            Resolution first = asking.resolve(DID);
            other.pass(CachePolicy.standard().negative().minusNanos(1));
            assertEquals(first, asking.resolve(DID));
            assertEquals(1, other.asked.get());
            other.pass(Duration.ofNanos(1));
            asking.resolve(DID);
            assertEquals(2, other.asked.get());
        }
    }

    @Test
    @DisplayName("D33: an old answer is served while the method is down, marked, and never past max-stale")
    void servesStaleAnswersForABoundedTime() {
        assertEquals("1 NEW", answer());
        up.mood = Upstream.Mood.DOWN;
        up.pass(USUAL);
        assertEquals("1 STALE", answer());
        int before = up.asked.get();
        assertEquals("1 STALE", answer());
        assertEquals(before, up.asked.get());
        up.pass(CachePolicy.standard().maxStale());
        assertEquals("1 STALE", answer());
        assertEquals(before + 1, up.asked.get());
        up.pass(Duration.ofNanos(1));
        assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(DID));
    }

    @Test
    void keepsTheTimeOfRetrievalWhileStale() {
        resolver.resolve(DID);
        up.mood = Upstream.Mood.DOWN;
        up.pass(USUAL.plusSeconds(5));
        Freshness stale = assertInstanceOf(Resolution.Resolved.class, resolver.resolve(DID))
                .freshness();
        assertEquals(Optional.of(Upstream.START), stale.retrieved());
        assertTrue(stale.isStale());
    }

    @Test
    @DisplayName("D34: what the method says of the DID replaces a kept answer at once")
    void aDeactivationOrADisappearanceIsNoError() {
        for (Upstream.Mood mood : List.of(Upstream.Mood.GONE, Upstream.Mood.MISSING)) {
            Upstream other = new Upstream();
            DidResolver asking = other.resolver(CachePolicy.standard());
            asking.resolve(DID);
            other.mood = mood;
            other.pass(USUAL);
            assertTrue(!(asking.resolve(DID) instanceof Resolution.Resolved), mood.toString());
            other.mood = Upstream.Mood.DOWN;
            other.pass(USUAL);
            assertTrue(!(asking.resolve(DID) instanceof Resolution.Resolved), mood.toString());
        }
    }

    @Test
    @DisplayName("D33: noCache asks the method, and a flood of it does not")
    void honoursNoCacheWithoutFlooding() {
        assertEquals("1 NEW", answer());
        up.pass(Duration.ofSeconds(1));
        assertEquals("2 NEW", text(resolver.resolve(DID, NONE.withoutCache())));
        up.pass(Duration.ofMillis(999));
        Problem refused = assertInstanceOf(Resolution.Invalid.class, resolver.resolve(DID, NONE.withoutCache()))
                .problems()
                .get(0);
        assertEquals(DidProblem.FEATURE_NOT_SUPPORTED, refused.type());
        assertEquals("2 KEPT", answer());
        up.pass(Duration.ofMillis(1));
        assertEquals("3 NEW", text(resolver.resolve(DID, NONE.withoutCache())));
        assertEquals("3 KEPT", answer());
    }

    @Test
    void noCacheIsToldThatTheMethodIsDownAndLosesNothing() {
        assertEquals("1 NEW", answer());
        up.mood = Upstream.Mood.DOWN;
        up.pass(Duration.ofSeconds(2));
        assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(DID, NONE.withoutCache()));
        assertEquals("1 STALE", answer());
    }

    @Test
    void givesANewerAnswerToOneWhomAKeptOneLetDown() {
        Resolution first = resolver.resolve(DID);
        assertEquals(Optional.empty(), resolver.newer(DID, first));
        up.pass(Duration.ofSeconds(1));
        Resolution kept = resolver.resolve(DID);
        assertEquals(Optional.of("2 NEW"), resolver.newer(DID, kept).map(BoundedCacheTest::text));
        assertEquals(Optional.of("2 KEPT"), resolver.newer(DID, kept).map(BoundedCacheTest::text));
        assertEquals(Optional.empty(), resolver.newer(DID, resolver.resolve(DID)));
        up.pass(Duration.ofSeconds(1));
        up.mood = Upstream.Mood.DOWN;
        assertEquals(Optional.empty(), resolver.newer(DID, resolver.resolve(DID)));
        assertEquals(3, up.asked.get());
    }

    @Test
    void knowsNothingNewerWithoutACache() {
        DidResolver plain = DidResolver.of(List.of(up), up);
        assertEquals(Optional.empty(), plain.newer(DID, plain.resolve(DID)));
    }

    @Test
    @DisplayName("D24: the spelling of a question makes no other question")
    void keepsOneAnswerForAllSpellings() {
        Dereferencer dereferencer = Dereferencer.of(resolver);
        for (String query : List.of("versionId=a%2Db", "versionId=a-b", "versionId=a%2db")) {
            dereferencer.dereference(DidUrl.parse("did:up:1?" + query).orThrow(), NONE);
        }
        assertEquals(1, up.asked.get());
        resolver.resolve(DID, NONE.with("a", "1").with("b", "2"));
        resolver.resolve(DID, NONE.with("b", "2").with("a", "1").accepting("application/did+json"));
        resolver.resolve(DID, NONE.with("b", "2").with("a", "1").expandingRelativeUrls());
        assertEquals(2, up.asked.get());
        resolver.resolve(DID, NONE.asOf(time("2026-01-01T01:00:00.000+01:00")));
        resolver.resolve(DID, NONE.asOf(time("2026-01-01T00:00:00Z")));
        assertEquals(3, up.asked.get());
        resolver.resolve("did:up:%41", NONE);
        resolver.resolve("did:up:A", NONE);
        assertEquals(5, up.asked.get());
    }

    @Test
    void aClockThatIsSetBackMakesNoAnswerYounger() {
        assertEquals("1 NEW", answer());
        up.pass(Duration.ofDays(-1));
        assertEquals("2 NEW", answer());
    }

    @Test
    @DisplayName("D33: a thousand callers at once cost one fetch")
    void asksOnceHoweverManyAsk() throws Exception {
        assertEquals(1, fetchesOfAThousand(NONE));
        assertEquals(1, fetchesOfAThousand(NONE.withoutCache()));
    }

    private static int fetchesOfAThousand(ResolutionOptions options) throws Exception {
        Upstream slow = new Upstream();
        CountDownLatch release = new CountDownLatch(1);
        DidMethod waiting = new DidMethod() {
            @Override
            public String name() {
                return "up";
            }

            @Override
            public Resolution resolve(Did did, ResolutionOptions asked, Surroundings around) {
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                return slow.resolve(did, asked, around);
            }
        };
        BoundedCache cache = BoundedCache.of(CachePolicy.standard(), slow);
        DidResolver asking = DidResolver.of(List.of(waiting), slow).keeping(cache);
        CountDownLatch calling = new CountDownLatch(1_000);
        List<FutureTask<Resolution>> answers = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < 1_000; caller++) {
            FutureTask<Resolution> answer = new FutureTask<>(() -> {
                calling.countDown();
                return asking.resolve(DID, options);
            });
            answers.add(answer);
            Thread thread = new Thread(null, answer, "caller", 256 << 10);
            thread.setDaemon(true);
            thread.start();
            callers.add(thread);
        }
        calling.await();
        // One is at the method, and every other one waits for it: no answer is there that could be a hit.
        while (!callers.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.sleep(5);
        }
        release.countDown();
        for (FutureTask<Resolution> answer : answers) {
            assertEquals("1 NEW", text(answer.get()));
        }
        assertEquals(new BoundedCache.Counts(0, 1, 0, 1), cache.counts());
        return slow.asked.get();
    }

    @Test
    @DisplayName("D33: distinct DIDs without end fill the cache to its bound and no further")
    void staysWithinItsWeight() {
        flood(20_000);
    }

    @Test
    @Tag("long")
    @DisplayName("D33: a million distinct DIDs")
    void staysWithinItsWeightUnderAMillion() {
        flood(1_000_000);
    }

    private void flood(int dids) {
        BoundedCache cache = BoundedCache.of(CachePolicy.standard().weighing(1_000_000), up);
        DidResolver asking = up.resolver(cache);
        for (int number = 0; number < dids; number++) {
            asking.resolve("did:up:" + number, NONE);
        }
        assertTrue(
                cache.counts().entries() <= 1_000, "entries: " + cache.counts().entries());
        assertTrue(cache.counts().entries() > 500, "entries: " + cache.counts().entries());
    }

    @Test
    void countsWhatHappens() {
        BoundedCache cache = BoundedCache.of(CachePolicy.standard(), up);
        DidResolver asking = up.resolver(cache);
        asking.resolve(DID);
        asking.resolve(DID);
        up.mood = Upstream.Mood.DOWN;
        up.pass(USUAL);
        asking.resolve(DID);
        assertEquals(new BoundedCache.Counts(1, 2, 1, 1), cache.counts());
    }

    @Test
    void refusesAPolicyThatIsNone() {
        CachePolicy standard = CachePolicy.standard();
        Duration negative = Duration.ofNanos(-1);
        assertThrows(IllegalArgumentException.class, () -> standard.weighing(9_999));
        assertThrows(IllegalArgumentException.class, () -> standard.staleFor(negative));
        assertThrows(IllegalArgumentException.class, () -> standard.lasting(negative, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> standard.negative(negative));
        assertThrows(IllegalArgumentException.class, () -> standard.forcedEvery(negative));
    }

    private static Instant time(String text) {
        return DateTimeStamp.parse(text).orThrow();
    }

    private String answer() {
        return text(resolver.resolve(DID));
    }

    private static String text(Resolution resolution) {
        Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, resolution);
        State state = found.freshness().state();
        return found.documentMetadata().string("versionId").orElseThrow() + " " + state;
    }
}
