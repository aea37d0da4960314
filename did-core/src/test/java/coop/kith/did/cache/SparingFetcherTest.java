package coop.kith.did.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.bytes.Bytes;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.net.NetProblem;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SparingFetcherTest {
    private static final HttpsUrl URL = new HttpsUrl("example.com", 443, "/.well-known/did.json");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private Optional<Duration> maxAge = Optional.empty();
    private long now;

    private final Fetcher server = (url, limits) -> {
        asked.add(url.toString());
        return Result.ok(answer(url, maxAge));
    };
    private final Fetcher sparing = SparingFetcher.over(server, () -> now);

    @Test
    @DisplayName("D24: made up versions and spellings of one DID cost one request")
    void manyQuestionsAboutOneFileAreOneRequest() {
        DidResolver resolver = DidResolver.of(
                        DidMethods.standard(), new Surroundings(InstantSource.fixed(NOW), sparing))
                .keeping(BoundedCache.of(CachePolicy.standard(), InstantSource.fixed(NOW)));
        String log = "did:webvh:QmdwvukAYUU6VYwqM4jQbSiKk1ctg12j5hMTY6EfbbkyEJ:example.com";
        for (int number = 0; number < 1_000; number++) {
            resolver.resolve(log, ResolutionOptions.none().atVersion(number + "-x"));
            resolver.resolve(log, ResolutionOptions.none().asOf(Instant.EPOCH.plusSeconds(number)));
            StringBuilder name = new StringBuilder("example.com");
            for (int at = 0; at < 7; at++) {
                if ((number >> at & 1) == 1) {
                    name.setCharAt(at, Character.toUpperCase(name.charAt(at)));
                }
            }
            resolver.resolve("did:web:" + name, ResolutionOptions.none());
        }
        assertEquals(List.of("https://example.com/.well-known/did.jsonl", URL.toString()), asked);
    }

    @Test
    void asksAgainAfterThePause() {
        fetch();
        now = SparingFetcher.USUAL_PAUSE.toNanos() - 1;
        fetch();
        assertEquals(1, asked.size());
        now++;
        fetch();
        assertEquals(2, asked.size());
    }

    @Test
    @DisplayName("D33: a dead server is not asked by everybody")
    void failuresAreAnAnswerToo() {
        Fetcher dead = SparingFetcher.over(
                (url, limits) -> {
                    asked.add(url.toString());
                    return Result.refused(Problem.of(NetProblem.CONNECT_FAILED, "nobody there"));
                },
                () -> now);
        assertEquals(dead.fetch(URL, FetchLimits.document()), dead.fetch(URL, FetchLimits.document()));
        assertEquals(1, asked.size());
    }

    @Test
    void keepsNothingThatMustNotBeReused() {
        maxAge = Optional.of(Duration.ZERO);
        fetch();
        fetch();
        assertEquals(2, asked.size());
        maxAge = Optional.of(Duration.ofSeconds(60));
        fetch();
        fetch();
        assertEquals(3, asked.size());
    }

    @Test
    void otherLimitsFormsAndValidatorsAreOtherRequests() {
        fetch();
        sparing.fetch(URL, FetchLimits.log());
        sparing.fetch(FetchRequest.of(URL).accepting("application/did"), FetchLimits.document());
        sparing.fetch(
                new FetchRequest(URL, Optional.empty(), Optional.of("\"1\""), Optional.empty()),
                FetchLimits.document());
        sparing.fetch(
                new FetchRequest(URL, Optional.empty(), Optional.of("\"1\""), Optional.empty()),
                FetchLimits.document());
        assertEquals(5, asked.size());
    }

    @Test
    void anInterruptIsNotAnAnswerForOthers() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Fetcher slow = SparingFetcher.over(
                (url, limits) -> {
                    asked.add(url.toString());
                    first.countDown();
                    return asked.size() == 1
                            ? Result.refused(Problem.of(NetProblem.INTERRUPTED, "interrupted"))
                            : Result.ok(answer(url, Optional.empty()));
                },
                () -> now);
        FutureTask<Result<Fetched>> other = new FutureTask<>(() -> slow.fetch(URL, FetchLimits.document()));
        new Thread(other).start();
        first.await();
        other.get();
        assertEquals(200, slow.fetch(URL, FetchLimits.document()).orThrow().status());
        assertEquals(2, asked.size());
    }

    @Test
    void aFileBehindItIsResolvedAsWithoutIt() {
        DidResolver resolver =
                DidResolver.of(DidMethods.standard(), new Surroundings(InstantSource.fixed(NOW), sparing));
        for (int time = 0; time < 2; time++) {
            assertInstanceOf(
                    Resolution.Resolved.class, resolver.resolve("did:web:example.com", ResolutionOptions.none()));
        }
        assertEquals(1, asked.size());
    }

    @Test
    void refusesAPauseThatIsNone() {
        for (Duration pause : List.of(Duration.ofNanos(-1), Duration.ofHours(1).plusNanos(1))) {
            assertThrows(IllegalArgumentException.class, () -> SparingFetcher.over(server, pause, () -> now));
        }
    }

    private void fetch() {
        sparing.fetch(URL, FetchLimits.document()).orThrow();
    }

    private static Fetched answer(HttpsUrl url, Optional<Duration> maxAge) {
        return new Fetched(
                url,
                200,
                Optional.of("application/did+json"),
                Bytes.of("{\"id\":\"did:web:example.com\"}".getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                maxAge);
    }
}
