package coop.kith.crypto.provider;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Numbers at a fixed length, big end first. */
public final class Scalars {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Scalars() {}

    /** {@code number}, which is not negative and fits, with leading zeros up to {@code length} bytes. */
    public static byte[] bigEndian(BigInteger number, int length) {
        byte[] fixed = new byte[length];
        write(number, fixed, 0, length);
        return fixed;
    }

    /** The same into {@code target} from {@code offset} on; throws IllegalArgumentException where the number does not fit. */
    public static void write(BigInteger number, byte[] target, int offset, int length) {
        byte[] minimal = number.toByteArray();
        int sign = minimal.length > length && minimal[0] == 0 ? 1 : 0;
        int digits = minimal.length - sign;
        if (number.signum() < 0 || digits > length) {
            throw new IllegalArgumentException("a number of " + number.bitLength() + " bits in " + length + " bytes");
        }
        System.arraycopy(minimal, sign, target, offset + length - digits, digits);
    }

    /** {@code number}, which is not negative and fits, in {@code count} words of 64 bits, little end first. */
    static long[] words(BigInteger number, int count) {
        return words(bigEndian(number, count * Long.BYTES), 0, count);
    }

    /** The number that stands big end first from {@code offset} on, in {@code count} words of 64 bits, little end first. */
    static long[] words(byte[] bytes, int offset, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = (long) BIG_ENDIAN.get(bytes, offset + (count - 1 - i) * Long.BYTES);
        }
        return words;
    }

    /** The number that words of 64 bits are, little end first, big end first. */
    static byte[] bytes(long[] words) {
        byte[] bytes = new byte[words.length * Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            BIG_ENDIAN.set(bytes, (words.length - 1 - i) * Long.BYTES, words[i]);
        }
        return bytes;
    }
}
