package coop.kith.key;

import coop.kith.json.JsonObject;
import coop.kith.problem.Result;

/** The JSON Web Key form of a public key (RFC 7517, RFC 7518 section 6, RFC 8037). */
public final class Jwk {
    private Jwk() {}

    /** Only the members that make the key: {@code kty}, {@code crv}, {@code x} and, for the NIST and SEC curves, {@code y}. */
    public static JsonObject encode(PublicKey key) {
        throw new AssertionError("not yet");
    }

    /** Refuses private members, wrong lengths, points off the curve, and {@code alg}, {@code crv}, {@code use}, {@code key_ops} that do not fit. */
    public static Result<PublicKey> decode(JsonObject jwk) {
        throw new AssertionError("not yet");
    }

    /** RFC 7638 thumbprint with SHA-256, base64url. */
    public static String thumbprint(PublicKey key) {
        throw new AssertionError("not yet");
    }
}
