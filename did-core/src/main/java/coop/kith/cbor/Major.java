package coop.kith.cbor;

/** The high three bits of an item's head (RFC 8949 section 3.1), and where its low five begin to say how long the argument is (section 3). */
final class Major {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;

    /** Below this the low five bits are the argument; from here to 27 it follows in 1, 2, 4 or 8 bytes. */
    static final int ONE_BYTE = 24;

    static final int EIGHT_BYTES = 27;

    /** An indefinite length, or with major type 7 the break that ends one. */
    static final int INDEFINITE = 31;

    private Major() {}
}
