package coop.kith.did.register.http;

import java.util.Base64;
import java.util.Optional;

/** The specification says "Base64-encoded" and shows neither alphabet nor padding, so both alphabets are read, padded or not; the standard one is written. */
final class PayloadBytes {
    private PayloadBytes() {}

    static Optional<byte[]> decode(String text) {
        Base64.Decoder decoder =
                text.indexOf('-') >= 0 || text.indexOf('_') >= 0 ? Base64.getUrlDecoder() : Base64.getDecoder();
        try {
            return Optional.of(decoder.decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
