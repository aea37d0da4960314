package coop.kith.net;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address, what is preferred of it, and what is known of it already (RFC 9110 sections 12.5.1 and 13.1). With a validator the answer may be 304 and empty: what
 * is known still holds. A fetcher that knows nothing of these fields asks for the address alone, which is right as well.
 *
 * @param accept the media ranges of the Accept header; the fetcher's own where empty
 * @param entityTag goes into If-None-Match
 * @param lastModified goes into If-Modified-Since
 */
public record FetchRequest(
        HttpsUrl url, Optional<String> accept, Optional<String> entityTag, Optional<String> lastModified) {
    /** RFC 9110 section 8.8.3, in ASCII and of a length that honest servers keep to. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7E]{0,256}\"");

    /** The characters of the three forms of RFC 9110 section 5.6.7. */
    private static final Pattern HTTP_DATE = Pattern.compile("[A-Za-z0-9,: -]{10,40}");

    private static final Pattern ACCEPT = Pattern.compile("[A-Za-z0-9!#$&^_.+*/;=,\" :-]{1,512}");

    /** Throws IllegalArgumentException when a header's value could be anything but that value. */
    public FetchRequest {
        require(accept, ACCEPT, "Accept");
        require(entityTag, ENTITY_TAG, "If-None-Match");
        require(lastModified, HTTP_DATE, "If-Modified-Since");
    }

    public static FetchRequest of(HttpsUrl url) {
        return new FetchRequest(url, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public FetchRequest accepting(String mediaRanges) {
        return new FetchRequest(url, Optional.of(mediaRanges), entityTag, lastModified);
    }

    /** With the validators of an earlier answer; those that a header cannot carry are left out, since a server chose their text. */
    public FetchRequest ifOtherThan(Fetched known) {
        return new FetchRequest(
                url,
                accept,
                known.entityTag().filter(tag -> ENTITY_TAG.matcher(tag).matches()),
                known.lastModified().filter(date -> HTTP_DATE.matcher(date).matches()));
    }

    public boolean isConditional() {
        return entityTag.isPresent() || lastModified.isPresent();
    }

    static boolean isAccept(String text) {
        return ACCEPT.matcher(text).matches();
    }

    private static void require(Optional<String> value, Pattern grammar, String header) {
        if (value.isPresent() && !grammar.matcher(value.get()).matches()) {
            throw new IllegalArgumentException("no value of the header " + header + ": " + value.get());
        }
    }
}
