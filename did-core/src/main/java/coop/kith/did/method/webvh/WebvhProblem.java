package coop.kith.did.method.webvh;

import coop.kith.problem.ProblemType;

/**
 * What can be wrong with a log or its witness file. did:webvh 1.0 calls all of it {@code invalidDid}; a reader wants to know which check it was.
 */
public enum WebvhProblem implements ProblemType {
    /** A line of the log is not the JSON object that a log entry is. */
    MALFORMED_ENTRY("Malformed log entry"),
    /** {@code versionId} has not the form of a number, one dash and a SHA-256 multihash, or the number is not one more than the one before. */
    VERSION_ID("Wrong versionId"),
    /** {@code versionTime} is no UTC time, not later than the one before, or too far in the future. */
    VERSION_TIME("Wrong versionTime"),
    /** {@code parameters} breaks the rules of the method version that governs the entry. */
    INVALID_PARAMETERS("Invalid parameters"),
    /** {@code method} names no version that is implemented, or a lower one than before. */
    UNKNOWN_METHOD_VERSION("Unknown method version"),
    /** {@code witness} breaks its rules. */
    INVALID_WITNESS_RULE("Invalid witness parameter"),
    /** Pre-rotation is active, and the entry's keys or hashes are not those that were promised. */
    PRE_ROTATION("Pre-rotation broken"),
    /** The SCID is not the hash of the first entry, or not the same throughout. */
    SCID_MISMATCH("SCID does not match"),
    /** The entry hash is not that of the entry. */
    ENTRY_HASH_MISMATCH("Entry hash does not match"),
    /** A proof's type, cryptosuite, purpose or shape is not what the method version demands. */
    INVALID_PROOF("Invalid proof"),
    /** A proof is by a key that may not change this entry. */
    KEY_NOT_AUTHORIZED("Key not authorised"),
    /** A proof's signature does not hold. */
    SIGNATURE("Signature does not hold"),
    /** {@code state} is no DID document, or its {@code id} is not of this method. */
    INVALID_STATE("Invalid state"),
    /** The DID moved although that is not allowed, or without naming where it was. */
    NOT_PORTABLE("DID may not move"),
    /** An entry follows the one that deactivated the DID. */
    AFTER_DEACTIVATION("Entry after deactivation"),
    /** No entry of the log is of the DID that was asked for. */
    OTHER_DID("Log of another DID"),
    /** Fewer witnesses approved an entry than its rule demands. */
    NOT_WITNESSED("Not enough witnesses"),
    /** {@code did-witness.json} is not the list that it should be. */
    MALFORMED_WITNESS_FILE("Malformed witness file"),
    /** The log ends before a version that was verified here earlier. */
    TRUNCATED_LOG("Log shorter than before"),
    /** Two logs of one DID, both valid, part at some version. */
    EQUIVOCATION("Two histories of one DID"),
    /** There is a log where a new one was to begin. */
    AFTER_CREATION("There is a log already"),
    /** The files of a log could not be read or written. */
    UNREACHABLE("Files cannot be reached");

    private final String title;

    WebvhProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#WEBVH_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
