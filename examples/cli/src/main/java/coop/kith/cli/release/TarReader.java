package coop.kith.cli.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.util.sha1.SHA1;

/**
 * Reads a tar stream: ustar and pax (POSIX.1-2017, pax utility) and the long names of GNU tar. Content is hashed and dropped. Whatever is not certain, such as a
 * wrong checksum, a sparse file, or a header that other programs read differently, ends the reading with a problem.
 */
final class TarReader {
    private static final int BLOCK = 512;

    /** Of a pax header or a long name, which are held in memory. */
    private static final int MAX_EXTENSION = 1 << 20;

    private static final Set<String> NAMES_OR_MEASURES = Set.of("path", "linkpath", "size");

    private final CountedInput in;
    private final Limits limits;
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];
    private Map<String, String> pax = new HashMap<>();
    private Map<String, String> gnu = new HashMap<>();
    private boolean extended;

    private TarReader(CountedInput in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    static List<ArchiveEntry> read(InputStream stream, Limits limits) throws IOException {
        TarReader reader = new TarReader(new CountedInput(stream, limits.bytes()), limits);
        reader.all();
        return reader.entries;
    }

    private void all() throws IOException {
        byte[] header = new byte[BLOCK];
        while (fill(header)) {
            if (isZero(header)) {
                refuse(extended || !gnu.isEmpty(), "it ends after a header that speaks of an entry to come");
                rest(header);
                return;
            }
            entry(header);
        }
        throw bad("it ends without the two empty blocks that every tar archive ends with");
    }

    /** After the first empty block only empty ones may come: what tar programs pass over could be what another one reads. */
    private void rest(byte[] block) throws IOException {
        int read = in.read(block);
        while (read > 0) {
            for (int at = 0; at < read; at++) {
                if (block[at] != 0) {
                    throw bad("something follows its end");
                }
            }
            read = in.read(block);
        }
    }

    private void entry(byte[] header) throws IOException {
        if (number(header, 148, 8) != checksum(header)) {
            throw bad("the checksum of a header is wrong (byte " + (in.count() - BLOCK) + ")");
        }
        char type = (char) (header[156] & 0xff);
        long size = number(header, 124, 12);
        switch (type) {
            case 'x' -> {
                refuse(extended, "two pax headers speak of one entry");
                extended = true;
                pax.putAll(records(text(content(size))));
            }
            case 'g' -> global(text(content(size)));
            case 'L' -> gnu("path", size);
            case 'K' -> gnu("linkpath", size);
            default -> member(header, type, size);
        }
    }

    private void gnu(String key, long size) throws IOException {
        boolean twice = gnu.put(key, untilNul(text(content(size)))) != null;
        refuse(twice, "two long names are given to one entry");
    }

    /** Whatever two programs could read as two different things, such as a name given twice or a folder with content, is refused. */
    private void member(byte[] header, char type, long stated) throws IOException {
        for (String key : gnu.keySet()) {
            refuse(pax.containsKey(key), "an entry has both a GNU long name and a pax " + key);
        }
        Map<String, String> given = pax;
        given.putAll(gnu);
        pax = new HashMap<>();
        gnu = new HashMap<>();
        extended = false;
        String path = given.getOrDefault("path", name(header));
        long size = given.containsKey("size") ? decimal(given.getOrDefault("size", "")) : stated;
        String link = given.getOrDefault("linkpath", untilNul(text(Arrays.copyOfRange(header, 157, 257))));
        if (path.length() > limits.name() || entries.size() >= limits.entries()) {
            throw new BadArchive(
                    ReleaseProblem.ARCHIVE_TOO_LARGE,
                    "The archive has more than " + limits.entries() + " entries, or a name of more than "
                            + limits.name() + " bytes.");
        }
        int mode = (int) number(header, 100, 8) & 07777;
        boolean file = type == '0' || type == 0 || type == '7';
        // Before POSIX a folder was an empty file with a slash at its end, of type NUL.
        boolean oldFolder = type == 0 && size == 0 && path.endsWith("/");
        refuse(!file && size != 0, "an entry without content has a size");
        refuse(file && path.endsWith("/") && !oldFolder, "a file has the name of a folder");
        if (file && !oldFolder) {
            entries.add(new ArchiveEntry(path, ArchiveEntry.Kind.FILE, mode, hash(size)));
        } else {
            ArchiveEntry.Kind kind = oldFolder ? ArchiveEntry.Kind.DIRECTORY : kind(type);
            entries.add(new ArchiveEntry(path, kind, mode, type == '2' ? blob(link) : ""));
        }
    }

    private static ArchiveEntry.Kind kind(char type) throws IOException {
        return switch (type) {
            case '1' -> ArchiveEntry.Kind.HARD_LINK;
            case '2' -> ArchiveEntry.Kind.SYMBOLIC_LINK;
            case '3', '4', '6' -> ArchiveEntry.Kind.SPECIAL;
            case '5' -> ArchiveEntry.Kind.DIRECTORY;
            default -> throw bad("it has an entry of type " + (int) type + ", which is not understood");
        };
    }

    private String hash(long size) throws IOException {
        SHA1 hash = SHA1.newInstance().setDetectCollision(true);
        hash.update(("blob " + size + '\0').getBytes(StandardCharsets.US_ASCII));
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw bad("it ends within a file");
            }
            hash.update(buffer, 0, read);
            left -= read;
        }
        padding(size);
        return hash.toObjectId().name();
    }

    private static String blob(String target) {
        byte[] content = target.getBytes(StandardCharsets.ISO_8859_1);
        SHA1 hash = SHA1.newInstance().setDetectCollision(true);
        hash.update(("blob " + content.length + '\0').getBytes(StandardCharsets.US_ASCII));
        hash.update(content);
        return hash.toObjectId().name();
    }

    private byte[] content(long size) throws IOException {
        if (size > MAX_EXTENSION) {
            throw new BadArchive(
                    ReleaseProblem.ARCHIVE_TOO_LARGE,
                    "A header of the archive has more than " + MAX_EXTENSION + " bytes.");
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw bad("it ends within a header");
        }
        padding(size);
        return content;
    }

    private void padding(long size) throws IOException {
        int length = (int) ((BLOCK - size % BLOCK) % BLOCK);
        if (in.readNBytes(length).length < length) {
            throw bad("it ends within a block");
        }
    }

    /** Records of the form {@code 30 path=name\n}, where the number counts the whole record. */
    private static Map<String, String> records(String records) throws IOException {
        Map<String, String> found = new HashMap<>();
        int at = 0;
        while (at < records.length()) {
            int blank = records.indexOf(' ', at);
            long length = blank < 0 ? 0 : decimal(records.substring(at, blank));
            if (length <= blank - at + 1 || length > records.length() - at) {
                throw bad("a pax header is malformed");
            }
            String record = records.substring(blank + 1, at + (int) length);
            int equals = record.indexOf('=');
            if (equals < 1 || !record.endsWith("\n")) {
                throw bad("a pax header is malformed");
            }
            String key = record.substring(0, equals);
            if (key.startsWith("GNU.sparse.")) {
                throw new BadArchive(ReleaseProblem.UNSUPPORTED_ARCHIVE, "The archive has sparse files.");
            }
            boolean twice = found.put(key, record.substring(equals + 1, record.length() - 1)) != null;
            refuse(twice && NAMES_OR_MEASURES.contains(key), "a pax header gives " + key + " twice");
            at += (int) length;
        }
        return found;
    }

    /** Git writes the commit's id there, as a comment; a name or a size for every entry would be read differently by different programs. */
    private void global(String records) throws IOException {
        refuse(extended || !gnu.isEmpty(), "a global header stands between an entry and the header that speaks of it");
        boolean every = !Collections.disjoint(records(records).keySet(), NAMES_OR_MEASURES);
        refuse(every, "a global header names or measures every entry");
    }

    /** The prefix is POSIX's; what other formats keep there is no part of a name, and programs that take it for one would read another name. */
    private static String name(byte[] header) throws IOException {
        String name = untilNul(text(Arrays.copyOf(header, 100)));
        boolean posix = text(Arrays.copyOfRange(header, 257, 265)).equals("ustar\00000");
        String prefix = text(Arrays.copyOfRange(header, 345, 500));
        refuse(!posix && !prefix.equals("\0".repeat(155)), "a header that is not POSIX's has a prefix");
        return untilNul(prefix).isEmpty() ? name : untilNul(prefix) + '/' + name;
    }

    /** Octal digits, or GNU's binary numbers, which have the first bit set. */
    private static long number(byte[] header, int from, int length) throws IOException {
        if ((header[from] & 0x80) != 0) {
            long value = header[from] & 0x7f;
            for (int at = from + 1; at < from + length; at++) {
                if (value >>> 47 != 0) {
                    throw bad("a number in a header is out of range");
                }
                value = (value << 8) | (header[at] & 0xff);
            }
            return value;
        }
        String digits =
                untilNul(text(Arrays.copyOfRange(header, from, from + length))).strip();
        long value = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) - '0';
            if (digit < 0 || digit > 7) {
                throw bad("a number in a header is malformed");
            }
            value = value * 8 + digit;
        }
        return value;
    }

    private static long decimal(String digits) throws IOException {
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            throw bad("a number in a pax header is malformed");
        }
        return Long.parseLong(digits);
    }

    /** The sum of the header's bytes, those of the checksum itself counted as blanks. */
    private static long checksum(byte[] header) {
        long sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += at >= 148 && at < 156 ? ' ' : header[at] & 0xff;
        }
        return sum;
    }

    private boolean fill(byte[] block) throws IOException {
        int read = in.readNBytes(block, 0, BLOCK);
        if (read > 0 && read < BLOCK) {
            throw bad("it ends within a block");
        }
        return read == BLOCK;
    }

    private static boolean isZero(byte[] block) {
        for (byte unit : block) {
            if (unit != 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String untilNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    private static void refuse(boolean wrong, String why) throws BadArchive {
        if (wrong) {
            throw bad(why);
        }
    }

    private static BadArchive bad(String why) {
        return new BadArchive(ReleaseProblem.UNREADABLE_ARCHIVE, "The archive is malformed: " + why + '.');
    }
}
