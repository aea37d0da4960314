package coop.kith.did.method.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.resolve.Resolution;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.testing.JsonArbitraries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PeerLaws {
    @Property(tries = 1_000)
    void aBitFlippedInALongFormOfMethod4IsNeverResolved(@ForAll("fours") Did did, @ForAll int at) {
        assertFalse(PeerTest.resolve(flipped(did, at)) instanceof Resolution.Resolved);
    }

    @Property(tries = 500)
    void aBitFlippedInMethod2NeverGivesTheSameDocument(@ForAll("twos") Did did, @ForAll int at) {
        DidDocument before = PeerTest.resolved(did.toString());
        if (PeerTest.resolve(flipped(did, at)) instanceof Resolution.Resolved other) {
            assertNotEquals(content(before), content(other.document()));
        }
    }

    @Property(tries = 500)
    void aBitFlippedInMethod0NeverGivesTheSameDocument(@ForAll("keys") PublicKey key, @ForAll int at) {
        Did did = DidPeer.of(key);
        DidDocument before = PeerTest.resolved(did.toString());
        if (PeerTest.resolve(flipped(did, at)) instanceof Resolution.Resolved other) {
            assertNotEquals(
                    before.verificationMethods().get(0).publicKey().orThrow(),
                    other.document().verificationMethods().get(0).publicKey().orThrow());
        }
    }

    @Property(tries = 200)
    void method2ComesBack(@ForAll("keyLists") List<PeerKey> keys, @ForAll("services") List<JsonObject> services) {
        Did did = DidPeer.of(keys, services).orThrow();
        DidDocument document = PeerTest.resolved(did.toString());
        for (int i = 0; i < keys.size(); i++) {
            assertEquals(
                    keys.get(i).key(),
                    document.verificationMethods().get(i).publicKey().orThrow());
            assertEquals(
                    true,
                    document.listed(keys.get(i).purpose())
                            .contains(document.verificationMethods().get(i).id()));
        }
        assertEquals(
                PeerServices.named(services),
                document.services().stream().map(service -> service.stated()).toList());
        assertEquals(did, DidPeer.of(keys, services).orThrow());
        assertShortFormHasTheSameKeys(did, document);
    }

    @Property(tries = 200)
    void method4ComesBack(@ForAll("inputs") JsonObject input) {
        Did did = DidPeer.of(input).orThrow();
        assertEquals(input, PeerFour.decode(did).orThrow());
        assertShortFormHasTheSameKeys(did, PeerTest.resolved(did.toString()));
    }

    private static void assertShortFormHasTheSameKeys(Did longForm, DidDocument document) {
        Did shortForm = DidPeer.shortForm(longForm).orThrow();
        Resolution.Resolved again = (Resolution.Resolved)
                PeerTest.resolve(new DidPeer(asked -> Optional.of(longForm)), shortForm.toString());
        assertEquals(
                document.verificationMethods().stream()
                        .map(method -> method.publicKey().fold(Optional::of, p -> Optional.empty()))
                        .toList(),
                again.document().verificationMethods().stream()
                        .map(method -> method.publicKey().fold(Optional::of, p -> Optional.empty()))
                        .toList());
        assertEquals(shortForm, again.document().id());
    }

    /** Without the parts that hold the DID itself, which differ anyway. */
    private static JsonObject content(DidDocument document) {
        JsonObject json = document.json().without("id").without("alsoKnownAs");
        return json.with(
                "verificationMethod",
                new JsonArray(json.oneOrMany("verificationMethod").stream()
                        .map(method -> (coop.kith.json.JsonValue) ((JsonObject) method).without("controller"))
                        .toList()));
    }

    private static String flipped(Did did, int at) {
        byte[] text = did.toString().getBytes(StandardCharsets.US_ASCII);
        int bit = Math.floorMod(at, text.length * 7);
        text[bit / 7] ^= (byte) (1 << bit % 7);
        return new String(text, StandardCharsets.US_ASCII);
    }

    @Provide
    Arbitrary<PublicKey> keys() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(32)
                .map(bytes -> PublicKey.of(KeyType.ED25519, Bytes.of(bytes)))
                .filter(key -> key.isOk())
                .map(key -> key.orThrow());
    }

    @Provide
    Arbitrary<List<PeerKey>> keyLists() {
        Arbitrary<VerificationRelationship> signing = Arbitraries.of(VerificationRelationship.class)
                .filter(purpose -> purpose != VerificationRelationship.KEY_AGREEMENT);
        Arbitrary<PeerKey> signer = Combinators.combine(signing, keys()).as(PeerKey::new);
        Arbitrary<PeerKey> agreeing = Arbitraries.just(new PeerKey(
                VerificationRelationship.KEY_AGREEMENT,
                Multikey.decode(PeerTest.AGREEING).orThrow()));
        return Arbitraries.oneOf(signer, agreeing).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<JsonObject>> services() {
        Arbitrary<JsonObject> service = JsonArbitraries.objects()
                .filter(extra -> extra.toString().length() < 300
                        && List.of("t", "s", "r", "a", "id", "type", "serviceEndpoint", "kty").stream()
                                .noneMatch(name -> extra.toString().contains('"' + name + '"')))
                .map(extra ->
                        extra.with("type", "DIDCommMessaging").with("serviceEndpoint", "https://a.example/inbox"));
        return service.list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Did> twos() {
        return Combinators.combine(keyLists(), services())
                .as((keys, services) -> DidPeer.of(keys, services).orThrow());
    }

    @Provide
    Arbitrary<JsonObject> inputs() {
        return Combinators.combine(keys(), services())
                .as((key, services) -> JsonObject.empty()
                        .with(
                                "verificationMethod",
                                JsonArray.of(JsonObject.empty()
                                        .with("id", "#key-1")
                                        .with("type", "Multikey")
                                        .with("publicKeyMultibase", Multikey.encode(key))))
                        .with("authentication", JsonArray.ofStrings(List.of("#key-1")))
                        .with("service", new JsonArray(List.copyOf(PeerServices.named(services)))));
    }

    @Provide
    Arbitrary<Did> fours() {
        return inputs().map(input -> DidPeer.of(input).orThrow());
    }
}
