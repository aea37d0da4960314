package coop.kith.did.history;

/** What a DID method keeps of the past. */
public enum Permanence {
    /** The document follows from the DID, so it was and will be the same: did:key, did:jwk, did:pkh, did:peer. */
    IMMUTABLE,
    /** The document may change, and only the one of now can be had: did:web. */
    CURRENT_ONLY,
    /** Earlier versions can be had, and are verified: did:webvh, did:plc. */
    VERSIONED
}
