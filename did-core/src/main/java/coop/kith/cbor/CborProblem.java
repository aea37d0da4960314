package coop.kith.cbor;

import coop.kith.problem.ProblemType;

/** Why bytes were not taken as CBOR. */
public enum CborProblem implements ProblemType {
    /** A head that RFC 8949 reserves or that stands where it cannot (section 3). */
    SYNTAX("cbor-syntax", "Not CBOR"),
    /** The bytes end inside an item. */
    TRUNCATED("cbor-truncated", "CBOR cut short"),
    /** Something follows the item. */
    TRAILING_DATA("cbor-trailing-data", "Data after the CBOR item"),
    /** A longer head than needed, an indefinite length, or keys out of order (RFC 8949 section 4.2.1). */
    NOT_DETERMINISTIC("cbor-not-deterministic", "Not the one encoding"),
    /** A map has two entries of one key. */
    DUPLICATE_KEY("cbor-duplicate-key", "Key given twice"),
    /** A text is not UTF-8. */
    ENCODING("cbor-encoding", "Not UTF-8"),
    /** A kind of item that the subset or the profile does not have. */
    NOT_IN_PROFILE("cbor-not-in-profile", "Item of another profile"),
    /** More bytes than the reader's limit. */
    TOO_LARGE("cbor-too-large", "CBOR too large"),
    /** Deeper nesting than the reader's limit. */
    TOO_DEEP("cbor-too-deep", "CBOR nested too deeply"),
    /** More items than the reader's limit. */
    TOO_MANY_VALUES("cbor-too-many-values", "Too many CBOR items");

    private final String name;
    private final String title;

    CborProblem(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name;
    }

    @Override
    public String title() {
        return title;
    }
}
