package coop.kith.did.method.key;

import coop.kith.did.DidProblem;
import coop.kith.json.JsonObject;
import coop.kith.key.Jwk;
import coop.kith.key.KeyProblem;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.problem.Result;
import java.util.Arrays;
import java.util.List;

/** How a did:key document writes its keys down (did:key 0.9, "Signature Method Creation Algorithm" and "Encryption Method Creation Algorithm"). */
enum KeyFormat {
    MULTIKEY("Multikey"),
    JSON_WEB_KEY("JsonWebKey"),
    JSON_WEB_KEY_2020("JsonWebKey2020"),
    ED25519_2020("Ed25519VerificationKey2020"),
    X25519_2020("X25519KeyAgreementKey2020");

    private static final List<String> CONTEXTS = List.of("https://www.w3.org/ns/did/v1.1");

    private final String type;

    KeyFormat(String type) {
        this.type = type;
    }

    /** The verification method's type. */
    String type() {
        return type;
    }

    /** DID Core 1.1's context defines every verification method type here but the one that came with a context of its own. */
    List<String> contexts() {
        return this == JSON_WEB_KEY_2020
                ? List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1")
                : CONTEXTS;
    }

    /** The format of that name, when it can hold {@code key}. */
    static Result<KeyFormat> of(String name, PublicKey key) {
        for (KeyFormat format : values()) {
            if (format.type.equals(name)) {
                return format.holds(key.type())
                        ? Result.ok(format)
                        : refused(
                                DidProblem.INVALID_OPTIONS,
                                "publicKeyFormat " + name + " cannot hold a key of type " + key.type());
            }
        }
        return refused(
                KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE,
                "publicKeyFormat \"" + name + "\" is not one of "
                        + Arrays.stream(values()).map(KeyFormat::type).toList());
    }

    /** The format for a key derived from one in this format. */
    KeyFormat forKeyAgreement() {
        return this == ED25519_2020 ? X25519_2020 : this;
    }

    /** The members that carry {@code key}. */
    JsonObject material(PublicKey key) {
        return this == JSON_WEB_KEY || this == JSON_WEB_KEY_2020
                ? JsonObject.empty().with("publicKeyJwk", Jwk.encode(key))
                : JsonObject.empty().with("publicKeyMultibase", Multikey.encode(key));
    }

    private boolean holds(KeyType key) {
        return switch (this) {
            case MULTIKEY -> true;
            case JSON_WEB_KEY, JSON_WEB_KEY_2020 -> Jwk.canHold(key);
            case ED25519_2020 -> key == KeyType.ED25519;
            case X25519_2020 -> key == KeyType.X25519;
        };
    }

    private static Result<KeyFormat> refused(ProblemType type, String detail) {
        return Result.refused(Problem.of(type, detail));
    }
}
