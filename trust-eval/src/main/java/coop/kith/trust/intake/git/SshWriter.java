package coop.kith.trust.intake.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the data types of RFC 4251 section 5. */
final class SshWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    SshWriter bytes(byte[] content) {
        out.writeBytes(content);
        return this;
    }

    SshWriter uint32(int value) {
        return bytes(new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    SshWriter string(byte[] content) {
        return uint32(content.length).bytes(content);
    }

    SshWriter text(String ascii) {
        return string(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** The big-endian number in {@code content} from {@code from} to {@code to} as an mpint: shortest form, never negative. */
    SshWriter positive(byte[] content, int from, int to) {
        int first = from;
        while (first < to && content[first] == 0) {
            first++;
        }
        boolean padded = first < to && content[first] < 0;
        uint32(to - first + (padded ? 1 : 0));
        if (padded) {
            out.write(0);
        }
        out.write(content, first, to - first);
        return this;
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
