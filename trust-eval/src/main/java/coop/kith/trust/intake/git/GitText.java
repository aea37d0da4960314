package coop.kith.trust.intake.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Git's objects are bytes. While they are taken apart, each byte is held as the one character of ISO 8859-1 with its number, so that offsets and bytes
 * correspond; what is shown to a person is decoded here.
 */
final class GitText {
    private GitText() {}

    static String ofBytes(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** UTF-8 where it is UTF-8, otherwise byte for byte. */
    static String decode(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(text)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }
}
