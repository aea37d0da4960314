package coop.kith.did.evidence;

import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Digests;
import coop.kith.net.Fetched;
import java.time.Instant;

/**
 * Bytes that an answer was made of.
 *
 * @param url where they came from, after redirects; a file or a name of the caller's own where nothing was fetched
 * @param sha256 of the bytes, 32 bytes
 * @param length of the bytes
 * @param readAt when they were read, by the reader's clock
 */
public record Source(String url, Bytes sha256, int length, Instant readAt) {
    public Source {
        if (sha256.length() != 32 || length < 0) {
            throw new IllegalArgumentException("a source has a digest of 32 bytes and a length, not " + sha256.length()
                    + " bytes and the length " + length);
        }
    }

    public static Source of(String url, Bytes content, Instant readAt) {
        return new Source(url, Bytes.of(Digests.sha256(content.toArray())), content.length(), readAt);
    }

    public static Source of(Fetched answer, Instant readAt) {
        return of(answer.url().toString(), answer.body(), readAt);
    }
}
