package coop.kith.did.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.net.Ticker;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.Optional;

/**
 * A fetcher that asks for one file once in a while. Whoever asks for it while it is under way, or within the pause after it came, gets that answer, be it a body, a
 * status or a failure. A {@link BoundedCache} keeps answers by question, and there are more questions than files: every {@code versionTime} of a log is one, and
 * every spelling of a domain. Behind this, whatever strangers make up costs a server one request for each pause (DID Resolution 1.0, "Normalization Inconsistency
 * as a Cache Bypass Vector").
 *
 * <p>A body that must not be reused ({@code no-store}, {@code no-cache}, {@code max-age=0}) goes to those who asked while it was under way, and to nobody after: its
 * publisher wants to be asked each time. Nor is a request with a validator of the caller's own answered from here. Safe for many threads.
 *
 * <pre>{@code
 * Fetcher fetcher = SparingFetcher.over(RevalidatingFetcher.over(HttpsFetcher.standard(), 50_000_000), Ticker.system());
 * }</pre>
 */
public final class SparingFetcher implements Fetcher {
    /** The pause, unless another is given: that of {@link CachePolicy#standard} between two fetches that a caller forces. */
    public static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    /** Of bodies and what is around them; ten logs of the largest. */
    private static final long MOST_BYTES = 50L << 20;

    /** For the URL and the objects around a body. */
    private static final int ENTRY = 500;

    private final Fetcher inner;
    private final Duration pause;
    private final Ticker ticker;
    private final Cache<Place, Landed> landed;
    private final Flights<Place, Result<Fetched>> flights = Flights.ofFetches();

    /** Under other limits another answer comes. */
    private record Place(HttpsUrl url, Optional<String> accept, FetchLimits limits) {}

    private record Landed(Result<Fetched> answer, long at) {
        int weight() {
            return ENTRY + answer.fold(fetched -> fetched.body().length(), problems -> 0);
        }
    }

    private SparingFetcher(Fetcher inner, Duration pause, Ticker ticker) {
        this.inner = inner;
        this.pause = pause;
        this.ticker = ticker;
        this.landed = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Place place, Landed answer) -> answer.weight())
                .executor(Runnable::run)
                .build();
    }

    /** With the usual pause. */
    public static SparingFetcher over(Fetcher inner, Ticker ticker) {
        return over(inner, USUAL_PAUSE, ticker);
    }

    /** {@code pause} is at most an hour, and not negative. */
    public static SparingFetcher over(Fetcher inner, Duration pause, Ticker ticker) {
        if (pause.isNegative() || pause.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("not a pause between two requests: " + pause);
        }
        return new SparingFetcher(inner, pause, ticker);
    }

    @Override
    public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
        return fetch(FetchRequest.of(url), limits);
    }

    @Override
    public Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
        if (request.isConditional()) {
            return inner.fetch(request, limits);
        }
        Place place = new Place(request.url(), request.accept(), limits);
        return recent(place).orElseGet(() -> flights.join(place, () -> asked(place, request)));
    }

    private Optional<Result<Fetched>> recent(Place place) {
        Landed before = landed.getIfPresent(place);
        return before != null && ticker.nanoseconds() - before.at() < pause.toNanos()
                ? Optional.of(before.answer())
                : Optional.empty();
    }

    /** A flight may have landed since the caller looked. */
    private Result<Fetched> asked(Place place, FetchRequest request) {
        return recent(place).orElseGet(() -> {
            Result<Fetched> answer = inner.fetch(request, place.limits());
            if (mayBeReused(answer)) {
                landed.put(place, new Landed(answer, ticker.nanoseconds()));
            } else {
                landed.invalidate(place);
            }
            return answer;
        });
    }

    private static boolean mayBeReused(Result<Fetched> answer) {
        return answer.fold(
                fetched -> !fetched.maxAge().equals(Optional.of(Duration.ZERO)),
                problems -> !Flights.isInterrupted(problems));
    }
}
