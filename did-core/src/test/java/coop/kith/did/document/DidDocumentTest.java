package coop.kith.did.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Core 1.1 section 4 and CID 1.0 section 2: what a document may look like. */
class DidDocumentTest {
    private static final String KEY = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    private static final String OTHER_KEY = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    @Test
    void keepsWhatItDoesNotKnowAndMakesIdsAbsoluteInTheTypedViewOnly() {
        JsonObject json = json("""
                {"@context": ["https://www.w3.org/ns/did/v1.1"], "id": "did:example:1", "controller": ["did:example:2", "did:example:3"],
                 "alsoKnownAs": ["https://example.com/@a"], "unknown": {"x": [1.50, null]},
                 "verificationMethod": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "KEY", "extra": 1}],
                 "assertionMethod": ["#k", "did:example:1#k", "did:example:9#far"],
                 "authentication": [{"id": "did:example:1#in", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "OTHER"}],
                 "service": [{"id": "#s", "type": ["A", "B"], "serviceEndpoint": ["https://example.com/", {"uri": "x"}]}]}
                """);
        DidDocument document = DidDocument.parse(json).orThrow();
        assertSame(json, document.json());
        assertEquals(List.of(url("#k"), url("#in")), ids(document));
        assertEquals(
                List.of(url("#k"), DidUrl.parse("did:example:9#far").orThrow()),
                document.listed(VerificationRelationship.ASSERTION_METHOD));
        assertEquals(List.of(url("#in")), document.listed(VerificationRelationship.AUTHENTICATION));
        assertEquals(List.of(), document.listed(VerificationRelationship.KEY_AGREEMENT));
        assertEquals("did:example:2", document.controllers().get(0).toString());
        assertEquals(List.of("https://example.com/@a"), document.alsoKnownAs());
        Service service = document.services().get(0);
        assertEquals("did:example:1#s", service.id());
        assertEquals(List.of("A", "B"), service.types());
        assertEquals(List.of("https://example.com/"), service.urls());
        assertEquals(
                "#k",
                document.verificationMethods().get(0).stated().string("id").orElseThrow());
    }

    @Test
    void writesRelativeIdsOutWhenAsked() {
        DidDocument document = DidDocument.parse(json("""
                        {"id": "did:example:1", "verificationMethod": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "KEY"}],
                         "assertionMethod": ["#k"], "alsoKnownAs": ["urn:x:y"], "service": [{"id": "#s", "type": "A", "serviceEndpoint": "https://e.example/"}]}
                        """)).orThrow();
        JsonObject expanded = document.expanded().json();
        assertEquals(json("""
                        {"id": "did:example:1", "verificationMethod": [{"id": "did:example:1#k", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "KEY"}],
                         "assertionMethod": ["did:example:1#k"], "alsoKnownAs": ["urn:x:y"],
                         "service": [{"id": "did:example:1#s", "type": "A", "serviceEndpoint": "https://e.example/"}]}
                        """), expanded);
        DidDocument absolute = DidDocument.parse(expanded).orThrow();
        assertSame(absolute, absolute.expanded());
        assertNotEquals(document, absolute);
    }

