package coop.kith.did.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationMethod;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedTest {
    private static Bytes text(String json) {
        return Bytes.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Normalized of(String json) {
        return Normalized.of(text(json)).orThrow();
    }

    private static String document(String method) {
        return "{'@context':'https://w3id.org/did/v1','id':'did:example:1','verificationMethod':[{'id':'#k','controller':"
                + "'did:example:1'," + method + "}],'authentication':['#k']}";
    }

    /** The keys are one another's other spellings: the did:key specification's vectors and RFC 8037 appendix A.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ed25519VerificationKey2018 | 'publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS' |"
                        + " z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "X25519KeyAgreementKey2019 | 'publicKeyBase58':'JhNWeSVLMYccCk7iopQW4guaSJTojqpMEELgSLhKwRr' |"
                        + " z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc",
                "Ed25519VerificationKey2020 | 'publicKeyMultibase':'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'"
                        + " | z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "JsonWebKey2020 |"
                        + " 'publicKeyJwk':{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo','kid':'a'}"
                        + " | z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "EcdsaSecp256k1VerificationKey2019 | 'publicKeyBase58':'23o6Sau8NxxzXcgSc3PLcNxrzrZpbLeBn1izfv3jbKhuv'"
                        + " | zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
                "EcdsaSecp256k1VerificationKey2019 |"
                        + " 'publicKeyHex':'02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff' | kept",
                "Ed25519VerificationKey2018 |"
                        + " 'publicKeyHex':'d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' |"
                        + " z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
            })
    void everyOldKeyBecomesAMultikey(String type, String material, String multikey) {
        Bytes original = text(document("'type':'" + type + "','expires':'2030-01-01T00:00:00Z'," + material));
        Normalized normalized = Normalized.of(original).orThrow();
        assertEquals(original, normalized.original());
        JsonObject method = normalized.document().verificationMethods().get(0).stated();
        assertEquals("did:example:1#k", method.string("id").orElseThrow());
        assertEquals("2030-01-01T00:00:00Z", method.string("expires").orElseThrow());
        if (multikey.equals("kept")) {
            assertEquals(type, method.string("type").orElseThrow());
            assertEquals(1, normalized.kept().size());
            return;
        }
        assertEquals("Multikey", method.string("type").orElseThrow());
        assertEquals(multikey, method.string("publicKeyMultibase").orElseThrow());
        assertEquals(5, method.members().size());
        assertEquals(
                List.of(type), normalized.changes().stream().map(Change::from).toList());
        assertEquals(
                "[\"https://w3id.org/did/v1\",\"https://w3id.org/security/multikey/v1\"]",
                normalized.document().json().get("@context").orElseThrow().toString());
    }

    @Test
    void anUncompressedPointIsCompressed() {
        PublicKey key = Multikey.decode("zDnaeh9v2RmcMo13Du2d6pjUf5bZwtauYxj3n9dYjw4EZUAR7")
                .orThrow();
        JsonObject jwk = coop.kith.key.Jwk.encode(key);
        String hex = "04" + hex(jwk, "x") + hex(jwk, "y");
        Normalized normalized = of(document("'type':'EcdsaSecp256r1VerificationKey2019','publicKeyHex':'" + hex + "'"));
        assertEquals(
                key,
                normalized.document().verificationMethods().get(0).publicKey().orThrow());
        String off = hex.substring(0, 129) + (hex.charAt(129) == '0' ? '1' : '0');
        assertEquals(
                1,
                of(document("'type':'EcdsaSecp256r1VerificationKey2019','publicKeyHex':'" + off + "'"))
                        .kept()
                        .size());
    }

    private static String hex(JsonObject jwk, String name) {
        return Bytes.of(coop.kith.bytes.Base64Url.decode(jwk.string(name).orElseThrow())
                        .orElseThrow())
                .hex();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'Unknown2030','publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'",
                "'type':'Ed25519VerificationKey2018','publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCta'",
                "'type':'Ed25519VerificationKey2018','publicKeyBase58':'0OIl'",
                "'type':'Ed25519VerificationKey2018','publicKeyHex':'xyz'",
                "'type':'Ed25519VerificationKey2018'",
                "'type':'Ed25519VerificationKey2020','publicKeyMultibase':'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',"
                        + "'publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'",
                "'type':'Ed25519VerificationKey2018','publicKeyHex':'d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',"
                        + "'publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'",
                "'type':'JsonWebKey2020','publicKeyJwk':{'kty':'OKP','crv':'Ed25519','use':'sig',"
                        + "'x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}",
                "'type':'JsonWebKey','publicKeyJwk':{'kty':'OKP','crv':'Ed25519','key_ops':['verify'],"
                        + "'x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}"
            })
    void whatCannotBeReadOrWouldLoseSomethingStaysAsItIs(String method) {
        Normalized normalized = of(document(method));
        assertEquals(List.of(), normalized.changes());
        assertEquals(1, normalized.kept().size());
        assertTrue(normalized.kept().get(0).where().toString().startsWith("/verificationMethod/0"));
        DidDocument before = DidDocument.parse(
                        Json.parseObject(document(method).replace('\'', '"')).orThrow())
                .orThrow();
        assertEquals(before.expanded(), normalized.document());
    }

    @Test
    void methodsInOldPlacesAndInsideRelationshipsAreFound() {
        Normalized normalized = of(
                "{'id':'did:example:1','publicKey':[{'id':'#a','type':'Ed25519VerificationKey2018',"
                        + "'controller':'did:example:1','publicKeyBase58':'4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'}],"
                        + "'authentication':['#a'],'keyAgreement':[{'id':'did:example:1#b','type':'X25519KeyAgreementKey2019',"
                        + "'controller':'did:example:1','publicKeyBase58':'JhNWeSVLMYccCk7iopQW4guaSJTojqpMEELgSLhKwRr'}],"
                        + "'service':[{'id':'#s','type':'x','serviceEndpoint':'https://a.example'}],'more':{'publicKeyBase58':'x'}}");
        assertEquals(
                "{\"id\":\"did:example:1\",\"authentication\":[\"did:example:1#a\"],"
                        + "\"keyAgreement\":[{\"id\":\"did:example:1#b\",\"type\":\"Multikey\",\"controller\":\"did:example:1\","
                        + "\"publicKeyMultibase\":\"z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc\"}],"
                        + "\"service\":[{\"id\":\"did:example:1#s\",\"type\":\"x\",\"serviceEndpoint\":\"https://a.example\"}],"
                        + "\"more\":{\"publicKeyBase58\":\"x\"},"
                        + "\"verificationMethod\":[{\"id\":\"did:example:1#a\",\"type\":\"Multikey\","
                        + "\"controller\":\"did:example:1\","
                        + "\"publicKeyMultibase\":\"z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\"}]}",
                normalized.document().json().toString());
        VerificationMethod method = normalized.document().verificationMethods().get(0);
        assertEquals(List.of(method.id()), normalized.document().listed(VerificationRelationship.AUTHENTICATION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'id':'x'}",
                "{'id':'did:example:1','verificationMethod':[7]}",
                "{'id':'did:example:1','publicKey':[{}]}"
            })
    void refusesWhatIsNoDocument(String json) {
        assertFalse(Normalized.of(text(json)).isOk());
    }
}
