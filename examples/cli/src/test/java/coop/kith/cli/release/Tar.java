package coop.kith.cli.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes tar archives that no tar program would: ustar headers with whatever is put in. */
final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void file(String path, int mode, String content) {
        entry(path, '0', mode, "", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    void entry(String path, char type, int mode, String link, byte[] content) {
        header(path, type, mode, link, content.length);
        out.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    void header(String path, char type, int mode, String link, long size) {
        header(path, type, mode, link, size, "ustar\00000", "");
    }

    /** A pax header of type {@code x} or {@code g} with {@code key=value} records. */
    void pax(char type, String... records) {
        StringBuilder all = new StringBuilder();
        for (String record : records) {
            // One or two digits for the length, a blank and a newline.
            int length = record.length() + 3 + (record.length() + 3 < 10 ? 0 : 1);
            all.append(length).append(' ').append(record).append('\n');
        }
        entry("pax", type, 0644, "", all.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void header(String path, char type, int mode, String link, long size, String magic, String prefix) {
        byte[] header = new byte[512];
        put(header, 0, path);
        put(header, 100, String.format(Locale.ROOT, "%07o", mode));
        put(header, 124, size < 1L << 33 ? String.format(Locale.ROOT, "%011o", size) : "");
        if (size >= 1L << 33) {
            header[124] = (byte) 0x80;
            for (int at = 135; at > 127; at--) {
                header[at] = (byte) (size >> (8 * (135 - at)));
            }
        }
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, magic);
        put(header, 345, prefix);
        put(header, 148, "        ");
        int sum = 0;
        for (byte unit : header) {
            sum += unit & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        out.writeBytes(header);
    }

    byte[] end() {
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
