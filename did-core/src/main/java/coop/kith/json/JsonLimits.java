package coop.kith.json;

/**
 * What the reader takes at the most.
 *
 * @param bytes of UTF-8 input
 * @param depth of nested arrays and objects
 * @param values in the whole document (members and items counted together)
 */
public record JsonLimits(int bytes, int depth, int values) {
    /** 1 MiB, depth 64, 100,000 values: a large DID document or credential is a tenth of it. */
    public static JsonLimits standard() {
        return new JsonLimits(1 << 20, 64, 100_000);
    }
}
