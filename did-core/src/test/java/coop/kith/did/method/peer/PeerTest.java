package coop.kith.did.method.peer;

import static coop.kith.did.document.VerificationRelationship.ASSERTION_METHOD;
import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Base64Url;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.Service;
import coop.kith.did.evidence.TimeBasis;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.key.Base58;
import coop.kith.key.KeyProblem;
import coop.kith.key.Multihash;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTest {
    static final String SIGNING = "z6Mkj3PUd1WjvaDhNZhhhXQdz5UnZXmS7ehtx8bsPpD47kKc";
    static final String AGREEING = "z6LSg8zQom395jKLrGiBNruB9MM6V8PWuf2FpEy4uRFiqQBR";

    static Resolution resolve(String did) {
        return resolve(new DidPeer(), did);
    }

    static Resolution resolve(DidPeer method, String did) {
        return DidResolver.of(List.of(method), InstantSource.fixed(Instant.EPOCH))
                .resolve(did, ResolutionOptions.none());
    }

    static DidDocument resolved(String did) {
        Resolution answer = resolve(did);
        return assertInstanceOf(Resolution.Resolved.class, answer, answer::toString)
                .document();
    }

    static Problem refusal(String did) {
        Resolution answer = resolve(did);
        return assertInstanceOf(Resolution.Invalid.class, answer, answer::toString)
                .problems()
                .get(0);
    }

    static String service(String json) {
        return ".S" + Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PublicKey key(String multibase) {
        return Multikey.decode(multibase).orThrow();
    }

    @Test
    void method0IsDidKeyUnderAnotherName() {
        Did did = DidPeer.of(key(SIGNING));
        assertEquals("did:peer:0" + SIGNING, did.toString());
        DidDocument document = resolved(did.toString());
        assertEquals(
                key(SIGNING),
                document.retrieve(DidUrl.of(did, SIGNING), ASSERTION_METHOD, Instant.EPOCH)
                        .flatMap(method -> method.publicKey())
                        .orThrow());
        assertEquals(List.of(), document.listed(KEY_AGREEMENT));
        assertEquals(
                List.of("#" + AGREEING),
                resolved("did:peer:0" + AGREEING).listed(KEY_AGREEMENT).stream()
                        .map(url -> "#" + url.fragment().orElse(""))
                        .toList());
    }

    @Test
    void method2GivesEachKeyItsPurposeAndItsPlace() {
        Did did = DidPeer.of(
                        List.of(
                                new PeerKey(AUTHENTICATION, key(SIGNING)),
                                new PeerKey(KEY_AGREEMENT, key(AGREEING)),
                                new PeerKey(ASSERTION_METHOD, key(SIGNING))),
                        List.of())
                .orThrow();
        assertEquals("did:peer:2.V" + SIGNING + ".E" + AGREEING + ".A" + SIGNING, did.toString());
        DidDocument document = resolved(did.toString());
        assertEquals(List.of(DidUrl.of(did, "key-1")), document.listed(AUTHENTICATION));
        assertEquals(List.of(DidUrl.of(did, "key-2")), document.listed(KEY_AGREEMENT));
        assertEquals(List.of(DidUrl.of(did, "key-3")), document.listed(ASSERTION_METHOD));
    }

    @Test
    void theEvidenceNamesWhatWasChecked() {
        Resolution.Resolved answer = assertInstanceOf(Resolution.Resolved.class, resolve("did:peer:2.V" + SIGNING));
        Check check = answer.evidence().checks().get(0);
        assertEquals("did-peer", check.name());
        assertEquals(Outcome.PASSED, check.outcome());
        assertEquals(4, check.parts().size());
        assertEquals(TimeBasis.UNCHANGING, answer.evidence().basis());
    }

    @Test
    void servicesWithoutAnIdAreNumberedAndOthersKeepTheirs() {
        DidDocument document = resolved("did:peer:2.V" + SIGNING
                + service("{\"t\":\"dm\",\"s\":\"https://one.example\"}")
                + service("{\"t\":\"x\",\"id\":\"#own\",\"s\":\"https://two.example\"}")
                + service("{\"type\":[\"dm\",\"y\"],\"serviceEndpoint\":{\"uri\":\"z\",\"a\":[\"t\"]}}")
                + service("{\"t\":\"z\",\"s\":\"https://four.example\"}"));
        assertEquals(
                List.of("#service", "#own", "#service-1", "#service-2"),
                document.services().stream()
                        .map(service -> service.stated().string("id").orElse(""))
                        .toList());
        assertEquals(List.of("DIDCommMessaging"), document.services().get(0).types());
        Service third = document.services().get(2);
        assertEquals(List.of("DIDCommMessaging", "y"), third.types());
        assertEquals("[{\"uri\":\"z\",\"accept\":[\"t\"]}]", third.endpoints().toString());
    }

    @Test
    @DisplayName("a list of services in one element, as before 2023: read, not written")
    void readsServicesInTheOldEncoding() {
        DidDocument old = resolved("did:peer:2.E" + AGREEING + ".V" + SIGNING
                + service("[{\"t\":\"dm\",\"s\":\"https://example.com/endpoint\",\"r\":[\"did:example:m#k\"],"
                        + "\"a\":[\"didcomm/v2\"]},{\"t\":\"dm\",\"s\":\"https://example.com/2\"}]"));
        assertEquals(2, old.services().size());
        assertEquals(
                "{\"type\":\"DIDCommMessaging\",\"serviceEndpoint\":\"https://example.com/endpoint\","
                        + "\"routingKeys\":[\"did:example:m#k\"],\"accept\":[\"didcomm/v2\"],\"id\":\"#service\"}",
                Json.write(old.services().get(0).stated()));
        List<JsonObject> stated = old.services().stream().map(Service::stated).toList();
        Did ours = DidPeer.of(List.of(new PeerKey(AUTHENTICATION, key(SIGNING))), stated)
                .orThrow();
        assertEquals(3, ours.toString().split("\\.").length - 1, "one element for the key and one for each service");
        assertEquals(
                stated,
                resolved(ours.toString()).services().stream()
                        .map(Service::stated)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "{\"t\":\"x\"}, no endpoint",
        "{\"s\":\"https://a.example\"}, no type",
        "{\"t\":\"x\",\"type\":\"x\",\"s\":\"https://a.example\"}, a name twice",
        "{\"t\":\"x\",\"s\":\"https://a.example\",\"id\":\"did:example:1#a\"}, an absolute id",
        "{\"t\":\"x\",\"s\":\"https://a.example\",\"id\":7}, an id that is no text",
        "{\"t\":\"x\",\"s\":\"https://a.example\",\"privateKeyJwk\":{}}, a private key",
        "\"text\", no object",
        "[[]], no object",
        "eyJ0Ijoi, no JSON"
    })
    void refusesServicesThatAreNone(String json, String why) {
        Problem problem = refusal("did:peer:2.V" + SIGNING + service(json.replace(";", ",")));
        assertTrue(
                problem.type().uri().contains("INVALID_DID")
                        || problem.type().uri().contains("INVALID_VER"),
                why);
    }

    @Test
    void refusesToMakeADidThatWouldNotComeBack() {
        List<PeerKey> keys = List.of(new PeerKey(AUTHENTICATION, key(SIGNING)));
        for (String service : List.of(
                "{\"type\":\"x\",\"serviceEndpoint\":{\"s\":1}}",
                "{\"type\":\"dm\",\"serviceEndpoint\":\"https://a.example\"}",
                "{\"type\":\"x\",\"serviceEndpoint\":\"https://a.example\",\"id\":\"https://a.example/1\"}",
                "{\"type\":\"x\"}")) {
            JsonObject given = Json.parseObject(service).orThrow();
            assertFalse(DidPeer.of(keys, List.of(given)).isOk(), service);
        }
        assertFalse(DidPeer.of(List.of(new PeerKey(KEY_AGREEMENT, key(SIGNING))), List.of())
                .isOk());
        assertFalse(DidPeer.of(List.of(new PeerKey(AUTHENTICATION, key(AGREEING))), List.of())
                .isOk());
    }

    @Test
    void keepsAKeyOfAnUnknownKindAsStatedAndUnreadable() {
        // The multicodec of a BLS12-381 G1 key, 0xea.
        byte[] coded = new byte[50];
        coded[0] = (byte) 0xea;
        coded[1] = 1;
        String bls = Base58.encode(coded);
        DidDocument document = resolved("did:peer:2.A" + bls);
        assertEquals(
                Optional.of(bls), document.verificationMethods().get(0).stated().string("publicKeyMultibase"));
        assertFalse(document.verificationMethods().get(0).publicKey().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:peer:2",
                "did:peer:2.",
                "did:peer:2V" + SIGNING,
                "did:peer:2.X" + SIGNING,
                "did:peer:2.v" + SIGNING,
                "did:peer:2.V" + SIGNING + ".",
                "did:peer:2..V" + SIGNING,
                "did:peer:2.V",
                "did:peer:2.S",
                "did:peer:2.E" + SIGNING,
                "did:peer:2.V" + AGREEING,
                "did:peer:2.Szz",
                "did:peer:2.SeyJ0I%3D",
                "did:peer:0",
                "did:peer:0" + SIGNING + "x",
                "did:peer:5" + SIGNING,
                "did:peer:x",
                "did:peer:1",
                "did:peer:3",
                "did:peer:3" + SIGNING,
                "did:peer:4",
                "did:peer:4" + SIGNING,
                "did:peer:4:z1",
                "did:peer:4z:z"
            })
    void refusesWhatIsNoDidOfTheMethod(String did) {
        assertInstanceOf(Resolution.Invalid.class, resolve(did));
    }

    @Test
    @DisplayName("D16 to D19: keys that are none")
    void refusesKeysThatAreNone() {
        String zero = Base58.encode(new byte[] {(byte) 0xed, 1, 0});
        assertEquals(
                KeyProblem.INVALID_PUBLIC_KEY_LENGTH,
                refusal("did:peer:2.V" + zero).type());
        assertEquals(
                KeyProblem.INVALID_PUBLIC_KEY_LENGTH,
                refusal("did:peer:0" + zero).type());
        assertEquals(
                KeyProblem.UNSUPPORTED_PUBLIC_KEY_TYPE,
                refusal("did:peer:2.Vu" + SIGNING.substring(1)).type());
    }

    @Test
    void aShortFormNeedsItsLongForm() {
        JsonObject input = Json.parseObject("{\"service\":[]}").orThrow();
        Did longForm = DidPeer.of(input).orThrow();
        Did shortForm = DidPeer.shortForm(longForm).orThrow();
        Resolution unknown = resolve(shortForm.toString());
        assertEquals(
                DidProblem.NOT_FOUND,
                assertInstanceOf(Resolution.Unavailable.class, unknown)
                        .problems()
                        .get(0)
                        .type());
        assertInstanceOf(
                Resolution.Resolved.class, resolve(new DidPeer(LongForms.of(List.of(longForm))), shortForm.toString()));
    }

    @Test
    void aStoreThatGivesAnotherLongFormIsNotBelieved() {
        Did other = DidPeer.of(Json.parseObject("{\"service\":[]}").orThrow()).orThrow();
        Did wanted = DidPeer.shortForm(
                        DidPeer.of(Json.parseObject("{}").orThrow()).orThrow())
                .orThrow();
        Did third =
                DidPeer.shortForm(Did.parse("did:peer:2.V" + SIGNING).orThrow()).orThrow();
        for (Did lie : List.of(other, wanted, Did.parse("did:web:a.example").orThrow())) {
            DidPeer method = new DidPeer(shortForm -> Optional.of(lie));
            assertInstanceOf(Resolution.Unavailable.class, resolve(method, wanted.toString()));
            assertInstanceOf(Resolution.Unavailable.class, resolve(method, third.toString()));
        }
        assertThrows(IllegalArgumentException.class, () -> LongForms.of(List.of(wanted)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"did:example:1\"}",
                "{\"verificationMethod\":[{\"id\":\"did:example:1#a\",\"type\":\"Multikey\"}]}",
                "{\"verificationMethod\":[{\"id\":\"#a\"}]}",
                "{\"service\":[{\"id\":\"#a\"}]}",
                "{\"verificationMethod\":[{\"id\":\"#a\",\"type\":\"x\",\"privateKeyMultibase\":\"z1\"}]}",
                "{\"alsoKnownAs\":\"not a uri\"}"
            })
    void method4RefusesDocumentsThatAreNone(String json) {
        JsonObject input = Json.parseObject(json).orThrow();
        assertFalse(DidPeer.of(input).isOk());
        assertInstanceOf(Resolution.Invalid.class, resolve(raw(json.getBytes(StandardCharsets.UTF_8))));
    }

    /** A did:peer:4 whose digest fits, whatever it holds. */
    static String raw(byte[] json) {
        byte[] coded = new byte[json.length + 2];
        coded[0] = (byte) 0x80;
        coded[1] = 4;
        System.arraycopy(json, 0, coded, 2, json.length);
        return digested(Base58.encode(coded));
    }

    static String digested(String document) {
        return "did:peer:4" + Multihash.sha256(document.getBytes(StandardCharsets.US_ASCII)) + ":" + document;
    }

    @Test
    void method4KeepsAControllerThatIsAnother() {
        Did did = DidPeer.of(Json.parseObject("{\"verificationMethod\":[{\"id\":\"#a\",\"type\":\"Multikey\","
                                + "\"controller\":\"did:example:1\",\"publicKeyMultibase\":\"" + SIGNING
                                + "\"}],\"authentication\":[{\"id\":\"#b\",\"type\":\"Multikey\"}]}")
                        .orThrow())
                .orThrow();
        DidDocument document = resolved(did.toString());
        assertEquals(
                "did:example:1",
                document.verificationMethods().get(0).controller().toString());
        assertEquals(did, document.verificationMethods().get(1).controller());
    }
}
