package coop.kith.did.location;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** One path segment, or the domain, of a DID that goes into an address. */
final class Segment {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Segment() {}

    /** Whether the segment, written with percent-encodings that follow the grammar of DIDs, stays one segment wherever it is decoded. */
    static boolean isHarmless(String written) {
        return decoded(written).map(Segment::isOneSegment).orElse(false);
    }

    /** The text after percent-decoding once; empty where the bytes are not UTF-8. {@code written} follows the grammar of DIDs. */
    static Optional<String> decoded(String written) {
        ByteBuffer bytes = ByteBuffer.allocate(written.length());
        for (int at = 0; at < written.length(); at++) {
            if (written.charAt(at) == '%') {
                bytes.put((byte) Integer.parseInt(written, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.put((byte) written.charAt(at));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Percent-encoded, all but the unreserved characters, with upper-case digits (RFC 3986 section 2). */
    static String encoded(String decoded) {
        StringBuilder text = new StringBuilder();
        for (byte unit : decoded.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            if (isUnreserved(c)) {
                text.append(c);
            } else {
                text.append('%').append(HEX.toHexDigits(unit));
            }
        }
        return text.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    private static boolean isOneSegment(String decoded) {
        return !decoded.isEmpty()
                && !decoded.equals(".")
                && !decoded.equals("..")
                && decoded.equals(decoded.strip())
                && decoded.chars().noneMatch(c -> "/\\%".indexOf(c) >= 0 || Character.isISOControl(c));
    }
}
