package coop.kith.cbor;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Writes one item in its one form: shortest heads, definite lengths, keys in the order that maps keep anyway. */
final class CborWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toByteArray() {
        return out.toByteArray();
    }

    void write(CborValue value, int depth) {
        if (depth > CborLimits.GREATEST_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + CborLimits.GREATEST_DEPTH + " levels");
        }
        if (value instanceof CborInteger integer) {
            boolean negative = integer.value() < 0;
            head(negative ? Major.NEGATIVE : Major.UNSIGNED, negative ? ~integer.value() : integer.value());
        } else if (value instanceof CborBytes bytes) {
            string(Major.BYTES, bytes.value().toArray());
        } else if (value instanceof CborText text) {
            string(Major.TEXT, text.utf8());
        } else if (value instanceof CborArray array) {
            head(Major.ARRAY, array.items().size());
            array.items().forEach(item -> write(item, depth + 1));
        } else if (value instanceof CborMap map) {
            head(Major.MAP, map.entries().size());
            for (Map.Entry<CborKey, CborValue> entry : map.entries().entrySet()) {
                write(entry.getKey(), depth + 1);
                write(entry.getValue(), depth + 1);
            }
        } else if (value instanceof CborTag tag) {
            head(Major.TAG, tag.number());
            write(tag.content(), depth + 1);
        } else {
            head(Major.SIMPLE, ((CborSimple) value).number());
        }
    }

    private void string(int major, byte[] content) {
        head(major, content.length);
        out.writeBytes(content);
    }

    /** RFC 8949 section 4.2.1: the argument in the fewest bytes. */
    private void head(int major, long argument) {
        if (argument < Major.ONE_BYTE) {
            out.write(major << 5 | (int) argument);
        } else if (argument < 1 << 8) {
            head(major, Major.ONE_BYTE, argument, 1);
        } else if (argument < 1 << 16) {
            head(major, Major.ONE_BYTE + 1, argument, 2);
        } else if (argument < 1L << 32) {
            head(major, Major.ONE_BYTE + 2, argument, 4);
        } else {
            head(major, Major.ONE_BYTE + 3, argument, 8);
        }
    }

    private void head(int major, int information, long argument, int bytes) {
        out.write(major << 5 | information);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
    }
}
