package coop.kith.cli.release;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), checksum and length checked, and allows exactly one member with nothing after it. Programs do not agree on what follows the first member:
 * some unpack a second one, some pass over it, and what is passed over can be read by a script of the archive itself.
 */
final class GzipInput extends InputStream {
    private static final int CRC_OF_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int filled;
    private boolean ended;

    GzipInput(InputStream in) throws IOException {
        this.in = in;
        header();
    }

    private void header() throws IOException {
        byte[] fixed = exactly(in, 10);
        int flags = fixed[3] & 0xff;
        if (fixed[0] != 0x1f || (fixed[1] & 0xff) != 0x8b || fixed[2] != 8 || (flags & RESERVED) != 0) {
            throw bad("its header is malformed");
        }
        if ((flags & EXTRA) != 0) {
            exactly(in, (int) little(exactly(in, 2), 0, 2));
        }
        if ((flags & NAME) != 0) {
            passText();
        }
        if ((flags & COMMENT) != 0) {
            passText();
        }
        if ((flags & CRC_OF_HEADER) != 0) {
            exactly(in, 2);
        }
    }

    private void passText() throws IOException {
        int unit = in.read();
        while (unit > 0) {
            unit = in.read();
        }
        if (unit < 0) {
            throw new EOFException("it ends within its header");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int got = inflate(target, from, length);
            if (got > 0) {
                crc.update(target, from, got);
                return got;
            }
            if (inflater.finished()) {
                trailer();
            } else if (inflater.needsDictionary()) {
                throw bad("it asks for a dictionary");
            } else {
                filled = in.read(packed);
                if (filled < 0) {
                    throw new EOFException("it ends within its content");
                }
                inflater.setInput(packed, 0, filled);
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int from, int length) throws BadArchive {
        try {
            return inflater.inflate(target, from, length);
        } catch (DataFormatException malformed) {
            throw bad("its content is malformed");
        }
    }

    private void trailer() throws IOException {
        int left = inflater.getRemaining();
        InputStream rest = new SequenceInputStream(new ByteArrayInputStream(packed, filled - left, left), in);
        byte[] sums = exactly(rest, 8);
        if (little(sums, 0, 4) != crc.getValue() || little(sums, 4, 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw bad("its checksum or length is wrong");
        }
        if (rest.read() >= 0) {
            throw bad("something follows its one gzip member");
        }
        ended = true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("it ends before its checksum");
        }
        return read;
    }

    private static long little(byte[] bytes, int from, int length) {
        long value = 0;
        for (int at = length - 1; at >= 0; at--) {
            value = (value << 8) | (bytes[from + at] & 0xff);
        }
        return value;
    }

    private static BadArchive bad(String why) {
        return new BadArchive(
                ReleaseProblem.UNREADABLE_ARCHIVE, "The archive's gzip is not what was expected: " + why + '.');
    }
}
