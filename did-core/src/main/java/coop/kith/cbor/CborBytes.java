package coop.kith.cbor;

import coop.kith.bytes.Bytes;

/** A byte string (RFC 8949 major type 2). */
public record CborBytes(Bytes value) implements CborKey {
    /** A copy of {@code content}. */
    public static CborBytes of(byte[] content) {
        return new CborBytes(Bytes.of(content));
    }

    int compare(CborBytes other) {
        int byLength = Integer.compare(value.length(), other.value.length());
        return byLength != 0 ? byLength : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "h'" + value.hex() + '\'';
    }
}
