package coop.kith.did.method.webvh;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.HttpsUrl;
import coop.kith.net.PostRequest;
import coop.kith.net.Poster;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the watchers of a DID that there is a new version to fetch, after it was published (did:webvh 1.0, "Watcher HTTP API Operations": POST to
 * {@code WATCHER/log?did=DID}). Only the DID is sent; a watcher fetches and verifies the log itself. Those that are not at an https address are not called.
 */
public final class WatcherNotice {
    private WatcherNotice() {}

    /** What each watcher in force after {@code latest} answered, in the order in which the log names them: the status, or why it was not reached or did not accept. */
    public static Map<String, Result<Integer>> send(VerifiedEntry latest, Poster poster) {
        Map<String, Result<Integer>> answers = new LinkedHashMap<>();
        for (String watcher : latest.parameters().watchers()) {
            answers.put(watcher, send(watcher, latest.id(), poster));
        }
        return answers;
    }

    private static Result<Integer> send(String watcher, Did did, Poster poster) {
        String base = watcher.endsWith("/") ? watcher.substring(0, watcher.length() - 1) : watcher;
        String query = "/log?did=" + URLEncoder.encode(did.toString(), StandardCharsets.UTF_8);
        Bytes empty = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
        return HttpsUrl.parse(base + query)
                .flatMap(url -> poster.post(PostRequest.json(url, empty), FetchLimits.document()))
                .flatMap(WatcherNotice::accepted);
    }

    private static Result<Integer> accepted(Fetched answer) {
        return answer.status() < 300
                ? Result.ok(answer.status())
                : Result.refused(Problem.of(
                                WebvhProblem.UNREACHABLE,
                                "the watcher at " + answer.url() + " answered " + answer.status())
                        .next("Check that the log is published, and ask whoever runs the watcher."));
    }
}
