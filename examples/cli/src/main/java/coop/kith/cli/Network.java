package coop.kith.cli;

import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsFetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import org.jspecify.annotations.Nullable;

/** The way out, made ready when the first address is asked for: reading the certificate authorities takes longer than most commands, and most need no network. */
final class Network implements Fetcher {
    private @Nullable Fetcher ready;

    @Override
    public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
        return ready().fetch(url, limits);
    }

    @Override
    public Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
        return ready().fetch(request, limits);
    }

    private synchronized Fetcher ready() {
        Fetcher made = ready;
        if (made == null) {
            made = HttpsFetcher.standard();
            ready = made;
        }
        return made;
    }
}
