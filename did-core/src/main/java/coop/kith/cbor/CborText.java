package coop.kith.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text (RFC 8949 major type 3).
 *
 * @param value without halves of surrogate pairs, which UTF-8 cannot carry: such a text throws IllegalArgumentException
 */
public record CborText(String value) implements CborKey {
    public CborText {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("half of a surrogate pair has no form in UTF-8");
        }
    }

    int compare(CborText other) {
        byte[] here = utf8();
        byte[] there = other.utf8();
        int byLength = Integer.compare(here.length, there.length);
        return byLength != 0 ? byLength : Arrays.compareUnsigned(here, there);
    }

    byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return '"' + value + '"';
    }
}
