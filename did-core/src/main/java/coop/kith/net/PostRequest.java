package coop.kith.net;

import coop.kith.bytes.Bytes;
import java.util.regex.Pattern;

/**
 * What is sent where.
 *
 * @param mediaType of {@code body}: type and subtype
 * @param accept the media ranges of the Accept header
 */
public record PostRequest(HttpsUrl url, String mediaType, Bytes body, String accept) {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");

    /** Throws IllegalArgumentException when a header's value could be anything but that value. */
    public PostRequest {
        if (!MEDIA_TYPE.matcher(mediaType).matches() || !FetchRequest.isAccept(accept)) {
            throw new IllegalArgumentException("no media type: " + mediaType + ", " + accept);
        }
    }

    /** A JSON text, to be answered with one. */
    public static PostRequest json(HttpsUrl url, Bytes utf8) {
        return new PostRequest(url, "application/json", utf8, "application/json");
    }
}
