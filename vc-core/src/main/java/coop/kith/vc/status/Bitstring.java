package coop.kith.vc.status;

import java.util.Arrays;
import java.util.Map;

/** Bits in a row, the first at the left: index 0 is the most significant bit of the first byte (Bitstring Status List 1.0 section 2.2). Immutable. */
final class Bitstring {
    /** The widest entry that is read: the 65,536 messages of a wider one fit no document. */
    static final int WIDEST = 16;

    private final byte[] bytes;

    private Bitstring(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    static Bitstring of(byte[] bytes) {
        return new Bitstring(bytes.clone());
    }

    /** {@code entries} of {@code size} bits, all 0 but those in {@code set}, by their index; their bits together fill whole bytes. */
    static Bitstring of(long entries, int size, Map<Long, Integer> set) {
        byte[] bytes = new byte[Math.toIntExact(entries * size / 8)];
        set.forEach((index, value) -> {
            if (index < 0 || index >= entries || value < 0 || value >= 1 << size) {
                throw new IllegalArgumentException("no entry " + index + " of value " + value);
            }
            for (int i = 0; i < size; i++) {
                long bit = index * size + i;
                bytes[(int) (bit >>> 3)] |= (byte) (((value >>> (size - 1 - i)) & 1) << (7 - (bit & 7)));
            }
        });
        return new Bitstring(bytes);
    }

    /** In bits, a multiple of 8. */
    long length() {
        return 8L * bytes.length;
    }

    int sizeInBytes() {
        return bytes.length;
    }

    /** How many entries of {@code size} bits fit. */
    long entries(int size) {
        return length() / size;
    }

    /** The entry at {@code index}, its first bit the most significant; {@code index} below {@link #entries}. */
    int entry(long index, int size) {
        int value = 0;
        for (long bit = index * size; bit < (index + 1) * size; bit++) {
            value = (value << 1) | ((bytes[(int) (bit >>> 3)] >>> (7 - (bit & 7))) & 1);
        }
        return value;
    }

    /** Whether some bit is set here and not there; a bit that the other does not reach counts as not set. */
    boolean hasBitsBeyond(Bitstring other) {
        for (int i = 0; i < bytes.length; i++) {
            int there = i < other.bytes.length ? other.bytes[i] : 0;
            if ((bytes[i] & ~there) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The bytes, to be compressed. */
    byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitstring bits && Arrays.equals(bytes, bits.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
