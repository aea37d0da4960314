package coop.kith.did.location;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** One path segment of a DID that goes into an address. */
final class Segment {
    private Segment() {}

    /** Whether the segment, written with percent-encodings that follow the grammar of DIDs, stays one segment wherever it is decoded. */
    static boolean isHarmless(String written) {
        ByteBuffer bytes = ByteBuffer.allocate(written.length());
        for (int at = 0; at < written.length(); at++) {
            if (written.charAt(at) == '%') {
                bytes.put((byte) Integer.parseInt(written, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.put((byte) written.charAt(at));
            }
        }
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
        return !decoded.isEmpty()
                && !decoded.equals(".")
                && !decoded.equals("..")
                && decoded.equals(decoded.strip())
                && decoded.chars().noneMatch(c -> "/\\%".indexOf(c) >= 0 || Character.isISOControl(c));
    }
}
