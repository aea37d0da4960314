package coop.kith.did.method.jwk;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.bytes.Base64Url;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** did:jwk: which keys stand under which relationships, and which texts are no key. */
class DidJwkTest {
    private static final String ED = "'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'";
    private static final String X = "'kty':'OKP','crv':'X25519','x':'3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08'";
    private static final String P256 =
            "'kty':'EC','crv':'P-256','x':'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0','y':'_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE'";

    private final DidResolver resolver = DidResolver.of(List.of(new DidJwk()), InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ED}|true|false",
                "{ED,'use':'sig'}|true|false",
                "{X}|false|true",
                "{X,'use':'enc'}|false|true",
                "{P256}|true|true",
                "{P256,'use':'sig'}|true|false",
                "{P256,'use':'enc'}|false|true",
                "{P256,'key_ops':['deriveBits']}|false|true",
                "{P256,'kid':'me','custom':{'a':1}}|true|true",
            })
    void letsUseAndCurveDecideTheRelationships(String jwk, boolean signs, boolean agrees) {
        DidDocument document =
                assertInstanceOf(Resolution.Resolved.class, resolve(jwk), jwk).document();
        assertEquals(signs, !document.listed(ASSERTION_METHOD).isEmpty());
        assertEquals(agrees, !document.listed(KEY_AGREEMENT).isEmpty());
        assertEquals(
                json(jwk),
                document.verificationMethods()
                        .get(0)
                        .stated()
                        .object("publicKeyJwk")
                        .orElseThrow());
        assertEquals("0", document.verificationMethods().get(0).id().fragment().orElseThrow());
        assertEquals(document, DidDocument.parse(document.json()).orThrow());
    }

    @ParameterizedTest
    @DisplayName("D21, D22: private and symmetric keys, uses that do not fit, keys that are none")
    @ValueSource(
            strings = {
                "{ED,'d':'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'}",
                "{P256,'d':'AA'}",
                "{'kty':'oct','k':'c2VjcmV0'}",
                "{'kty':'RSA','n':'AQAB','e':'AQAB'}",
                "{ED,'use':'enc'}",
                "{X,'use':'sig'}",
                "{P256,'use':'both'}",
                "{P256,'use':1}",
                "{P256,'use':null}",
                "{P256,'alg':'ES384'}",
                "{P256,'alg':'ES256','use':'enc'}",
                "{P256,'key_ops':['sign'],'use':'sig'}",
                "{'kty':'EC','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'kty':'OKP','crv':'Ed25519','x':'AA'}",
                "{'kty':'EC','crv':'P-256','x':'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0'}",
                "{}",
                "[]",
                "1",
                "",
                "{ED",
                "{ED,'x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{ED}{}",
                "{ED,'deep':[[[[[1]]]]]}"
            })
    void refusesWhatIsNoPublicKey(String jwk) {
        Resolution.Invalid refused = assertInstanceOf(Resolution.Invalid.class, resolve(jwk), jwk);
        assertFalse(refused.problems().toString().contains("nWGxne"));
        assertFalse(refused.problems().toString().contains("c2VjcmV0"));
    }

    @Test
    void refusesBase64UrlThatIsNotStrict() {
        String good = Base64Url.encode(text("{P256}").getBytes(StandardCharsets.UTF_8));
        String twoUnusedBits = Base64Url.encode(text("{P256} ").getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(Resolution.Resolved.class, resolver.resolve("did:jwk:" + good, ResolutionOptions.none()));
        assertFalse(twoUnusedBits.length() % 4 == 0 && good.length() % 4 == 0, "one of them has unused bits to set");
        String ragged = good.length() % 4 == 0 ? twoUnusedBits : good;
        char last = ragged.charAt(ragged.length() - 1);
        for (String identifier : List.of(
                good + "=",
                good + "%3D",
                good + ".",
                good.substring(0, 4) + "%2F" + good.substring(5),
                ragged.substring(0, ragged.length() - 1) + (char) (last + 1))) {
            assertInstanceOf(
                    Resolution.Invalid.class,
                    resolver.resolve("did:jwk:" + identifier, ResolutionOptions.none()),
                    identifier);
        }
    }

    @Test
    @DisplayName("D21: a megabyte of key id")
    void refusesMoreThanAKeyCanNeed() {
        assertInstanceOf(Resolution.Invalid.class, resolve("{ED,'kid':'" + "a".repeat(4000) + "'}"));
        assertInstanceOf(Resolution.Invalid.class, resolve("{ED,'kid':'" + "a".repeat(1_000_000) + "'}"));
    }

    @Test
    void makesTheCanonicalDidOfAKey() {
        PublicKey key = Multikey.decode("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")
                .orThrow();
        Did did = DidJwk.of(key);
        String json = new String(Base64Url.decode(did.methodSpecificId()).orElseThrow(), StandardCharsets.UTF_8);
        assertEquals(
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"Lm_M42cB3HkUiODQsXRcweM6TByfzEHGO9ND274JcOY\"}", json);
        DidDocument document = assertInstanceOf(Resolution.Resolved.class, resolver.resolve(did))
                .document();
        assertEquals(key, document.verificationMethods().get(0).publicKey().orThrow());
    }

    private Resolution resolve(String jwk) {
        String did = "did:jwk:" + Base64Url.encode(text(jwk).getBytes(StandardCharsets.UTF_8));
        return resolver.resolve(did, ResolutionOptions.none());
    }

    private static JsonObject json(String jwk) {
        return Json.parseObject(text(jwk)).orThrow();
    }

    private static String text(String jwk) {
        return jwk.replace("P256", P256)
                .replace("ED", ED)
                .replace("{X", "{" + X)
                .replace('\'', '"');
    }
}
