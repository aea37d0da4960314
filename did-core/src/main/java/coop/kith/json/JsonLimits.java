package coop.kith.json;

/**
 * What the reader takes at the most. Names and numbers have fixed limits beside these, since no honest document comes near them.
 *
 * @param bytes of UTF-8 input, at least 1
 * @param depth of nested arrays and objects, from 1 to {@value #GREATEST_DEPTH}
 * @param values in the whole document (members and items counted together), at least 1
 */
public record JsonLimits(int bytes, int depth, int values) {
    /**
     * No limit may allow deeper nesting than this: equality and hashing of nested records use the stack, and this much is safe on a thread of 512 KiB.
     */
    public static final int GREATEST_DEPTH = 256;

    /** Characters of a member's name, quotes excluded. Names in documents are words or URLs, and URLs of 8,000 characters are the accepted bound (RFC 9110 section 4.1). */
    public static final int NAME_CHARACTERS = 8_000;

    /** Characters of a number's text; every double has a text of at most 767 significant digits. */
    public static final int NUMBER_CHARACTERS = 1_000;

    private static final JsonLimits STANDARD = new JsonLimits(1 << 20, 64, 100_000);

    public JsonLimits {
        if (bytes < 1 || depth < 1 || values < 1 || depth > GREATEST_DEPTH) {
            throw new IllegalArgumentException(
                    "limits out of range: bytes " + bytes + ", depth " + depth + ", values " + values);
        }
    }

    /** 1 MiB, depth 64, 100,000 values: a large DID document or credential is a tenth of it. */
    public static JsonLimits standard() {
        return STANDARD;
    }
}
