package coop.kith.did.method.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.Jwk;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jwk_jcs-pub form of did:key, held to DIDs that are in use. */
class JwkJcsTest {
    /** The example of EBSI's documentation. */
    private static final String EBSI =
            "did:key:z2dmzD81cgPx8Vki7JbuuMmFYrWPgYoytykUZ3eyqht1j9KbsEYvdrjxMjQ4tpnje9BDBTzuNDP3knn6qLZErzd4bJ5go2CChoPjd5G"
                    + "AH3zpFJP5fuwSk66U5Pq6EhF4nKnHzDnznEP8fX99nZGgwbAh1o7Gj1X52Tdhf7U4KTk66xsA5r";

    private static final String OTHER =
            "did:key:z2dmzD81cgPx8Vki7JbuuMmFYrWPgYoytykUZ3eyqht1j9Kbsrk6s6gk6noLCBUwmLiwFBHZh9kQtvn2ToBjjd5XNwHepvXX1mQizez3"
                    + "AkCSShUoFx1xqccw8fXzX9zDrV5tw1ZMSuZ67n6SveME6ujmbz1nijZN9XdzcHES66UfZBtAH2";

    private static Resolution resolve(String did, ResolutionOptions options) {
        return DidResolver.of(List.of(new DidKey()), InstantSource.fixed(Instant.EPOCH))
                .resolve(did, options);
    }

    @ParameterizedTest
    @CsvSource({
        EBSI + ", ngy44T1vxAT6Di4nr-UaM9K3Tlnz9pkoksDokKFkmNc, QCRfOKlSM31GTkb4JHx3nXB4G_jSPMsbdjzlkT_UpPc",
        OTHER + ", vfTdFgxl1FHBqKDZw2w05cBKCQc9NTTE7bXmpqMvnGs, 0nc_ggdhF0a-ZXJF4pQHAk15YV_81TGR6nfjFUS48bw"
    })
    void readsTheKeyOfADidThatIsInUse(String did, String x, String y) {
        JsonObject jwk = Json.parseObject("{'crv':'P-256','kty':'EC','x':'X','y':'Y'}"
                        .replace('\'', '"')
                        .replace("X", x)
                        .replace("Y", y))
                .orThrow();
        Resolution answer = resolve(did, ResolutionOptions.none());
        DidDocument document = assertInstanceOf(Resolution.Resolved.class, answer, answer::toString)
                .document();
        PublicKey key = document.verificationMethods().get(0).publicKey().orThrow();
        assertEquals(Jwk.decode(jwk).orThrow(), key);
        assertEquals("JsonWebKey", document.verificationMethods().get(0).type());
        assertEquals(
                Optional.of(jwk), document.verificationMethods().get(0).stated().object("publicKeyJwk"));
        assertEquals(did, DidKey.ofJwk(key).toString());
        DidUrl id = DidUrl.parse(did + "#" + did.substring("did:key:".length())).orThrow();
        assertEquals(List.of(id), document.listed(VerificationRelationship.ASSERTION_METHOD));
        assertEquals(List.of(id), document.listed(VerificationRelationship.AUTHENTICATION));
        assertEquals(List.of(), document.listed(VerificationRelationship.KEY_AGREEMENT));
    }

    @ParameterizedTest
    @CsvSource({"Multikey, publicKeyMultibase", "JsonWebKey2020, publicKeyJwk"})
    void givesTheFormatThatIsAskedFor(String format, String member) {
        Resolution answer = resolve(EBSI, ResolutionOptions.none().with(DidKey.PUBLIC_KEY_FORMAT, format));
        JsonObject method = assertInstanceOf(Resolution.Resolved.class, answer)
                .document()
                .verificationMethods()
                .get(0)
                .stated();
        assertEquals(Optional.of(format), method.string("type"));
        assertEquals(true, method.has(member));
    }

    @Test
    void everyKindOfKeyThatHasAJsonWebKeyComesBack() {
        for (String multikey : List.of(
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F",
                "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
                "zDnaeh9v2RmcMo13Du2d6pjUf5bZwtauYxj3n9dYjw4EZUAR7")) {
            PublicKey key = Multikey.decode(multikey).orThrow();
            Did did = DidKey.ofJwk(key);
            assertNotEquals(DidKey.of(key), did);
            DidDocument document = assertInstanceOf(
                            Resolution.Resolved.class, resolve(did.toString(), ResolutionOptions.none()))
                    .document();
            assertEquals(key, document.verificationMethods().get(0).publicKey().orThrow());
            assertEquals(
                    key.type() == KeyType.X25519,
                    !document.listed(VerificationRelationship.KEY_AGREEMENT).isEmpty());
        }
    }

    /** The form is one text for one key: order, blanks and further members would make a second. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'crv':'Ed25519','kty':'OKP', 'x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'crv':'Ed25519','kty':'OKP','use':'sig','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'crv':'Ed25519','d':'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A','kty':'OKP',"
                        + "'x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "{'crv':'Ed25519','kty':'OKP','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR'}",
                "{'k':'AAAA','kty':'oct'}",
                "{}",
                "[]",
                "{'crv'"
            })
    void refusesOtherTextsOfAKey(String json) {
        byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[text.length + 3];
        whole[0] = (byte) 0xd1;
        whole[1] = (byte) 0xd6;
        whole[2] = 3;
        System.arraycopy(text, 0, whole, 3, text.length);
        Resolution answer = resolve("did:key:" + Base58.encode(whole), ResolutionOptions.none());
        Resolution.Invalid invalid = assertInstanceOf(Resolution.Invalid.class, answer);
        assertFalse(invalid.problems().toString().contains("nWGxne"));
    }
}
