package coop.kith.net;

import coop.kith.bytes.Bytes;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that arrived whole. Its status may be any final one: whether 404 is news is the caller's business.
 *
 * @param url where the body came from, after redirects
 * @param status from 200 to 599, and no redirect among them; 304, with an empty body, where the request had a validator that still holds
 * @param mediaType type and subtype in lower case without parameters; empty when missing or malformed
 * @param entityTag the ETag header as it was sent
 * @param lastModified the Last-Modified header as it was sent
 * @param maxAge of Cache-Control, less the Age that the answer had (RFC 9111 sections 5.2.2 and 5.1); zero when the answer must not be reused, empty when nothing was said
 */
public record Fetched(
        HttpsUrl url,
        int status,
        Optional<String> mediaType,
        Bytes body,
        Optional<String> entityTag,
        Optional<String> lastModified,
        Optional<Duration> maxAge) {
    public boolean isSuccess() {
        return status == 200;
    }
}
