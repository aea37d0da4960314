package coop.kith.did;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.List;
import java.util.Optional;

/**
 * A valid absolute DID URL (DID Core 1.1 section 3.2), at most {@value #MAX_LENGTH} characters. Equal and ordered by its
 * parts as written, an absent part before any that is there; nothing is normalized.
 *
 * @param path with its leading slash, or empty
 * @param query without the question mark
 * @param fragment without the number sign
 */
public record DidUrl(Did did, String path, Optional<String> query, Optional<String> fragment)
        implements Comparable<DidUrl> {
    /** Twice what a DID may have. */
    public static final int MAX_LENGTH = 2 * Did.MAX_LENGTH;

    /** Throws IllegalArgumentException when a part does not follow the grammar: text from strangers goes through {@link #parse}. */
    public DidUrl {
        List<Problem> problems = DidUrlReader.check(path, query, fragment);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).detail());
        }
    }

    /** The DID as a DID URL without path, query or fragment. */
    public static DidUrl of(Did did) {
        return new DidUrl(did, "", Optional.empty(), Optional.empty());
    }

    /** The DID with a fragment. Throws IllegalArgumentException when {@code fragment} does not follow RFC 3986. */
    public static DidUrl of(Did did, String fragment) {
        return new DidUrl(did, "", Optional.empty(), Optional.of(fragment));
    }

    /**
     * Reads an absolute DID URL. Refused with INVALID_DID_URL: anything outside the grammar, a percent sign without two hexadecimal digits, a query
     * parameter without a name, one of {@link DidParameters#SINGLE} given twice, and {@code versionId} together with {@code versionTime}.
     */
    public static Result<DidUrl> parse(String text) {
        return DidUrlReader.parse(text);
    }

    /**
     * Reads a DID URL that may be relative to {@code base} (DID Core 1.1 section 3.2.2): {@code #key-1}, {@code ?versionId=2}, {@code /path}, or an absolute
     * DID URL. A reference that begins with a bare word is refused, since {@code key-1} is nearly always a forgotten number sign.
     */
    public static Result<DidUrl> resolve(Did base, String reference) {
        return DidUrlReader.resolve(base, reference);
    }

    /** The same DID URL with another fragment. Throws IllegalArgumentException when {@code fragment} does not follow RFC 3986. */
    public DidUrl withFragment(String fragment) {
        return new DidUrl(did, path, query, Optional.of(fragment));
    }

    /** The primary resource: this DID URL without its fragment. */
    public DidUrl withoutFragment() {
        return fragment.isEmpty() ? this : new DidUrl(did, path, query, Optional.empty());
    }

    /** The query's parameters in their order, names and values percent-decoded. */
    public DidParameters parameters() {
        return query.map(DidParameters::read).orElse(DidParameters.NONE);
    }

    @Override
    public int compareTo(DidUrl other) {
        int order = did.compareTo(other.did);
        order = order != 0 ? order : path.compareTo(other.path);
        order = order != 0 ? order : absentFirst(query, other.query);
        return order != 0 ? order : absentFirst(fragment, other.fragment);
    }

    private static int absentFirst(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent()
                ? one.get().compareTo(other.get())
                : Boolean.compare(one.isPresent(), other.isPresent());
    }

    @Override
    public String toString() {
        return did
                + path
                + query.map(text -> "?" + text).orElse("")
                + fragment.map(text -> "#" + text).orElse("");
    }
}
