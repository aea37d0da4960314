package coop.kith.key;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.json.JsonObject;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keys of the JSON Web Key type AKP, "algorithm key pair", whose {@code alg} is a part of the key and not a remark on it (RFC 9964 section 3; SLH-DSA as in
 * draft-ietf-cose-sphincs-plus).
 */
enum AkpJwk {
    ML_DSA_44(KeyType.ML_DSA_44, "ML-DSA-44"),
    ML_DSA_65(KeyType.ML_DSA_65, "ML-DSA-65"),
    ML_DSA_87(KeyType.ML_DSA_87, "ML-DSA-87"),
    SLH_DSA_SHA2_128S(KeyType.SLH_DSA_SHA2_128S, "SLH-DSA-SHA2-128s");

    static final String KTY = "AKP";

    private final KeyType type;
    private final String alg;

    AkpJwk(KeyType type, String alg) {
        this.type = type;
        this.alg = alg;
    }

    /** Its form, where it is a key of this kind. */
    static Optional<AkpJwk> of(KeyType type) {
        return Arrays.stream(values()).filter(form -> form.type == type).findFirst();
    }

    /** The members that make the key, in the order of their names (RFC 9964 section 6). */
    Map<String, String> required(PublicKey key) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("alg", alg);
        members.put("kty", KTY);
        members.put("pub", Base64Url.encode(key.encoded().toArray()));
        return members;
    }

    /** A key to verify with; private members have been refused before. */
    static Result<PublicKey> decode(JsonObject jwk, KeyUse use) {
        String stated = jwk.string("alg").orElse("");
        Optional<AkpJwk> form =
                Arrays.stream(values()).filter(one -> one.alg.equals(stated)).findFirst();
        if (form.isEmpty()) {
            return Result.refused(Problem.of(
                    jwk.has("alg") ? KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE : KeyProblem.MALFORMED_JWK,
                    "the 'alg' of an AKP key is one of "
                            + Arrays.stream(values()).map(one -> one.alg).collect(Collectors.joining(", ")) + ", not "
                            + Quote.of(stated),
                    JsonPointer.of("alg")));
        }
        if (use != KeyUse.VERIFICATION) {
            return Result.refused(
                    Problem.of(KeyProblem.MALFORMED_JWK, stated + " keys are not for " + use, JsonPointer.of("alg")));
        }
        return JwkUse.purpose(jwk, use)
                .<Result<PublicKey>>map(Result::refused)
                .orElseGet(() -> form.get().decoded(jwk));
    }

    private Result<PublicKey> decoded(JsonObject jwk) {
        return jwk.string("pub")
                .flatMap(Base64Url::decode)
                .map(content -> PublicKey.of(type, Bytes.of(content)))
                .orElseGet(() -> Result.refused(Problem.of(
                        KeyProblem.MALFORMED_JWK, "'pub' must be base64url without padding", JsonPointer.of("pub"))));
    }
}
