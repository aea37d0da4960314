package coop.kith.did;

import coop.kith.problem.Result;
import java.util.Optional;

/**
 * A valid absolute DID URL (DID Core 1.1 section 3.2).
 *
 * @param path with its leading slash, or empty
 * @param query without the question mark
 * @param fragment without the number sign
 */
public record DidUrl(Did did, String path, Optional<String> query, Optional<String> fragment) {
    public static Result<DidUrl> parse(String text) {
        throw new AssertionError("not yet");
    }

    @Override
    public String toString() {
        return did
                + path
                + query.map(text -> "?" + text).orElse("")
                + fragment.map(text -> "#" + text).orElse("");
    }
}