    @ParameterizedTest
    @DisplayName("structure, one defect each; D12: a missing id, D14: two methods with one id, a method of another DID")
    @ValueSource(
            strings = {
                "{}",
                "{'id': 1}",
                "{'id': 'did:example:1#a'}",
                "{'id': 'did:example:1#'}",
                "{'id': 'https://example.com'}",
                "{'id': 'did:example:1', 'controller': 'x'}",
                "{'id': 'did:example:1', 'controller': [1]}",
                "{'id': 'did:example:1', 'alsoKnownAs': 'https://example.com'}",
                "{'id': 'did:example:1', 'alsoKnownAs': ['no uri']}",
                "{'id': 'did:example:1', 'verificationMethod': {}}",
                "{'id': 'did:example:1', 'verificationMethod': ['did:example:1#k']}",
                "{'id': 'did:example:1', 'verificationMethod': [{'type': 'T', 'controller': 'did:example:1'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'controller': 'did:example:1'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'type': 'T'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'type': 'T', 'controller': ['did:example:1']}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'type': 'T', 'controller': 'did:example:1#c'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': 'k', 'type': 'T', 'controller': 'did:example:1'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': 'did:example:2#k', 'type': 'T', 'controller': 'did:example:2'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'type': 'T', 'controller': 'did:example:1', 'publicKeyMultibase': 'KEY'},"
                        + " {'id': '#k', 'type': 'T', 'controller': 'did:example:1', 'publicKeyMultibase': 'OTHER'}]}",
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'type': 'T', 'controller': 'did:example:1', 'publicKeyMultibase': 'KEY'}],"
                        + " 'authentication': [{'id': 'did:example:1#k', 'type': 'T', 'controller': 'did:example:1', 'publicKeyMultibase': 'OTHER'}]}",
                "{'id': 'did:example:1', 'authentication': 'did:example:1#k'}",
                "{'id': 'did:example:1', 'authentication': [1]}",
                "{'id': 'did:example:1', 'authentication': ['a b']}",
                "{'id': 'did:example:1', 'service': [{'id': '#s', 'type': 'T'}]}",
                "{'id': 'did:example:1', 'service': [{'id': '#s', 'type': 'T', 'serviceEndpoint': []}]}",
                "{'id': 'did:example:1', 'service': [{'id': '#s', 'type': 'T', 'serviceEndpoint': 'a b'}]}",
                "{'id': 'did:example:1', 'service': [{'id': '#s', 'type': 1, 'serviceEndpoint': 'https://e.example'}]}",
                "{'id': 'did:example:1', 'service': [{'type': 'T', 'serviceEndpoint': 'https://e.example'}]}",
                "{'id': 'did:example:1', 'service': [{'id': '#s', 'type': 'T', 'serviceEndpoint': 'https://e.example'},"
                        + " {'id': 'did:example:1#s', 'type': 'U', 'serviceEndpoint': 'https://e.example'}]}",
                "{'id': 'did:example:1', 'service': ['#s']}"
            })
    void refusesADocumentWithOneDefect(String text) {
        List<Problem> problems =
                DidDocument.parse(json(text.replace('\'', '"'))).problems();
        assertFalse(problems.isEmpty());
        problems.forEach(problem -> assertEquals(DidProblem.INVALID_DID_DOCUMENT, problem.type()));
    }

    @ParameterizedTest
    @DisplayName("D21: private key material, wherever it hides, and never repeated")
    @ValueSource(
            strings = {
                "'publicKeyJwk': {'kty': 'OKP', 'crv': 'Ed25519', 'x': 'AA', 'd': 'c2VjcmV0'}",
                "'publicKeyJwk': {'kty': 'RSA', 'n': 'AA', 'e': 'AQAB', 'oth': [{'r': 'c2VjcmV0'}]}",
                "'publicKeyJwk': {'kty': 'oct', 'k': 'c2VjcmV0'}",
                "'publicKeyJwk': {'kty': 'OKP', 'ext': {'d': 'c2VjcmV0'}}",
                "'publicKeyMultibase': 'KEY', 'secretKeyMultibase': 'c2VjcmV0'",
                "'publicKeyMultibase': 'KEY', 'secretKeyJwk': {'d': 'c2VjcmV0'}",
                "'privateKeyBase58': 'c2VjcmV0'",
                "'privateKeyJwk': {'d': 'c2VjcmV0'}",
                "'nested': {'privateKeyHex': 'c2VjcmV0'}"
            })
    void refusesPrivateKeys(String member) {
        JsonObject json = json(
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'type': 'Multikey', 'controller': 'did:example:1', MEMBER}]}"
                        .replace("MEMBER", member)
                        .replace('\'', '"'));
        List<Problem> problems = DidDocument.parse(json).problems();
        assertEquals(1, problems.size());
        assertEquals(MethodProblem.INVALID_VERIFICATION_METHOD, problems.get(0).type());
        assertTrue(problems.get(0).nextStep().isPresent());
        assertFalse(problems.toString().contains("c2VjcmV0"));
    }

    @ParameterizedTest
    @DisplayName("D21: private key material outside verification methods, and inside arrays")
    @ValueSource(
            strings = {
                "'verificationMethod': [{'id': '#k', 'type': 'x', 'controller': 'did:example:1', 'more': [[{'privateKeyHex': 'c2VjcmV0'}]]}]",
                "'verificationMethod': [{'id': '#k', 'type': 'x', 'controller': 'did:example:1', 'publicKeyJwk': [{'d': 'c2VjcmV0'}]}]",
                "'keyAgreement': [{'id': '#k', 'type': 'x', 'controller': 'did:example:1', 'secretKeyMultibase': 'c2VjcmV0'}]",
                "'service': [{'id': '#s', 'type': 'x', 'serviceEndpoint': {'keys': [{'kty': 'EC', 'd': 'c2VjcmV0'}]}}]",
                "'privateKeyJwk': {'d': 'c2VjcmV0'}",
                "'publicKey': [{'privateKeyBase58': 'c2VjcmV0'}]"
            })
    void refusesPrivateKeysWhereverTheyStand(String member) {
        List<Problem> problems = DidDocument.parse(json(("{'id': 'did:example:1', " + member + "}").replace('\'', '"')))
                .problems();
        assertEquals(1, problems.size());
        assertEquals(MethodProblem.INVALID_VERIFICATION_METHOD, problems.get(0).type());
        assertFalse(problems.toString().contains("c2VjcmV0"));
    }

    @Test
    void takesTheDefinitionOfANameForNoKey() {
        assertTrue(DidDocument.parse(json("""
                        {"@context": [{"privateKey": "https://club.example/privateKey"}], "id": "did:example:1"}
                        """)).isOk());
    }

    @Test
    void takesShortNamesForNoKeyOutsideAJwk() {
        assertTrue(DidDocument.parse(json("""
                        {"id": "did:example:1", "service": [{"id": "#s", "type": "x", "serviceEndpoint": {"d": 1, "k": [{"p": 2}]}}]}
                        """)).isOk());
    }

    @Test
    void collectsEveryDefectWithItsPlace() {
        List<String> places = DidDocument.parse(json("""
                        {"id": "did:example:1", "controller": "x", "verificationMethod": [1, {"id": "#k"}], "service": [{}]}
                        """)).problems().stream()
                .map(problem -> problem.where().toString())
                .toList();
        assertEquals(
                List.of(
                        "/controller",
                        "/verificationMethod/0",
                        "/verificationMethod/1/type",
                        "/verificationMethod/1/controller",
                        "/service/0/id",
                        "/service/0",
                        "/service/0/serviceEndpoint"),
                places);
    }

    @Test
    void takesOneMethodThatIsWrittenOutTwice() {
        DidDocument document = DidDocument.parse(json("""
                        {"id": "did:example:1",
                         "authentication": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "KEY"}],
                         "assertionMethod": [{"id": "#k", "type": "Multikey", "controller": "did:example:1", "publicKeyMultibase": "KEY"}]}
                        """)).orThrow();
        assertEquals(List.of(url("#k")), ids(document));
        assertEquals(List.of(url("#k")), document.listed(VerificationRelationship.ASSERTION_METHOD));
    }

    @Test
    void readsTheKeyOnceAndOnlyWhereTypeAndKeyFit() {
        VerificationMethod multikey = method("'type': 'Multikey', 'publicKeyMultibase': 'KEY'");
        assertEquals(KeyType.ED25519, multikey.publicKey().orThrow().type());
        assertSame(multikey.publicKey(), multikey.publicKey());
        assertTrue(method("'type': 'Ed25519VerificationKey2020', 'publicKeyMultibase': 'KEY'")
                .publicKey()
                .isOk());
        VerificationMethod jwk = method(
                "'type': 'JsonWebKey', 'publicKeyJwk': {'kty': 'EC', 'crv': 'P-256',"
                        + " 'x': 'igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns', 'y': 'efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM'}");
        assertEquals(KeyType.P256, jwk.publicKey().orThrow().type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'Multikey'",
                "'type': 'Multikey', 'publicKeyMultibase': 1",
                "'type': 'Multikey', 'publicKeyMultibase': 'z1'",
                "'type': 'Multikey', 'publicKeyJwk': {'kty': 'OKP'}",
                "'type': 'Multikey', 'publicKeyMultibase': 'KEY', 'publicKeyJwk': {'kty': 'OKP'}",
                "'type': 'JsonWebKey', 'publicKeyMultibase': 'KEY'",
                "'type': 'JsonWebKey2020', 'publicKeyJwk': {'kty': 'OKP', 'crv': 'Ed25519', 'x': 'AA'}",
                "'type': 'X25519KeyAgreementKey2020', 'publicKeyMultibase': 'KEY'",
                "'type': 'EcdsaSecp256r1VerificationKey2019', 'publicKeyMultibase': 'KEY'",
                "'type': 'Ed25519VerificationKey2018', 'publicKeyBase58': '4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'",
                "'type': 'Unknown2030', 'publicKeyMultibase': 'KEY'"
            })
    void givesNoKeyWhereTypeAndMaterialDoNotFit(String members) {
        assertFalse(method(members).publicKey().isOk());
    }

    private static VerificationMethod method(String members) {
        JsonObject json = json(
                "{'id': 'did:example:1', 'verificationMethod': [{'id': '#k', 'controller': 'did:example:1', MEMBERS}]}"
                        .replace("MEMBERS", members)
                        .replace('\'', '"'));
        return DidDocument.parse(json).orThrow().verificationMethods().get(0);
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text.replace("OTHER", OTHER_KEY).replace("\"KEY\"", '"' + KEY + '"'))
                .orThrow();
    }

    private static DidUrl url(String relative) {
        return DidUrl.resolve(Did.parse("did:example:1").orThrow(), relative).orThrow();
    }

    private static List<DidUrl> ids(DidDocument document) {
        return document.verificationMethods().stream()
                .map(VerificationMethod::id)
                .toList();
    }
}
