package coop.kith.did.bundle;

import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passes fetches on and keeps the answers. An address is fetched once, so that all DIDs of a bundle see the same bytes. For one bundle, any number of threads. */
final class Recorder implements Fetcher {
    /** As base64url and with what stands around it this fits the file. */
    private static final int MOST_BYTES = 40 << 20;

    private final Fetcher inner;
    private final Map<String, Fetched> answers = new TreeMap<>();
    private int total;

    Recorder(Fetcher inner) {
        this.inner = inner;
    }

    @Override
    public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
        return fetch(FetchRequest.of(url), limits);
    }

    @Override
    public synchronized Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
        String url = request.url().toString();
        Fetched before = answers.get(url);
        if (before != null) {
            return Result.ok(before);
        }
        return inner.fetch(request, limits).flatMap(answer -> {
            if (total + answer.body().length() > MOST_BYTES) {
                return Result.refused(Problem.of(
                                BundleProblem.TOO_MANY,
                                "with the answer of " + url + " the bodies of this bundle have more than " + MOST_BYTES
                                        + " bytes")
                        .next("Make several bundles."));
            }
            total += answer.body().length();
            answers.put(url, answer);
            return Result.ok(answer);
        });
    }

    /** Under the addresses that were asked for, sorted. */
    synchronized List<Part> parts() {
        return answers.entrySet().stream()
                .map(answer -> Part.of(answer.getKey(), answer.getValue()))
                .toList();
    }
}
