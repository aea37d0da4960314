package coop.kith.did.method.webvh;

import coop.kith.did.DidProblem;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import java.util.List;

/**
 * Gets a log or what lies beside it: HTTPS, no redirects, 5 MiB, 30 seconds (did:webvh 1.0, "Resolver Transport Hardening"). The media type says nothing about a file
 * that proves itself, so none is asked for.
 */
final class LogFiles {
    /** What became of asking for a file. */
    sealed interface Answer {
        /** It came whole. */
        record There(Fetched file) implements Answer {}

        /** The server says that there is none. */
        record Missing(Problem problem) implements Answer {}

        /** Nothing was found out. */
        record Unknown(List<Problem> problems) implements Answer {}
    }

    private LogFiles() {}

    static Answer get(Fetcher fetcher, String address) {
        return HttpsUrl.parse(address)
                .fold(
                        url -> fetcher.fetch(url, FetchLimits.log())
                                .fold(LogFiles::judged, problems -> (Answer) new Answer.Unknown(problems)),
                        Answer.Unknown::new);
    }

    private static Answer judged(Fetched file) {
        // RFC 9110 sections 15.5.5 and 15.5.11. Every other status is about the server, and says nothing about the
        // file.
        if (file.status() == 404 || file.status() == 410) {
            return new Answer.Missing(
                    Problem.of(DidProblem.NOT_FOUND, file.url() + " answered " + file.status() + ": nothing is there")
                            .next("Publish the file at that address, or check the DID's spelling."));
        }
        return file.isSuccess()
                ? new Answer.There(file)
                : new Answer.Unknown(List.of(Problem.of(
                                DidProblem.INTERNAL_ERROR,
                                file.url() + " answered " + file.status() + ", which decides nothing")
                        .next("Ask again later, or ask whoever runs that server.")));
    }
}
