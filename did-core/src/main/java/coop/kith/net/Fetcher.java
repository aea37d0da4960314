package coop.kith.net;

import coop.kith.problem.Result;

/**
 * Gets what lies at an address. Whatever the other side does, the answer is a value: an answer of any final status, or a problem of
 * {@link NetProblem}. Blocks until then, at most for the limits' deadline; an interrupted thread gets {@link NetProblem#INTERRUPTED} and
 * stays interrupted. Implementations are safe for any number of threads.
 */
@FunctionalInterface
public interface Fetcher {
    /** A fetcher that never goes anywhere, for callers who must stay offline. */
    static Fetcher offline() {
        return (url, limits) -> Result.refused(NetProblem.OFFLINE
                .problem("not fetched, since this fetcher is offline: " + url)
                .next("give the document beforehand, or allow the network"));
    }

    Result<Fetched> fetch(HttpsUrl url, FetchLimits limits);

    /** As above, with preferences and validators; here they are left out. */
    default Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
        return fetch(request.url(), limits);
    }
}
