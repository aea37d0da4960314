package coop.kith.net;

import java.time.Duration;

/**
 * What a fetch may take at the most.
 *
 * @param deadline over everything: name lookup, connecting, TLS, headers, body, redirects; from 1 ms to 1 hour
 * @param bodyBytes of the body, 0 or more; the lines around its chunks, where it has any, may have as many again and 1 KiB
 * @param headerBytes of the status line, the header lines and the trailer lines together, interim answers included; at least 64
 * @param redirects followed, from 0 to {@value #MOST_REDIRECTS}; none by default
 */
public record FetchLimits(Duration deadline, int bodyBytes, int headerBytes, int redirects) {
    /** did:webvh needs one for a DID that moved; a chain of more is a sign of something else. */
    public static final int MOST_REDIRECTS = 3;

    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(30);
    private static final int USUAL_HEADER_BYTES = 32 << 10;

    public FetchLimits {
        if (deadline.compareTo(Duration.ofMillis(1)) < 0
                || deadline.compareTo(Duration.ofHours(1)) > 0
                || bodyBytes < 0
                || headerBytes < 64
                || redirects < 0
                || redirects > MOST_REDIRECTS) {
            throw new IllegalArgumentException("limits out of range: deadline " + deadline + ", body " + bodyBytes
                    + ", headers " + headerBytes + ", redirects " + redirects);
        }
    }

    /** For one document: 30 seconds, 1 MiB, no redirects. */
    public static FetchLimits document() {
        return new FetchLimits(USUAL_DEADLINE, 1 << 20, USUAL_HEADER_BYTES, 0);
    }

    /** For a log of versions: 30 seconds, 5 MiB, no redirects (did:webvh 1.0, "Transport Hardening"). */
    public static FetchLimits log() {
        return new FetchLimits(USUAL_DEADLINE, 5 << 20, USUAL_HEADER_BYTES, 0);
    }

    public FetchLimits within(Duration shorterOrLonger) {
        return new FetchLimits(shorterOrLonger, bodyBytes, headerBytes, redirects);
    }

    /** Follows redirects to HTTPS addresses on any public host, each checked like the first. */
    public FetchLimits followingRedirects(int most) {
        return new FetchLimits(deadline, bodyBytes, headerBytes, most);
    }
}
