package coop.kith.did.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.kith.did.document.DidDocument;
import coop.kith.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentDiffTest {
    private static final String ONE = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static final String OTHER = "z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
    private static final String OTHER_AS_JWK =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"lJZrfAjkBXdfjebMHEUI9usidAPhAlssitLXR3OYxbI\"}";

    @Test
    void findsNothingBetweenEqualDocuments() {
        String text =
                "{\"id\": \"did:a:1\", \"verificationMethod\": [" + key("#k", ONE) + "], \"authentication\": [\"#k\"]}";
        assertEquals(List.of(), between(text, text));
        assertEquals(List.of(), between(text, text.replace("\"#k\"", "\"did:a:1#k\"")));
        assertEquals(
                List.of(),
                between(
                        "{\"id\": \"did:a:1\", \"alsoKnownAs\": [\"https://a\", \"https://b\"]}",
                        "{\"alsoKnownAs\": [\"https://b\", \"https://a\"], \"id\": \"did:a:1\"}"));
    }

    @Test
    void tellsWhatBecameOfKeys() {
        String before = methods(key("#gone", ONE), key("#same", OTHER));
        assertEquals(
                List.of("key removed #gone", "key added #new (Multikey)"),
                between(
                        before,
                        methods(key("#same", OTHER), key("#new", "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"))));
        assertEquals(
                List.of("key replaced under the same id #same (Multikey)"),
                between(methods(key("#same", ONE)), methods(key("#same", OTHER))));
        assertEquals(
                List.of("key renamed #new (before: #old)"),
                between(methods(key("#old", ONE)), methods(key("#new", ONE))));
        assertEquals(
                List.of("key stated otherwise #k (JsonWebKey)"),
                between(
                        methods(key("#k", OTHER)),
                        methods("{\"id\":\"#k\",\"type\":\"JsonWebKey\",\"controller\":\"did:a:1\",\"publicKeyJwk\":"
                                + OTHER_AS_JWK + "}")));
        assertEquals(
                List.of("key stated otherwise #k (Multikey)"),
                between(
                        methods(key("#k", ONE)),
                        methods(key("#k", ONE).replace("}", ",\"revoked\":\"2026-01-01T00:00:00Z\"}"))));
    }

    @Test
    void tellsOfKeysThatItCannotRead() {
        String odd = "{\"id\":\"#k\",\"type\":\"Odd\",\"controller\":\"did:a:1\",\"x\":\"1\"}";
        assertEquals(List.of(), between(methods(odd), methods(odd)));
        assertEquals(
                List.of("key replaced under the same id #k (Odd)"),
                between(methods(odd), methods(odd.replace("\"1\"", "\"2\""))));
    }

    @Test
    void tellsWhichPurposesMoved() {
        String method = "\"verificationMethod\": [" + key("#k", ONE) + "]";
        assertEquals(
                List.of("#k no longer listed for authentication", "#k listed for assertionMethod"),
                between(
                        "{\"id\": \"did:a:1\", " + method + ", \"authentication\": [\"#k\"]}",
                        "{\"id\": \"did:a:1\", " + method + ", \"assertionMethod\": [\"did:a:1#k\"]}"));
        assertEquals(
                List.of(),
                between(
                        "{\"id\": \"did:a:1\", " + method + ", \"authentication\": [\"#k\"]}",
                        "{\"id\": \"did:a:1\", \"authentication\": [" + key("#k", ONE) + "]}"));
    }

    @Test
    void tellsWhatBecameOfServicesAndTheRest() {
        assertEquals(
                List.of(
                        "service changed #s (S)",
                        "service added #t (T)",
                        "service removed #r (R)",
                        "controller added did:a:9",
                        "also known as https://new.example",
                        "no longer also known as https://old.example",
                        "member changed @context",
                        "member changed note"),
                between("""
                    {"@context": "https://www.w3.org/ns/did/v1", "id": "did:a:1", "alsoKnownAs": ["https://old.example"],
                     "service": [{"id": "#s", "type": "S", "serviceEndpoint": "https://a"}, {"id": "#r", "type": "R", "serviceEndpoint": "https://a"}]}
                    """, """
                    {"@context": "https://www.w3.org/ns/did/v1.1", "id": "did:a:1", "alsoKnownAs": ["https://new.example"], "controller": "did:a:9", "note": 1,
                     "service": [{"id": "did:a:1#s", "type": "S", "serviceEndpoint": "https://b"}, {"id": "#t", "type": "T", "serviceEndpoint": "https://a"}]}
                    """));
    }

    @Test
    void comparesADidThatMovedByWhatIsItsOwn() {
        String before = "{\"id\": \"did:a:1\", \"verificationMethod\": [" + key("did:a:1#k", ONE)
                + "], \"authentication\": [\"did:a:1#k\"], \"service\": [{\"id\": \"did:a:1#s\", \"type\": \"S\","
                + " \"serviceEndpoint\": \"https://a\"}]}";
        assertEquals(
                List.of("the DID is now did:a:2 (before: did:a:1)"),
                between(before, before.replace("did:a:1", "did:a:2")));
    }

    @Test
    void writesAChangeForMachines() {
        Change change = DocumentDiff.between(document(methods(key("#k", ONE))), document("{\"id\": \"did:a:1\"}"))
                .get(0);
        assertEquals(
                "{\"change\":\"keyRemoved\",\"subject\":\"#k\"}", change.json().toString());
    }

    private static List<String> between(String before, String after) {
        return DocumentDiff.between(document(before), document(after)).stream()
                .map(Change::toString)
                .toList();
    }

    private static DidDocument document(String text) {
        return DidDocument.parse(Json.parseObject(text).orThrow()).orThrow();
    }

    private static String methods(String... methods) {
        return "{\"id\": \"did:a:1\", \"verificationMethod\": [" + String.join(",", methods) + "]}";
    }

    private static String key(String id, String multibase) {
        return "{\"id\":\"" + id + "\",\"type\":\"Multikey\",\"controller\":\"did:a:1\",\"publicKeyMultibase\":\""
                + multibase + "\"}";
    }
}
