package coop.kith.vc.proof.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.problem.Outcome;
import coop.kith.vc.proof.Audience;
import coop.kith.vc.proof.KeyFinder;
import coop.kith.vc.proof.ProofCheck;
import coop.kith.vc.proof.ProofExpectation;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens meant to be taken for what they are not. Each is signed with a good key, or made without one, and none of them passes. */
final class TokenAbuse {
    private static final JsonObject CREDENTIAL = Papers.credential();
    private static final String GOOD = Tokens.issued(CREDENTIAL);

    private final JoseEnvelopes envelopes = JoseEnvelopes.of(
            KeyFinder.of(DidResolver.of(DidMethods.standard(), InstantSource.fixed(Papers.NOW))),
            Cryptography.standard());

    @Test
    void aGoodTokenPasses() {
        ProofCheck check = check(GOOD);
        assertEquals(
                Outcome.PASSED, check.check().outcome(), () -> check.check().toString());
        assertEquals(CREDENTIAL, check.covered().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", "", " EdDSA", "eddsa", "HS256", "HS384", "HS512", "ES256"})
    @DisplayName("V01: alg none in every case, missing, of another key, or no text")
    void refusesAnAlgorithmThatIsNotTheKeys(String algorithm) {
        JsonObject header = Tokens.header().with("alg", algorithm);
        refused(Tokens.signed(header, CREDENTIAL, Persona.ISSUER.key()));
        refused(Tokens.encoded(Json.write(header)) + '.' + Tokens.encoded(Json.write(CREDENTIAL)) + '.');
    }

    @Test
    @DisplayName("V01: alg missing, null, a number, an array")
    void refusesAnAlgorithmThatIsNoText() {
        refused(Tokens.signed(Tokens.header().without("alg"), CREDENTIAL, Persona.ISSUER.key()));
        for (JsonValue odd : List.of(
                JsonLiteral.NULL,
                JsonNumber.of(1),
                JsonArray.ofStrings(List.of("EdDSA")),
                JsonObject.empty().with("alg", "EdDSA"))) {
            refused(Tokens.signed(Tokens.header().with("alg", odd), CREDENTIAL, Persona.ISSUER.key()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES512", "ES256K", "Ed448", "ML-DSA-44"})
    void staysUndecidedAboutSignaturesOfOtherKinds(String algorithm) {
        JsonObject header = Tokens.header().with("alg", algorithm);
        assertEquals(
                Outcome.UNDECIDED,
                check(Tokens.signed(header, CREDENTIAL, Persona.ISSUER.key()))
                        .check()
                        .outcome());
    }

    @Test
    @DisplayName("V02: an encrypted token")
    void refusesAnEncryptedToken() {
        refused(Tokens.encoded("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"cty\":\"JWT\"}") + "..AAAA.AAAA.AAAA");
    }

    @Test
    @DisplayName("V03: a keyed hash with the issuer's public key as its key, in every form of that")
    void refusesAKeyedHashByThePublicKey() throws GeneralSecurityException {
        byte[] raw = Persona.ISSUER.key().publicKey().encoded().toArray();
        String multikey = Multikey.encode(Persona.ISSUER.key().publicKey());
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Base64Url.encode(raw) + "\"}";
        for (byte[] key :
                List.of(raw, multikey.getBytes(StandardCharsets.US_ASCII), jwk.getBytes(StandardCharsets.US_ASCII))) {
            for (String algorithm : List.of("HS256", "EdDSA")) {
                String input = Tokens.encoded(Json.write(Tokens.header().with("alg", algorithm)))
                        + '.'
                        + Tokens.encoded(Json.write(CREDENTIAL));
                Mac mac = Mac.getInstance("HmacSHA512");
                mac.init(new SecretKeySpec(key, "HmacSHA512"));
                refused(input + '.' + Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5c", "x5u"})
    @DisplayName("V04: a key or certificate of the attacker's in the header")
    void refusesAKeyInTheHeader(String name) {
        JsonObject jwk = JsonObject.empty()
                .with("kty", "OKP")
                .with("crv", "Ed25519")
                .with(
                        "x",
                        Base64Url.encode(
                                Persona.MALLORY.key().publicKey().encoded().toArray()));
        JsonValue value = name.equals("jwk") ? jwk : new JsonString("https://mallory.example/keys");
        refused(Tokens.signed(Tokens.header().with(name, value), CREDENTIAL, Persona.MALLORY.key()));
        refused(Tokens.signed(Tokens.header().with(name, value), CREDENTIAL, Persona.ISSUER.key()));
        refused(Tokens.signed(Tokens.header().without("kid").with(name, value), CREDENTIAL, Persona.MALLORY.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "key-1",
                "#key-1",
                "../../dev/null",
                "' OR 1=1 --",
                "https://mallory.example/keys#1",
                "file:///etc/passwd#x",
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "did:key:#a"
            })
    @DisplayName("V04: a kid that is no key of a DID document")
    void refusesAKidThatIsNoKeyOfADid(String kid) {
        refused(Tokens.signed(Tokens.header().with("kid", kid), CREDENTIAL, Persona.ISSUER.key()));
        refused(Tokens.signed(Tokens.header().with("kid", kid), CREDENTIAL, Persona.MALLORY.key()));
    }

    @Test
    @DisplayName("V04: the kid of somebody else's key")
    void refusesTheKidOfAnother() {
        refused(Tokens.signed(
                Tokens.header().with("kid", Persona.MALLORY.method().toString()), CREDENTIAL, Persona.ISSUER.key()));
        refused(Tokens.signed(Tokens.header(), CREDENTIAL, Persona.MALLORY.key()));
    }

    @Test
    @DisplayName("V07: base64url in any other than its one spelling")
    void refusesOtherSpellingsOfBase64Url() {
        String[] parts = GOOD.split("\\.", -1);
        for (String mark : List.of(" ", "\n", "!", "=", "==", "+", "/", "?", "\u0000", "A", "%3D")) {
            refused(GOOD + mark);
            refused(mark + GOOD);
            refused(parts[0] + mark + '.' + parts[1] + '.' + parts[2]);
            refused(parts[0] + '.' + parts[1] + mark + '.' + parts[2]);
        }
        // 64 bytes are 85 letters and two bits: the last letter has four bits that nobody needs.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(GOOD.charAt(GOOD.length() - 1));
        for (int bits = 1; bits < 16; bits++) {
            refused(GOOD.substring(0, GOOD.length() - 1) + alphabet.charAt((last & ~15) | ((last + bits) & 15)));
        }
        refused(parts[0] + '.' + parts[1]);
        refused(GOOD + '.');
        refused('.' + GOOD);
        refused(GOOD + ".." + parts[2]);
        refused(parts[0] + '.' + parts[1] + '.');
        refused(parts[0] + ".." + parts[2]);
        refused('.' + parts[1] + '.' + parts[2]);
        refused("..");
    }

    @Test
    @DisplayName("V08: crit, b64, zip")
    void refusesWhatChangesTheRules() {
        for (String crit : List.of("[\"exp\"]", "[\"alg\"]", "[]", "[\"b64\"]", "\"b64\"", "null")) {
            refused(Tokens.signed(
                    Json.write(Tokens.header()).replaceFirst("\\{", "{\"crit\":" + crit + ","),
                    Json.write(CREDENTIAL),
                    Persona.ISSUER.key()));
        }
        for (String name : List.of("b64", "zip", "enc")) {
            refused(Tokens.signed(Tokens.header().with(name, JsonLiteral.FALSE), CREDENTIAL, Persona.ISSUER.key()));
        }
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        passed(Tokens.signed(
                Tokens.header().with("club", JsonNumber.of(7)), CREDENTIAL.with("sid", "08a5"), Persona.ISSUER.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT",
                "vp+jwt",
                "kb+jwt",
                "openid4vci-proof+jwt",
                "at+jwt",
                "dc+sd-jwt",
                "vc+sd-jwt",
                "jwt",
                "",
                "application/vp+jwt",
                "text/vc+jwt"
            })
    @DisplayName("V09: a token made for something else")
    void refusesATokenForAnotherUse(String type) {
        refused(Tokens.signed(Tokens.header().with("typ", type), CREDENTIAL, Persona.ISSUER.key()));
        refused(Tokens.signed(Tokens.header().without("typ"), CREDENTIAL, Persona.ISSUER.key()));
        refused(Tokens.signed(
                Tokens.header().with("typ", JsonArray.ofStrings(List.of("vc+jwt"))), CREDENTIAL, Persona.ISSUER.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vp", "JWT", "json", "application/vp", ""})
    @DisplayName("V09: cty of something else")
    void refusesContentOfAnotherType(String content) {
        refused(Tokens.signed(Tokens.header().with("cty", content), CREDENTIAL, Persona.ISSUER.key()));
    }

    @Test
    @DisplayName("V09: typ and cty as RFC 7515 lets them be written")
    void takesTheSameTypeInItsOtherSpellings() {
        for (String type : List.of("vc+jwt", "application/vc+jwt", "VC+JWT")) {
            passed(Tokens.signed(
                    Tokens.header().with("typ", type).with("cty", "vc"), CREDENTIAL, Persona.ISSUER.key()));
        }
    }

    @Test
    @DisplayName("V09: the claims vc and vp in the form that must not have them")
    void refusesADocumentWithinADocument() {
        refused(Tokens.issued(CREDENTIAL.with("vc", CREDENTIAL)));
        refused(Tokens.issued(CREDENTIAL.with("vp", Papers.presentation())));
    }

    @Test
    @DisplayName("V10: names that stand twice, in the header and the payload, and within")
    void refusesDoubledNames() {
        String header = Json.write(Tokens.header());
        String payload = Json.write(CREDENTIAL);
        for (String doubled : List.of(
                header.replaceFirst("\\{", "{\"alg\":\"none\","),
                header.replaceFirst("\\{", "{\"kid\":\"did:example:a#1\","),
                header.replaceFirst("\\{", "{\"a\":{\"b\":1,\"b\":2},"))) {
            refused(Tokens.signed(doubled, payload, Persona.ISSUER.key()));
        }
        for (String doubled : List.of(
                payload.replaceFirst("\\{", "{\"issuer\":\"did:example:eve\","),
                payload.replaceFirst("\\{", "{\"iss\":\"did:example:eve\",\"iss\":\"did:example:a\","),
                payload.replaceFirst("\"name\":", "\"name\":\"Eve\",\"name\":"),
                payload + ' ' + payload,
                "\uFEFF" + payload,
                "[" + payload + "]")) {
            refused(Tokens.signed(header, doubled, Persona.ISSUER.key()));
        }
    }

    @Test
    @DisplayName("V12: registered claims that say something else than the credential")
    void refusesClaimsThatContradict() {
        String subject = Persona.HOLDER.did().toString();
        passed(Tokens.issued(CREDENTIAL
                .with("iss", Persona.ISSUER.did().toString())
                .with("sub", subject)
                .with("jti", CREDENTIAL.string("id").orElseThrow())
                .with("iat", JsonNumber.of(Papers.CREATED.getEpochSecond()))
                .with("nbf", JsonNumber.of(Papers.VALID_FROM.getEpochSecond()))
                .with("exp", JsonNumber.of(Papers.VALID_UNTIL.getEpochSecond()))));
        refused(Tokens.issued(CREDENTIAL.with("iss", Persona.MALLORY.did().toString())));
        refused(Tokens.issued(CREDENTIAL.with("iss", JsonNumber.of(1))));
        refused(Tokens.issued(CREDENTIAL.with("sub", Persona.MALLORY.did().toString())));
        refused(Tokens.issued(CREDENTIAL.with("sub", JsonArray.ofStrings(List.of(subject)))));
        refused(Tokens.issued(CREDENTIAL.with("jti", "urn:uuid:another")));
        refused(Tokens.issued(CREDENTIAL.with("nbf", JsonNumber.of(Papers.VALID_FROM.getEpochSecond() - 1))));
        refused(Tokens.issued(CREDENTIAL.with("exp", JsonNumber.of(Papers.VALID_UNTIL.getEpochSecond() + 1))));
        JsonObject two = CREDENTIAL.with(
                "credentialSubject",
                JsonArray.of(
                        JsonObject.empty().with("id", subject),
                        JsonObject.empty().with("id", Persona.WITNESS.did().toString())));
        refused(Tokens.issued(two.with("sub", subject)));
    }

    @Test
    @DisplayName("V12: times that are no times, not yet, or no longer")
    void refusesTheSignatureOutsideItsTime() {
        long now = Papers.NOW.getEpochSecond();
        passed(Tokens.issued(CREDENTIAL.with("exp", JsonNumber.of(now + 1))));
        refused(Tokens.issued(CREDENTIAL.with("exp", JsonNumber.of(now))));
        passed(Tokens.issued(CREDENTIAL.with("nbf", JsonNumber.of(now))));
        refused(Tokens.issued(CREDENTIAL.with("nbf", JsonNumber.of(now + 1))));
        refused(Tokens.issued(CREDENTIAL.with("iat", JsonNumber.of(now + 1))));
        for (String time : List.of("iat", "nbf", "exp")) {
            refused(Tokens.issued(CREDENTIAL.with(time, "tomorrow")));
            refused(Tokens.issued(CREDENTIAL.with(time, new JsonNumber("1e400"))));
            refused(Tokens.issued(CREDENTIAL.with(time, JsonLiteral.NULL)));
        }
    }

    @Test
    void everyBitOfTheSignedTokenCounts() {
        String[] parts = GOOD.split("\\.", -1);
        for (int part = 0; part < 3; part++) {
            byte[] content = Base64Url.decode(parts[part]).orElseThrow();
            for (int bit = 0; bit < 8 * content.length; bit += 19) {
                byte[] changed = content.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                String[] tampered = parts.clone();
                tampered[part] = Base64Url.encode(changed);
                assertFalse(check(String.join(".", tampered)).covered().isPresent());
            }
        }
    }

    @Test
    void aSignatureOfAnotherLengthOrByAnotherKindOfKeyIsNone() {
        String input = GOOD.substring(0, GOOD.lastIndexOf('.'));
        byte[] signature = Persona.ISSUER.key().sign(input.getBytes(StandardCharsets.US_ASCII));
        for (int length : new int[] {0, 1, 63, 65, 128}) {
            refused(input + '.' + Base64Url.encode(java.util.Arrays.copyOf(signature, length)));
        }
        refused(Tokens.signed(Tokens.header().with("alg", "ES256"), CREDENTIAL, Persona.ISSUER.key(KeyType.P256)));
    }

    @Test
    void deepAndLongTokensAreRefused() {
        String deep = "[".repeat(100_000);
        refused(Tokens.signed(Json.write(Tokens.header()), deep, Persona.ISSUER.key()));
        refused(Tokens.signed(deep, Json.write(CREDENTIAL), Persona.ISSUER.key()));
        refused(Tokens.signed(Tokens.header().with("x", "y".repeat(20_000)), CREDENTIAL, Persona.ISSUER.key()));
        refused(".".repeat(100_000));
        refused("A".repeat(500_000));
    }

    private void passed(String token) {
        ProofCheck check = check(token);
        assertEquals(
                Outcome.PASSED, check.check().outcome(), () -> check.check().toString());
    }

    private void refused(String token) {
        ProofCheck check = check(token);
        assertEquals(Outcome.FAILED, check.check().outcome(), () -> token + " " + check.check());
        assertFalse(check.covered().isPresent());
        assertTrue(check.held().isEmpty());
    }

    private ProofCheck check(String token) {
        return envelopes.verify(
                Tokens.envelope(token),
                new ProofExpectation(
                        ProofPurpose.ASSERTION_METHOD, Papers.NOW, Duration.ZERO, new Audience.Unstated()));
    }
}
