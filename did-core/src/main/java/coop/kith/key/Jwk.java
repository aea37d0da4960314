package coop.kith.key;

import coop.kith.bytes.Base64Url;
import coop.kith.bytes.Bytes;
import coop.kith.crypto.provider.Curve;
import coop.kith.crypto.provider.Digests;
import coop.kith.crypto.provider.Points;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Web Key form of a public key (RFC 7517, RFC 7518 section 6, RFC 8037, RFC 8812, RFC 9964). BLS12-381 keys have none here. */
public final class Jwk {
    /** Private members of every registered key type (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1, RFC 8037 section 2, RFC 9964 for "priv"). */
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

    private Jwk() {}

    /** Whether keys of this kind have a JSON Web Key form. */
    public static boolean canHold(KeyType type) {
        return type.scheme() instanceof Curve || AkpJwk.of(type).isPresent();
    }

    /**
     * Only the members that make the key: {@code kty}, {@code crv}, {@code x} and, for the NIST and SEC curves, {@code y}; for quantum-safe keys {@code kty},
     * {@code alg} and {@code pub}. Throws IllegalArgumentException where {@link #canHold} says no.
     */
    public static JsonObject encode(PublicKey key) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        required(key).forEach((name, value) -> members.put(name, new JsonString(value)));
        return new JsonObject(members);
    }

    /**
     * A key to verify signatures with; an X25519 key, which cannot verify, to agree on secrets with.
     * Refuses private members, wrong lengths, points off the curve, and {@code alg}, {@code crv}, {@code use}, {@code key_ops} that do not fit.
     */
    public static Result<PublicKey> decode(JsonObject jwk) {
        boolean agrees = jwk.string("crv").equals(Optional.of(JwkCurve.X25519.crv));
        return decode(jwk, agrees ? KeyUse.AGREEMENT : KeyUse.VERIFICATION);
    }

    /** The same for the given use: a P-256 key marked {@code "use": "enc"} is good to agree on secrets with, and for nothing else. */
    public static Result<PublicKey> decode(JsonObject jwk, KeyUse use) {
        for (String name : PRIVATE_MEMBERS) {
            if (jwk.has(name)) {
                return Result.refused(Problem.of(
                                KeyProblem.PRIVATE_KEY_EXPOSED,
                                "this key carries the private member '" + name + "'",
                                JsonPointer.of(name))
                        .next("remove it; whoever has seen this text can sign with the key, so replace the key too"));
            }
        }
        if (jwk.string("kty").equals(Optional.of(AkpJwk.KTY))) {
            return AkpJwk.decode(jwk, use);
        }
        return JwkCurve.of(jwk)
                .flatMap(curve -> JwkUse.check(jwk, curve, use)
                        .<Result<PublicKey>>map(Result::refused)
                        .orElseGet(() -> point(jwk, curve)));
    }

    /** RFC 7638 thumbprint with SHA-256, base64url. */
    public static String thumbprint(PublicKey key) {
        StringBuilder canonical = new StringBuilder("{");
        required(key)
                .forEach((name, value) -> canonical
                        .append(canonical.length() > 1 ? ",\"" : "\"")
                        .append(name)
                        .append("\":\"")
                        .append(value)
                        .append('"'));
        return Base64Url.encode(Digests.sha256(canonical.append('}').toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The members that make the key, in the order of their names, as RFC 7638 section 3.2 wants them. */
    private static Map<String, String> required(PublicKey key) {
        Optional<AkpJwk> akp = AkpJwk.of(key.type());
        if (akp.isPresent()) {
            return akp.get().required(key);
        }
        JwkCurve curve = JwkCurve.of(key.type());
        byte[] encoded = key.encoded().toArray();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("crv", curve.crv);
        members.put("kty", curve.kty);
        if (curve.hasY()) {
            members.put("x", Base64Url.encode(Points.x(encoded)));
            members.put("y", Base64Url.encode(Points.y(key.type().curve(), encoded)));
        } else {
            members.put("x", Base64Url.encode(encoded));
        }
        return members;
    }

    private static Result<PublicKey> point(JsonObject jwk, JwkCurve curve) {
        Result<Bytes> x = coordinate(jwk, "x", curve);
        if (!curve.hasY()) {
            return x.flatMap(only -> PublicKey.of(curve.type, only));
        }
        return x.flatMap(across -> coordinate(jwk, "y", curve).flatMap(up -> {
            byte[] xBytes = across.toArray();
            byte[] yBytes = up.toArray();
            return Points.fault(curve.type.curve(), xBytes, yBytes).isPresent()
                    ? Result.refused(Problem.of(
                            KeyProblem.INVALID_PUBLIC_KEY,
                            "x and y are no point of " + curve.crv + ": " + across + ", " + up,
                            JsonPointer.of("x")))
                    : PublicKey.of(curve.type, Bytes.of(Points.compress(xBytes, yBytes)));
        }));
    }

    private static Result<Bytes> coordinate(JsonObject jwk, String name, JwkCurve curve) {
        int length = curve.type.curve().scalarLength();
        Optional<String> text = jwk.string(name);
        Optional<byte[]> content = text.flatMap(Base64Url::decode);
        if (content.isEmpty()) {
            return Result.refused(Problem.of(
                    KeyProblem.MALFORMED_JWK,
                    "'" + name + "' must be base64url without padding: "
                            + text.map(Quote::of).orElse("missing or no string"),
                    JsonPointer.of(name)));
        }
        if (content.get().length != length) {
            return Result.refused(Problem.of(
                    KeyProblem.INVALID_PUBLIC_KEY_LENGTH,
                    "'" + name + "' of " + curve.crv + " has " + length + " bytes, with leading zeros; this one has "
                            + content.get().length,
                    JsonPointer.of(name)));
        }
        return Result.ok(Bytes.of(content.get()));
    }
}
