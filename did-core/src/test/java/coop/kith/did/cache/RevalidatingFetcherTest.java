package coop.kith.did.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.bytes.Bytes;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevalidatingFetcherTest {
    private static final HttpsUrl URL = new HttpsUrl("server.example", 443, "/did.json");
    private static final HttpsUrl ELSEWHERE = new HttpsUrl("other.example", 443, "/did.json");

    /** Says what the test put in, and notes what it was asked. */
    private static final class Server implements Fetcher {
        final Deque<Result<Fetched>> answers = new ArrayDeque<>();
        final List<FetchRequest> requests = new ArrayList<>();

        @Override
        public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
            return fetch(FetchRequest.of(url), limits);
        }

        @Override
        public Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
            requests.add(request);
            return answers.remove();
        }
    }

    private final Server server = new Server();
    private final Fetcher fetcher = RevalidatingFetcher.over(server, 10_000);

    @Test
    void asksWhetherABodyStillHoldsAndUsesIt() {
        server.answers.add(Result.ok(answer(URL, 200, "body", "\"1\"", Optional.of(Duration.ofSeconds(9)))));
        server.answers.add(Result.ok(answer(URL, 304, "", "\"2\"", Optional.of(Duration.ofSeconds(99)))));
        server.answers.add(Result.ok(answer(URL, 200, "new", "\"3\"", Optional.empty())));
        assertEquals("200 body", fetched());
        Fetched again = fetcher.fetch(URL, FetchLimits.document()).orThrow();
        assertEquals("200 body", text(again));
        assertEquals(Optional.of("application/did"), again.mediaType());
        assertEquals(Optional.of(Duration.ofSeconds(99)), again.maxAge());
        assertEquals("200 new", fetched());
        assertEquals(
                List.of(Optional.empty(), Optional.of("\"1\""), Optional.of("\"2\"")),
                server.requests.stream().map(FetchRequest::entityTag).toList());
    }

    @Test
    void remembersNothingThatMustNotBeReusedOrCannotBeAskedFor() {
        server.answers.add(Result.ok(answer(URL, 200, "a", "\"1\"", Optional.of(Duration.ZERO))));
        server.answers.add(Result.ok(answer(URL, 200, "b", "no tag", Optional.empty())));
        server.answers.add(Result.ok(answer(URL, 404, "c", "\"1\"", Optional.empty())));
        server.answers.add(Result.ok(answer(URL, 200, "d", "\"1\"", Optional.empty())));
        for (int times = 0; times < 4; times++) {
            fetched();
        }
        server.requests.forEach(request -> assertFalse(request.isConditional()));
    }

    @Test
    void forgetsWhatIsGone() {
        server.answers.add(Result.ok(answer(URL, 200, "a", "\"1\"", Optional.empty())));
        server.answers.add(Result.ok(answer(URL, 410, "", "\"1\"", Optional.empty())));
        server.answers.add(Result.ok(answer(URL, 200, "b", "\"2\"", Optional.empty())));
        fetched();
        assertEquals("410 ", fetched());
        assertEquals("200 b", fetched());
        assertFalse(server.requests.get(2).isConditional());
    }

    @Test
    void takesA304FromElsewhereForNothing() {
        server.answers.add(Result.ok(answer(URL, 200, "a", "\"1\"", Optional.empty())));
        server.answers.add(Result.ok(answer(ELSEWHERE, 304, "", "\"1\"", Optional.empty())));
        server.answers.add(Result.ok(answer(ELSEWHERE, 200, "b", "\"1\"", Optional.empty())));
        fetched();
        assertEquals("200 b", fetched());
    }

    @Test
    void handsOutNoBodyAboveTheLimitOfThisFetch() {
        server.answers.add(Result.ok(answer(URL, 200, "a".repeat(200), "\"1\"", Optional.empty())));
        server.answers.add(Result.ok(answer(URL, 404, "", "\"1\"", Optional.empty())));
        fetched();
        FetchLimits small = new FetchLimits(Duration.ofSeconds(1), 100, 100, 0);
        assertEquals("404 ", text(fetcher.fetch(URL, small).orThrow()));
        assertFalse(server.requests.get(1).isConditional());
    }

    @Test
    void leavesACallersOwnValidatorsAlone() {
        server.answers.add(Result.ok(answer(URL, 304, "", "\"1\"", Optional.empty())));
        FetchRequest own = new FetchRequest(URL, Optional.empty(), Optional.of("\"9\""), Optional.empty());
        assertEquals("304 ", text(fetcher.fetch(own, FetchLimits.document()).orThrow()));
    }

    @Test
    void stillServesNothingWhenTheServerIsDown() {
        server.answers.add(Result.ok(answer(URL, 200, "a", "\"1\"", Optional.empty())));
        fetched();
        server.answers.add(Fetcher.offline().fetch(URL, FetchLimits.document()));
        assertFalse(fetcher.fetch(URL, FetchLimits.document()).isOk());
    }

    @Test
    void refusesAMemoryOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> RevalidatingFetcher.over(server, 0));
    }

    private String fetched() {
        return text(fetcher.fetch(URL, FetchLimits.document()).orThrow());
    }

    private static String text(Fetched fetched) {
        return fetched.status() + " " + new String(fetched.body().toArray(), StandardCharsets.US_ASCII);
    }

    private static Fetched answer(HttpsUrl url, int status, String body, String tag, Optional<Duration> maxAge) {
        return new Fetched(
                url,
                status,
                status == 304 ? Optional.empty() : Optional.of("application/did"),
                Bytes.of(body.getBytes(StandardCharsets.US_ASCII)),
                Optional.of(tag),
                Optional.empty(),
                maxAge);
    }
}
