package coop.kith.cbor;

import java.util.List;

/** An array (RFC 8949 major type 4). */
public record CborArray(List<CborValue> items) implements CborValue {
    public CborArray {
        items = List.copyOf(items);
    }

    public static CborArray of(CborValue... items) {
        return new CborArray(List.of(items));
    }
}
