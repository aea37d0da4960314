package coop.kith.cbor;

/** An integer (RFC 8949 major types 0 and 1) that fits 64 bits with sign. */
public record CborInteger(long value) implements CborKey {
    int compare(CborInteger other) {
        boolean negative = value < 0;
        if (negative != other.value < 0) {
            return negative ? 1 : -1;
        }
        return negative ? Long.compare(other.value, value) : Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
