package coop.kith.vc.status;

import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.VcProblem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952) of exactly one member and nothing behind it.
 *
 * <p>The JDK's stream joins members that follow each other, passes over what comes after the last one and over reserved flags, and expands without end. A signed list must
 * mean one string of bits to everybody, so all of that is refused here, a wrong checksum or length too, and expanding stops one byte past the limit. Optional header
 * fields (name, comment, extra) are refused as well: they say nothing about bits, and no publisher writes them.
 */
final class Gzip {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAGS = 3;
    private static final int CHUNK = 1 << 15;

    /** Magic, deflate, no flags, no time, no hint, unknown system: the same in every year and on every machine (RFC 1952 section 2.3). */
    private static final byte[] PLAIN_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private Gzip() {}

    /** One member with a header that states nothing. */
    static byte[] compress(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(PLAIN_HEADER);
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            out.writeBytes(ByteBuffer.allocate(TRAILER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(checksum(content))
                    .putInt(content.length)
                    .array());
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The one member's content. Memory is bounded by {@code most}, time by it and the input. */
    static Result<byte[]> expand(byte[] member, int most) {
        if (member.length < HEADER + TRAILER || member[0] != PLAIN_HEADER[0] || member[1] != PLAIN_HEADER[1]) {
            return refused("is not gzip");
        }
        if (member[2] != PLAIN_HEADER[2] || member[FLAGS] != 0) {
            return refused("has a gzip header with options, which a status list has no use for");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(member, HEADER, member.length - HEADER);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    return refused("ends inside its compressed bits");
                }
                if (out.size() + count > most) {
                    return refused("expands to more than " + most + " bytes");
                }
                out.write(chunk, 0, count);
            }
            return checked(member, member.length - inflater.getRemaining(), out.toByteArray());
        } catch (DataFormatException notDeflate) {
            return refused("is not compressed as gzip is");
        } finally {
            inflater.end();
        }
    }

    private static Result<byte[]> checked(byte[] member, int end, byte[] content) {
        if (member.length - end != TRAILER) {
            return refused(
                    member.length - end < TRAILER
                            ? "ends before its checksum"
                            : "has " + (member.length - end - TRAILER) + " bytes behind its end");
        }
        ByteBuffer trailer =
                ByteBuffer.wrap(Arrays.copyOfRange(member, end, member.length)).order(ByteOrder.LITTLE_ENDIAN);
        return trailer.getInt() == checksum(content) && trailer.getInt() == content.length
                ? Result.ok(content)
                : refused("has a checksum or length that its bits do not have");
    }

    private static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static Result<byte[]> refused(String why) {
        return Result.refused(Problem.of(VcProblem.MALFORMED_VALUE_ERROR, "The encodedList " + why + ".")
                .next("Tell the publisher of the list: one gzip member of the bits, and nothing else."));
    }
}
