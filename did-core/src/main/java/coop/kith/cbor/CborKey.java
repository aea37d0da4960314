package coop.kith.cbor;

/**
 * What may name an entry of a map: an integer, a byte string or a text. Ordered as their encodings are, byte by byte (RFC 8949 section 4.2.1): integers
 * from 0 up, negative integers from -1 down, byte strings, texts; strings of either kind the shorter first. Where all keys are texts this is also the order
 * of DAG-CBOR and of RFC 7049.
 */
public sealed interface CborKey extends CborValue, Comparable<CborKey> permits CborInteger, CborBytes, CborText {
    @Override
    default int compareTo(CborKey other) {
        if (this instanceof CborInteger here && other instanceof CborInteger there) {
            return here.compare(there);
        }
        if (this instanceof CborBytes here && other instanceof CborBytes there) {
            return here.compare(there);
        }
        if (this instanceof CborText here && other instanceof CborText there) {
            return here.compare(there);
        }
        return Integer.compare(rank(this), rank(other));
    }

    private static int rank(CborKey key) {
        return key instanceof CborInteger ? 0 : key instanceof CborBytes ? 1 : 2;
    }
}
