package coop.kith.bytes;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * base64url without padding (RFC 4648 section 5, RFC 7515 section 2), decoded strictly: no padding, no blanks, no other alphabet,
 * and no unused bits that are set, so that each byte string has exactly one text.
 */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    /** Empty when {@code text} is not the one canonical text of some byte string. */
    public static Optional<byte[]> decode(String text) {
        byte[] content;
        try {
            content = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64Url) {
            return Optional.empty();
        }
        byte[] again = Base64.getUrlEncoder().withoutPadding().encode(content);
        return Arrays.equals(again, text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                ? Optional.of(content)
                : Optional.empty();
    }
}
