package coop.kith.trust.intake.git;

import java.util.Arrays;

/**
 * Reads the data types of RFC 4251 section 5 from bytes of a stranger. The first field that does not fit makes the reader fail, and it stays failed:
 * read every field, then ask {@link #complete} once.
 */
final class SshReader {
    private static final byte[] NOTHING = {};

    private final byte[] content;
    private int at;
    private boolean failed;

    SshReader(byte[] content) {
        this.content = content;
    }

    /** Whether every field fitted and nothing is left. */
    boolean complete() {
        return !failed && at == content.length;
    }

    byte[] bytes(int length) {
        if (failed || length < 0 || length > content.length - at) {
            failed = true;
            return NOTHING;
        }
        at += length;
        return Arrays.copyOfRange(content, at - length, at);
    }

    /** A uint32; values of 2^31 and more, which no length or version reaches, fail. */
    int uint32() {
        byte[] four = bytes(4);
        if (four.length != 4 || four[0] < 0) {
            failed = true;
            return 0;
        }
        return (four[0] << 24) | ((four[1] & 0xff) << 16) | ((four[2] & 0xff) << 8) | (four[3] & 0xff);
    }

    byte[] string() {
        return bytes(uint32());
    }

    /** A string of printable ASCII; anything else fails. */
    String text() {
        byte[] string = string();
        StringBuilder text = new StringBuilder(string.length);
        for (byte unit : string) {
            if (unit < 0x20 || unit == 0x7f) {
                failed = true;
                return "";
            }
            text.append((char) unit);
        }
        return text.toString();
    }

    /** A positive mpint in its one shortest form, left-padded to {@code length} bytes; a longer number fails. */
    byte[] positive(int length) {
        byte[] number = string();
        boolean negative = number.length > 0 && number[0] < 0;
        boolean padded = number.length > 0 && number[0] == 0;
        if (number.length == 0 || negative || (padded && (number.length == 1 || number[1] >= 0))) {
            failed = true;
            return new byte[length];
        }
        int first = padded ? 1 : 0;
        if (number.length - first > length) {
            failed = true;
            return new byte[length];
        }
        byte[] fixed = new byte[length];
        System.arraycopy(number, first, fixed, length - (number.length - first), number.length - first);
        return fixed;
    }
}
