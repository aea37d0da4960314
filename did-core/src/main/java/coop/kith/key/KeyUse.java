package coop.kith.key;

/** What a public key is wanted for; a JSON Web Key may say that it is meant for one of them only. */
public enum KeyUse {
    /** To verify signatures: {@code use} "sig", {@code key_ops} "verify". */
    VERIFICATION,
    /** To agree on a secret: {@code use} "enc", {@code key_ops} "deriveKey" or "deriveBits" or none. */
    AGREEMENT
}
