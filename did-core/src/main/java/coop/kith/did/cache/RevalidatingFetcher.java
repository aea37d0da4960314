package coop.kith.did.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.time.Duration;
import java.util.Optional;

/**
 * A fetcher that remembers bodies with their validators and asks servers whether they still hold, instead of for all of them again (RFC 9111 section 4.3). Never
 * answers without asking. What must not be reused ({@code no-store}, {@code no-cache}, {@code max-age=0}) is not remembered. Safe for many threads.
 */
public final class RevalidatingFetcher implements Fetcher {
    /** For the URL and the objects around a body. */
    private static final int ENTRY = 500;

    private final Fetcher inner;
    private final Cache<Place, Fetched> known;

    private record Place(HttpsUrl url, Optional<String> accept) {}

    private RevalidatingFetcher(Fetcher inner, long bytes) {
        this.inner = inner;
        this.known = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Place place, Fetched answer) -> ENTRY + answer.body().length())
                .executor(Runnable::run)
                .build();
    }

    /** Remembers at most {@code bytes} of bodies; at least 1. */
    public static RevalidatingFetcher over(Fetcher inner, long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a memory of " + bytes + " bytes");
        }
        return new RevalidatingFetcher(inner, bytes);
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
        Place place = new Place(request.url(), request.accept());
        Fetched before = known.getIfPresent(place);
        if (before == null || before.body().length() > limits.bodyBytes()) {
            return remembered(place, inner.fetch(request, limits));
        }
        Result<Fetched> answer = inner.fetch(request.ifOtherThan(before), limits);
        boolean unchanged = answer.fold(fetched -> fetched.status() == 304, problems -> false);
        if (!unchanged) {
            return remembered(place, answer);
        }
        // A redirect may lead elsewhere by now, and a 304 from there is about another body.
        return answer.orThrow().url().equals(before.url())
                ? remembered(place, answer.map(fetched -> renewed(before, fetched)))
                : remembered(place, inner.fetch(request, limits));
    }

    /** RFC 9111 section 4.3.4: the body and what describes it from before, validators and lifetime from the 304 where it names them. */
    private static Fetched renewed(Fetched before, Fetched notModified) {
        return new Fetched(
                before.url(),
                before.status(),
                before.mediaType(),
                before.body(),
                notModified.entityTag().or(before::entityTag),
                notModified.lastModified().or(before::lastModified),
                notModified.maxAge().or(before::maxAge));
    }

    private Result<Fetched> remembered(Place place, Result<Fetched> answer) {
        answer.fold(
                fetched -> {
                    boolean reusable = fetched.isSuccess()
                            && FetchRequest.of(place.url()).ifOtherThan(fetched).isConditional()
                            && !fetched.maxAge().equals(Optional.of(Duration.ZERO));
                    if (reusable) {
                        known.put(place, fetched);
                    } else {
                        known.invalidate(place);
                    }
                    return reusable;
                },
                unreachable -> false);
        return answer;
    }
}
