package coop.kith.vc.proof.jose;

import coop.kith.crypto.SignatureAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of {@code alg} that are taken: one for each kind of key, so that a token never chooses how its key is used (RFC 8725 section 3.1). */
public enum JwsAlgorithm {
    /** RFC 8037 section 3.1, with Ed25519 alone. */
    EDDSA("EdDSA", SignatureAlgorithm.ED25519),
    /** RFC 7518 section 3.4. */
    ES256("ES256", SignatureAlgorithm.ES256),
    /** RFC 7518 section 3.4. */
    ES384("ES384", SignatureAlgorithm.ES384);

    private static final List<String> ELSEWHERE = List.of(
            "RS256",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES512",
            "ES256K",
            "Ed25519",
            "Ed448",
            "ML-DSA-44",
            "ML-DSA-65",
            "ML-DSA-87");

    private final String term;
    private final SignatureAlgorithm algorithm;

    JwsAlgorithm(String term, SignatureAlgorithm algorithm) {
        this.term = term;
        this.algorithm = algorithm;
    }

    /** As it stands in a header, letter for letter. */
    public static Optional<JwsAlgorithm> named(String term) {
        return Arrays.stream(values()).filter(one -> one.term.equals(term)).findFirst();
    }

    /** The one that keys of this algorithm sign with; empty where tokens are not signed with such keys. */
    public static Optional<JwsAlgorithm> of(SignatureAlgorithm algorithm) {
        return Arrays.stream(values()).filter(one -> one.algorithm == algorithm).findFirst();
    }

    /** Whether {@code term} names a digital signature that others verify. Nothing, {@code none} in any case, and keyed hashes are none. */
    static boolean isSignatureElsewhere(String term) {
        return ELSEWHERE.contains(term);
    }

    /** All of them, for people to read. */
    static String terms() {
        return String.join(", ", Arrays.stream(values()).map(one -> one.term).toList());
    }

    /** As it stands in a header. */
    public String term() {
        return term;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }
}
