package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The web as a map from addresses to files; whatever is not there is 404. Keeps what was asked for. */
final class Web implements Fetcher {
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int status = 200;

    Web with(String url, byte[] content) {
        files.put(url, content);
        return this;
    }

    Web without(String url) {
        files.remove(url);
        return this;
    }

    /** From now on with this status, whatever is asked for. */
    Web answering(int other) {
        status = other;
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
        asked.add(url.toString());
        byte[] content = files.get(url.toString());
        return Result.ok(new Fetched(
                url,
                content == null ? 404 : status,
                Optional.of("text/jsonl"),
                Bytes.of(content == null ? new byte[0] : content),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }
}
