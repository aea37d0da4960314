package coop.kith.did.document;

import static coop.kith.key.KeyType.ED25519;
import static coop.kith.key.KeyType.P256;
import static coop.kith.key.KeyType.SECP256K1;
import static coop.kith.key.KeyType.X25519;

import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How each type of verification method carries its key. Multikey and JsonWebKey are CID 1.0 sections 2.2.2 and 2.2.3; the others are older and only read.
 * Types with {@code publicKeyBase58} or {@code publicKeyHex} are not read: what has no multicodec header can be taken for a key of another curve.
 */
final class KeyMaterial {
    static final String MULTIBASE = "publicKeyMultibase";
    static final String JWK = "publicKeyJwk";

    /** RFC 7518 section 6 and RFC 8037 section 2: the members that hold private or symmetric keys. */
    private static final Set<String> PRIVATE_JWK = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

    private static final Map<String, Rule> RULES = Map.of(
            "Multikey", new Rule(Set.of(MULTIBASE), EnumSet.allOf(KeyType.class)),
            "JsonWebKey", new Rule(Set.of(JWK), EnumSet.allOf(KeyType.class)),
            "JsonWebKey2020", new Rule(Set.of(JWK), EnumSet.allOf(KeyType.class)),
            "Ed25519VerificationKey2020", new Rule(Set.of(MULTIBASE), EnumSet.of(ED25519)),
            "X25519KeyAgreementKey2020", new Rule(Set.of(MULTIBASE), EnumSet.of(X25519)),
            "EcdsaSecp256r1VerificationKey2019", new Rule(Set.of(MULTIBASE, JWK), EnumSet.of(P256)),
            "EcdsaSecp256k1VerificationKey2019", new Rule(Set.of(MULTIBASE, JWK), EnumSet.of(SECP256K1)));

    private record Rule(Set<String> members, Set<KeyType> types) {}

    private KeyMaterial() {}

    /** The key that {@code method} states; problems point into {@code method}. */
    static Result<PublicKey> read(String type, JsonObject method) {
        Rule rule = RULES.get(type);
        if (rule == null) {
            return refused(
                    "type",
                    "the verification method type \"" + type + "\" is not one that a key is read from here"
                            + " (known: "
                            + String.join(", ", RULES.keySet().stream().sorted().toList()) + ")");
        }
        if (method.has(MULTIBASE) && method.has(JWK)) {
            return refused(
                    JWK, "the verification method has both publicKeyMultibase and publicKeyJwk; it may have one");
        }
        Optional<String> multibase = method.string(MULTIBASE);
        if (multibase.isPresent() && rule.members().contains(MULTIBASE)) {
            return fitting(type, rule, MULTIBASE, Multikey.decode(multibase.get()));
        }
        Optional<JsonObject> jwk = method.object(JWK);
        if (jwk.isPresent() && rule.members().contains(JWK)) {
            return fitting(type, rule, JWK, Jwk.decode(jwk.get()));
        }
        return refused(
                "",
                "a verification method of type " + type + " has its key in "
                        + String.join(" or ", rule.members().stream().sorted().toList()) + ", and this one has not");
    }

    /** Where private or symmetric key material stands in a verification method, at any depth; its value is never repeated. */
    static void refusePrivate(JsonValue value, boolean insideJwk, JsonPointer where, List<Problem> problems) {
        if (!(value instanceof JsonObject object)) {
            return;
        }
        object.members().forEach((name, member) -> {
            if (name.startsWith("secretKey")
                    || name.startsWith("privateKey")
                    || (insideJwk && PRIVATE_JWK.contains(name))) {
                problems.add(Problem.of(
                                MethodProblem.INVALID_VERIFICATION_METHOD,
                                "\"" + name + "\" is private key material, and a document is public",
                                where.append(name))
                        .next("Hold that key to be stolen: take it out of use and publish a new one."));
            } else {
                refusePrivate(member, insideJwk || name.equals(JWK), where.append(name), problems);
            }
        });
    }

    private static Result<PublicKey> fitting(String type, Rule rule, String member, Result<PublicKey> decoded) {
        return decoded.fold(
                key -> rule.types().contains(key.type())
                        ? decoded
                        : refused(
                                member, "a verification method of type " + type + " holds a key of type " + key.type()),
                problems -> Result.refused(problems.stream()
                        .map(problem -> problem.under(JsonPointer.of(member)))
                        .toList()));
    }

    private static Result<PublicKey> refused(String member, String detail) {
        JsonPointer where = member.isEmpty() ? JsonPointer.root() : JsonPointer.of(member);
        return Result.refused(Problem.of(MethodProblem.INVALID_VERIFICATION_METHOD, detail, where));
    }
}
