package coop.kith.did.resolve;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a caller asks of one resolution (DID Resolution 1.0 section 4.1). Immutable.
 *
 * @param accept the preferred media types, as in an HTTP {@code Accept} header; see {@link Representation#preferred}
 * @param versionId the version wanted, in the method's own words; never together with {@code versionTime}
 * @param versionTime the time as of which the version is wanted, as exact as it is given: methods date their versions by the millisecond; a DID URL can say whole
 *     seconds only
 * @param noCache whether a kept answer must not be used
 * @param expandRelativeUrls whether relative DID URLs in the document are written out
 * @param more options that only certain methods know, sorted by name; a method that does not know one refuses it
 */
public record ResolutionOptions(
        Optional<String> accept,
        Optional<String> versionId,
        Optional<Instant> versionTime,
        boolean noCache,
        boolean expandRelativeUrls,
        Map<String, String> more) {
    private static final ResolutionOptions NONE =
            new ResolutionOptions(Optional.empty(), Optional.empty(), Optional.empty(), false, false, Map.of());

    public ResolutionOptions {
        more = more.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(more));
    }

    public static ResolutionOptions none() {
        return NONE;
    }

    public ResolutionOptions accepting(String mediaTypes) {
        return new ResolutionOptions(
                Optional.of(mediaTypes), versionId, versionTime, noCache, expandRelativeUrls, more);
    }

    /** Without a preferred media type. */
    public ResolutionOptions acceptingAnything() {
        return new ResolutionOptions(Optional.empty(), versionId, versionTime, noCache, expandRelativeUrls, more);
    }

    public ResolutionOptions atVersion(String id) {
        return new ResolutionOptions(accept, Optional.of(id), versionTime, noCache, expandRelativeUrls, more);
    }

    /** The version that was valid at {@code time}. */
    public ResolutionOptions asOf(Instant time) {
        return new ResolutionOptions(accept, versionId, Optional.of(time), noCache, expandRelativeUrls, more);
    }

    public ResolutionOptions withoutCache() {
        return new ResolutionOptions(accept, versionId, versionTime, true, expandRelativeUrls, more);
    }

    public ResolutionOptions expandingRelativeUrls() {
        return new ResolutionOptions(accept, versionId, versionTime, noCache, true, more);
    }

    /** With one more option that a certain method knows. */
    public ResolutionOptions with(String name, String value) {
        Map<String, String> longer = new TreeMap<>(more);
        longer.put(name, value);
        return new ResolutionOptions(accept, versionId, versionTime, noCache, expandRelativeUrls, longer);
    }

    /** Without one of the options that certain methods know. */
    public ResolutionOptions without(String name) {
        if (!more.containsKey(name)) {
            return this;
        }
        Map<String, String> shorter = new TreeMap<>(more);
        shorter.remove(name);
        return new ResolutionOptions(accept, versionId, versionTime, noCache, expandRelativeUrls, shorter);
    }
}
