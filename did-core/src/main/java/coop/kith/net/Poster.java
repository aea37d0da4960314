package coop.kith.net;

import coop.kith.problem.Result;

/**
 * Sends something to an address and takes the answer, under the same promises as {@link Fetcher}: only to a checked address, within the limits, and whatever
 * the other side does is a value. A redirect is never followed, whatever the limits say, since what was sent is meant for one host.
 */
@FunctionalInterface
public interface Poster {
    /** A poster that never goes anywhere. */
    static Poster offline() {
        return (request, limits) -> Result.refused(NetProblem.OFFLINE
                .problem("not sent, since this poster is offline: " + request.url())
                .next("allow the network"));
    }

    Result<Fetched> post(PostRequest request, FetchLimits limits);
}
