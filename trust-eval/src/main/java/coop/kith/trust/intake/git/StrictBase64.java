package coop.kith.trust.intake.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** base64 with padding (RFC 4648 section 4) where each byte string has exactly one text. */
final class StrictBase64 {
    private StrictBase64() {}

    static Optional<byte[]> decode(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
        byte[] content;
        try {
            content = Base64.getDecoder().decode(ascii);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return Arrays.equals(Base64.getEncoder().encode(content), ascii) ? Optional.of(content) : Optional.empty();
    }
}
