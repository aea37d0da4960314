package coop.kith.json;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text before the parser sees them. Jackson would guess the encoding of bytes (UTF-16 and UTF-32 with and without a mark); a text
 * leaves nothing to guess. The JDK's decoder, told to report, refuses overlong forms, encoded surrogates and code points over U+10FFFF.
 */
final class Utf8 {
    private Utf8() {}

    static Result<String> decode(byte[] utf8, int most) {
        if (utf8.length > most) {
            return tooLarge(utf8.length, most);
        }
        if (startsWithMark(utf8)) {
            return Result.refused(Problem.of(JsonProblem.ENCODING, "the text starts with a byte order mark")
                    .with("byte", "0")
                    .next("save the text as UTF-8 without a byte order mark (RFC 8259 section 8.1)"));
        }
        if (isAscii(utf8)) {
            return Result.ok(new String(utf8, StandardCharsets.ISO_8859_1));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult end = decoder.decode(in, out, true);
        if (end.isError()) {
            return Result.refused(Problem.of(
                            JsonProblem.ENCODING,
                            "the bytes are not UTF-8 at offset " + in.position() + ": "
                                    + String.format("0x%02x", utf8[in.position()] & 0xff))
                    .with("byte", Integer.toString(in.position()))
                    .next("encode the text as UTF-8"));
        }
        return Result.ok(out.flip().toString());
    }

    /** Then each byte is a character, and copied as a whole. */
    private static boolean isAscii(byte[] bytes) {
        int seen = 0;
        for (byte each : bytes) {
            seen |= each;
        }
        return seen >= 0;
    }

    /** {@code text} itself, when it has at most {@code most} bytes as UTF-8. */
    static Result<String> bounded(String text, int most) {
        // A UTF-16 code unit takes from one to three bytes.
        if (text.length() <= most / 3) {
            return Result.ok(text);
        }
        long length = length(text);
        return length > most ? tooLarge(length, most) : Result.ok(text);
    }

    private static long length(String text) {
        long length = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 0x80) {
                length += 1;
            } else if (unit < 0x800 || Character.isSurrogate(unit)) {
                length += 2;
            } else {
                length += 3;
            }
        }
        return length;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return starts(bytes, 0xef, 0xbb, 0xbf) || starts(bytes, 0xfe, 0xff) || starts(bytes, 0xff, 0xfe);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if ((bytes[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static <T> Result<T> tooLarge(long length, int most) {
        return Result.refused(Problem.of(
                        JsonProblem.TOO_LARGE,
                        "the text has " + length + " bytes, and " + most + " are taken at the most")
                .with("bytes", Long.toString(length))
                .with("limit", Integer.toString(most))
                .next("send a smaller document, or have the reader's limit raised"));
    }
}
