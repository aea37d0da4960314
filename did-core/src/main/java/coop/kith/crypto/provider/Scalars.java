package coop.kith.crypto.provider;

import java.math.BigInteger;

/** Numbers at a fixed length, big end first. */
public final class Scalars {
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
}
