package coop.kith.did.document;

import static coop.kith.key.KeyType.ED25519;
import static coop.kith.key.KeyType.P256;
import static coop.kith.key.KeyType.SECP256K1;
import static coop.kith.key.KeyType.X25519;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.FirstProblems;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
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

    /**
     * Where private or symmetric key material stands anywhere in a document, in the order of depth and then of the text; its value is never repeated. What
     * has a {@code kty} is taken for a JWK (RFC 7517 section 4.1). A {@code @context} is passed over: it defines names such as {@code privateKey}, and holds no
     * values for them. Looks at each value once, and needs no stack for their depth.
     */
    static void refusePrivate(JsonObject document, FirstProblems problems) {
        Deque<Place> rest = new ArrayDeque<>();
        rest.add(new Place(document, false, JsonPointer.root()));
        while (!rest.isEmpty()) {
            Place place = rest.remove();
            if (place.value() instanceof JsonArray array) {
                int index = 0;
                for (JsonValue item : array.items()) {
                    within(item, place.insideJwk(), place.where(), Integer.toString(index++), rest);
                }
            } else if (place.value() instanceof JsonObject object) {
                members(object, place, rest, problems);
            }
        }
    }

    private record Place(JsonValue value, boolean insideJwk, JsonPointer where) {}

    private static void members(JsonObject object, Place place, Deque<Place> rest, FirstProblems problems) {
        boolean insideJwk = place.insideJwk() || object.has("kty");
        object.members().forEach((name, member) -> {
            if (name.startsWith("secretKey")
                    || name.startsWith("privateKey")
                    || (insideJwk && PRIVATE_JWK.contains(name))) {
                problems.add(Problem.of(
                                MethodProblem.INVALID_VERIFICATION_METHOD,
                                "\"" + name + "\" is private key material, and a document is public",
                                place.where().append(name))
                        .next("Hold that key to be stolen: take it out of use and publish a new one."));
            } else if (!name.equals("@context")) {
                within(member, insideJwk || name.equals(JWK), place.where(), name, rest);
            }
        });
    }

    /** Only what can hold members is looked into, so a long list of strings costs nothing. */
    private static void within(JsonValue value, boolean insideJwk, JsonPointer outer, String name, Deque<Place> rest) {
        if (value instanceof JsonObject || value instanceof JsonArray) {
            rest.add(new Place(value, insideJwk, outer.append(name)));
        }
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
