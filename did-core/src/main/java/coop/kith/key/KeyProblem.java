package coop.kith.key;

import coop.kith.problem.ProblemType;

/** What can be wrong with a stranger's public key. */
public enum KeyProblem implements ProblemType {
    /** The bytes are no acceptable public key: not on the curve, not canonical, of small order, or without a known header. */
    INVALID_PUBLIC_KEY("https://www.w3.org/ns/did#INVALID_PUBLIC_KEY", "invalid public key"),
    /** The key's kind is known, and its length is another. */
    INVALID_PUBLIC_KEY_LENGTH("https://www.w3.org/ns/did#INVALID_PUBLIC_KEY_LENGTH", "wrong length of a public key"),
    /** A well-formed key of a kind that Kith does not take. */
    UNSUPPORTED_PUBLIC_KEY_TYPE(
            "https://www.w3.org/ns/did#UNSUPPORTED_PUBLIC_KEY_TYPE", "unsupported kind of public key"),
    /** The text is not base58btc in multibase, or longer than any known key. */
    MALFORMED_MULTIBASE("https://kith.coop/problems#malformed-multibase", "malformed multibase text"),
    /** A member of the JSON Web Key is missing, ill-formed, or does not fit the others. */
    MALFORMED_JWK("https://kith.coop/problems#malformed-jwk", "malformed JSON Web Key"),
    /** A private key where a public one belongs. */
    PRIVATE_KEY_EXPOSED("https://kith.coop/problems#private-key-exposed", "private key where a public one belongs"),
    /** The text is no multihash that Kith reads. */
    MALFORMED_MULTIHASH("https://kith.coop/problems#malformed-multihash", "malformed multihash");

    private final String uri;
    private final String title;

    KeyProblem(String uri, String title) {
        this.uri = uri;
        this.title = title;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String title() {
        return title;
    }
}
