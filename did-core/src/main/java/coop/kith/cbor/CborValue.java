package coop.kith.cbor;

/**
 * A CBOR data item (RFC 8949) of the subset that Kith speaks, immutable: integers of 64 bits with sign, byte strings, texts, arrays, maps, tags,
 * {@code false}, {@code true} and {@code null}. There are no floating-point numbers and no {@code undefined}: none of the formats that Kith reads has them,
 * and two readers could differ on them.
 */
public sealed interface CborValue permits CborKey, CborArray, CborMap, CborTag, CborSimple {
    /** What this is, for a sentence to a person: "a map", "a text". */
    default String kind() {
        if (this instanceof CborMap) {
            return "a map";
        }
        if (this instanceof CborArray) {
            return "an array";
        }
        if (this instanceof CborTag tag) {
            return "tag " + tag.number();
        }
        if (this instanceof CborSimple simple) {
            return simple.text();
        }
        return this instanceof CborText ? "a text" : this instanceof CborBytes ? "a byte string" : "an integer";
    }
}
