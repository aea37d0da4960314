package coop.kith.key;

import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Optional;
import java.util.Set;

/** How each kind of key is named in a JSON Web Key, and the algorithms that may stand beside it. */
enum JwkCurve {
    ED25519(KeyType.ED25519, "OKP", "Ed25519", "EdDSA Ed25519"),
    X25519(KeyType.X25519, "OKP", "X25519", ""),
    P256(KeyType.P256, "EC", "P-256", "ES256"),
    P384(KeyType.P384, "EC", "P-384", "ES384"),
    P521(KeyType.P521, "EC", "P-521", "ES512"),
    SECP256K1(KeyType.SECP256K1, "EC", "secp256k1", "ES256K");

    final KeyType type;
    final String kty;
    final String crv;
    /** RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 8812 section 3.2, RFC 9864 section 2. */
    private final String signatureAlgorithms;

    JwkCurve(KeyType type, String kty, String crv, String signatureAlgorithms) {
        this.type = type;
        this.kty = kty;
        this.crv = crv;
        this.signatureAlgorithms = signatureAlgorithms;
    }

    boolean signsWith(String alg) {
        return Set.of(signatureAlgorithms.split(" ")).contains(alg);
    }

    boolean hasY() {
        return "EC".equals(kty);
    }

    static JwkCurve of(KeyType type) {
        for (JwkCurve curve : values()) {
            if (curve.type == type) {
                return curve;
            }
        }
        throw new IllegalArgumentException("no JSON Web Key form is known here for a " + type + " key");
    }

    static Result<JwkCurve> of(JsonObject jwk) {
        Optional<String> kty = jwk.string("kty");
        if (kty.isEmpty()) {
            return Result.refused(
                    Problem.of(KeyProblem.MALFORMED_JWK, "'kty' is missing or no string", JsonPointer.of("kty")));
        }
        if (!Set.of("OKP", "EC").contains(kty.get())) {
            return Result.refused(Problem.of(
                            KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE,
                            "keys of kind " + Quote.of(kty.get()) + " are not taken",
                            JsonPointer.of("kty"))
                    .next("use Ed25519 (OKP), P-256, P-384, P-521 or secp256k1 (EC), or ML-DSA (AKP)"));
        }
        Optional<String> crv = jwk.string("crv");
        for (JwkCurve curve : values()) {
            if (crv.equals(Optional.of(curve.crv))) {
                return curve.kty.equals(kty.get())
                        ? Result.ok(curve)
                        : Result.refused(Problem.of(
                                KeyProblem.MALFORMED_JWK,
                                curve.crv + " belongs to kty " + curve.kty + ", not " + kty.get(),
                                JsonPointer.of("crv")));
            }
        }
        return Result.refused(Problem.of(
                crv.isEmpty() ? KeyProblem.MALFORMED_JWK : KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE,
                crv.map(name -> "the curve " + Quote.of(name) + " is not taken")
                        .orElse("'crv' is missing or no string"),
                JsonPointer.of("crv")));
    }
}
