package coop.kith.crypto;

import coop.kith.problem.ProblemType;

/** What can stand between a signature and its acceptance, and between bytes and a private key. */
public enum CryptoProblem implements ProblemType {
    /** The algorithm does not go with the key's kind. */
    ALGORITHM_MISMATCH("algorithm-mismatch", "algorithm and key do not fit"),
    /** No provider at hand knows the algorithm; nothing was decided. */
    ALGORITHM_UNSUPPORTED("algorithm-unsupported", "no provider for this algorithm"),
    /** Not the algorithm's exact length. */
    SIGNATURE_LENGTH("signature-length", "wrong length of a signature"),
    /** A number out of its range, or a point that is not canonical or not of prime order. */
    SIGNATURE_MALFORMED("signature-malformed", "malformed signature"),
    /** An Ed25519 key with a component of small order, for which implementations disagree. */
    KEY_AMBIGUOUS("key-ambiguous", "public key outside the prime-order group"),
    /** Well-formed, and not by this key over this message. */
    SIGNATURE_MISMATCH("signature-mismatch", "the signature does not hold"),
    /** Bytes that are no private key of the wanted kind. */
    INVALID_PRIVATE_KEY("invalid-private-key", "invalid private key");

    private final String name;
    private final String title;

    CryptoProblem(String name, String title) {
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
