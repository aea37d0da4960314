package coop.kith.vc.testing;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.Signer;
import coop.kith.crypto.provider.Digests;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Jwk;
import coop.kith.problem.JsonPointer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** SD-JWTs made by hand, good ones and bad ones. */
public final class SdJwts {
    private SdJwts() {}

    /** Of a claim of an object. */
    public static String disclosure(String name, JsonValue value) {
        return encoded(JsonArray.of(new JsonString("salt of " + name), new JsonString(name), value));
    }

    public static String disclosure(String name, String value) {
        return disclosure(name, new JsonString(value));
    }

    /** Of an element of an array. */
    public static String element(JsonValue value) {
        return encoded(JsonArray.of(new JsonString("salt"), value));
    }

    /** Whatever this is. */
    public static String encoded(JsonValue json) {
        return Tokens.encoded(Json.write(json));
    }

    /** By SHA-256. */
    public static String digest(String disclosure) {
        return Base64Url.encode(Digests.sha256(disclosure.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What stands for an element of an array. */
    public static JsonObject place(String disclosure) {
        return JsonObject.empty().with("...", digest(disclosure));
    }

    /** The object with digests of these in it. */
    public static JsonObject hiding(JsonObject object, String... disclosures) {
        return object.with(
                "_sd",
                JsonArray.ofStrings(
                        List.of(disclosures).stream().map(SdJwts::digest).toList()));
    }

    /** Behind the issuer's token, each before its tilde. */
    public static String together(String token, String... disclosures) {
        return token
                + '~'
                + String.join(
                        "", List.of(disclosures).stream().map(one -> one + '~').toList());
    }

    /** By {@link Persona#ISSUER}, as a credential of the W3C's. */
    public static String issued(JsonObject payload, String... disclosures) {
        return issued("vc+sd-jwt", payload, disclosures);
    }

    public static String issued(String type, JsonObject payload, String... disclosures) {
        return together(Tokens.signed(Tokens.header(type, Persona.ISSUER), payload, Persona.ISSUER.key()), disclosures);
    }

    /** {@code cnf} with the key of this persona. */
    public static JsonObject confirming(Persona holder) {
        return JsonObject.empty().with("jwk", Jwk.encode(holder.key().publicKey()));
    }

    /** The claims of a good key binding. */
    public static JsonObject binding(String shown) {
        return JsonObject.empty()
                .with("iat", JsonNumber.of(Papers.NOW.getEpochSecond()))
                .with("aud", Papers.DOMAIN)
                .with("nonce", Papers.CHALLENGE)
                .with("sd_hash", digest(shown));
    }

    public static JsonObject bindingHeader() {
        return JsonObject.empty().with("alg", "EdDSA").with("typ", "kb+jwt");
    }

    /** With a good key binding by {@link Persona#HOLDER}. */
    public static String bound(String shown) {
        return bound(shown, bindingHeader(), binding(shown), Persona.HOLDER.key());
    }

    public static String bound(String shown, JsonObject header, JsonObject claims, Signer signer) {
        return shown + Tokens.signed(header, claims, signer);
    }

    /** The envelope around it. */
    public static JsonObject envelope(String sdJwt) {
        return Tokens.envelope("application/vc+sd-jwt", sdJwt);
    }

    /** Every place in {@code value}, which stands at {@code at}. */
    public static void collect(JsonValue value, JsonPointer at, List<JsonPointer> places) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, inner) -> {
                places.add(at.append(name));
                collect(inner, at.append(name), places);
            });
        } else if (value instanceof JsonArray array) {
            for (int index = 0; index < array.items().size(); index++) {
                places.add(at.append(index));
                collect(array.items().get(index), at.append(index), places);
            }
        }
    }

    /** Each of these or not, by chance. */
    public static List<JsonPointer> some(List<JsonPointer> places, Random random) {
        return places.stream().filter(place -> random.nextBoolean()).toList();
    }
}
