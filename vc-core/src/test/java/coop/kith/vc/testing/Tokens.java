package coop.kith.vc.testing;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.Signer;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** JSON Web Tokens made by hand, good ones and bad ones, and the envelopes around them. */
public final class Tokens {
    private Tokens() {}

    /** As VC-JOSE-COSE wants a credential's to be, by {@link Persona#ISSUER}. */
    public static JsonObject header() {
        return header("vc+jwt", Persona.ISSUER);
    }

    public static JsonObject header(String type, Persona signer) {
        return JsonObject.empty()
                .with("alg", "EdDSA")
                .with("typ", type)
                .with("kid", signer.method().toString());
    }

    /** By its issuer. */
    public static String issued(JsonObject credential) {
        return signed(header(), credential, Persona.ISSUER.key());
    }

    /** By its holder, in answer to the challenge. */
    public static String presented(JsonObject presentation) {
        return signed(
                header("vp+jwt", Persona.HOLDER),
                presentation.with("aud", Papers.DOMAIN).with("nonce", Papers.CHALLENGE),
                Persona.HOLDER.key());
    }

    public static String signed(JsonObject header, JsonObject payload, Signer signer) {
        return signed(Json.write(header), Json.write(payload), signer);
    }

    /** Whatever these texts are. */
    public static String signed(String header, String payload, Signer signer) {
        String input = encoded(header) + '.' + encoded(payload);
        return input + '.' + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The header of a token, decoded. */
    public static String header(String token) {
        return new String(
                Base64Url.decode(token.substring(0, token.indexOf('.'))).orElseThrow(), StandardCharsets.UTF_8);
    }

    public static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    public static JsonObject envelope(String token) {
        return envelope("application/vc+jwt", token);
    }

    public static JsonObject envelope(String mediaType, String token) {
        return around("EnvelopedVerifiableCredential", mediaType, token);
    }

    public static JsonObject presentationEnvelope(String mediaType, String token) {
        return around("EnvelopedVerifiablePresentation", mediaType, token);
    }

    private static JsonObject around(String type, String mediaType, String token) {
        return JsonObject.empty()
                .with("@context", "https://www.w3.org/ns/credentials/v2")
                .with("id", "data:" + mediaType + ',' + token)
                .with("type", type);
    }
}
