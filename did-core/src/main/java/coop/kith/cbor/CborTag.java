package coop.kith.cbor;

/**
 * A tagged item (RFC 8949 section 3.4).
 *
 * @param number not negative
 */
public record CborTag(long number, CborValue content) implements CborValue {
    public CborTag {
        if (number < 0) {
            throw new IllegalArgumentException("a tag's number is not negative: " + number);
        }
    }
}
