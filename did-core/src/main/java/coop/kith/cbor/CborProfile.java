package coop.kith.cbor;

/** Which items a format has, on top of what every reading demands: shortest heads, definite lengths, sorted keys that differ. */
public enum CborProfile {
    /** Everything that {@link CborValue} can be: COSE, CWT and what else says "core deterministic encoding" (RFC 8949 section 4.2.1). */
    CORE {
        @Override
        boolean takesKey(CborKey key) {
            return true;
        }

        @Override
        boolean takesTag(long number) {
            return true;
        }
    },

    /** DAG-CBOR of the IPLD specifications: keys are texts, and the one tag is 42, a content identifier: a byte string that begins with 0. */
    DAG {
        @Override
        boolean takesKey(CborKey key) {
            return key instanceof CborText;
        }

        @Override
        boolean takesTag(long number) {
            return number == CID;
        }

        @Override
        boolean takesContent(long number, CborValue content) {
            return content instanceof CborBytes link
                    && link.value().length() > 1
                    && link.value().at(0) == 0;
        }
    },

    /**
     * Proof values of ecdsa-sd-2023 and bbs-2023: keys are labels. The specifications forbid tags on the components, yet producers in the field wrap byte
     * strings in tag 64 (RFC 8746, an array of bytes), and bbs-2023's own vectors carry a pseudonym's secret as tag 2 (a great integer); so these two are told
     * to the caller instead of being refused here.
     */
    PROOF_VALUE {
        @Override
        boolean takesKey(CborKey key) {
            return key instanceof CborInteger;
        }

        @Override
        boolean takesTag(long number) {
            return number == ARRAY_OF_BYTES || number == GREAT_INTEGER;
        }

        @Override
        boolean takesContent(long number, CborValue content) {
            return content instanceof CborBytes bytes && (number == ARRAY_OF_BYTES || isShortest(bytes));
        }

        /** RFC 8949 section 3.4.3: no leading zero, and no tag around what fits a plain integer. */
        private static boolean isShortest(CborBytes integer) {
            return integer.value().length() > Long.BYTES && integer.value().at(0) != 0;
        }
    };

    /** The tag of an unsigned integer beyond 64 bits, biggest byte first (RFC 8949 section 3.4.3). */
    public static final long GREAT_INTEGER = 2;

    /** The tag of a content identifier (IANA CBOR Tags registry). */
    public static final long CID = 42;

    /** The tag of a typed array of uint8 (RFC 8746 section 2.1). */
    public static final long ARRAY_OF_BYTES = 64;

    abstract boolean takesKey(CborKey key);

    abstract boolean takesTag(long number);

    /** Whether a tag that this profile takes may hold {@code content}. */
    boolean takesContent(long number, CborValue content) {
        return true;
    }
}
