package coop.kith.cbor;

/**
 * What the reader takes at the most.
 *
 * @param bytes of input, at least 1
 * @param depth of nested arrays, maps and tags, from 1 to {@value #GREATEST_DEPTH}
 * @param values in the whole input (keys, values, items and tags counted together), at least 1
 */
public record CborLimits(int bytes, int depth, int values) {
    /** Reading, writing, equality and hashing use the stack for nested items, and this much is safe on a thread of 512 KiB. */
    public static final int GREATEST_DEPTH = 128;

    private static final CborLimits STANDARD = new CborLimits(1 << 20, 32, 100_000);

    public CborLimits {
        if (bytes < 1 || depth < 1 || values < 1 || depth > GREATEST_DEPTH) {
            throw new IllegalArgumentException(
                    "limits out of range: bytes " + bytes + ", depth " + depth + ", values " + values);
        }
    }

    /** 1 MiB, depth 32, 100,000 values: a proof of a large credential is a tenth of it. */
    public static CborLimits standard() {
        return STANDARD;
    }
}
