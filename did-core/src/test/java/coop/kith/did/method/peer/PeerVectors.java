package coop.kith.did.method.peer;

import static coop.kith.did.document.VerificationRelationship.AUTHENTICATION;
import static coop.kith.did.document.VerificationRelationship.KEY_AGREEMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.Multikey;
import coop.kith.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the specification's text, the syntax files of its repository, and the input documents of the reference implementation of did:peer:4. */
class PeerVectors {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private static String example(int number) {
        return Vectors.text(String.format("did/did-peer/spec-examples/peer-%02d.txt", number))
                .strip();
    }

    private static JsonObject json(String name) {
        // The specification's examples have a comma too many before a closing bracket.
        String text = Vectors.text("did/did-peer/spec-examples/" + name).replaceAll(",(\\s*[\\]}])", "$1");
        return Json.parseObject(text).orThrow();
    }

    private static DidDocument resolved(DidPeer method, String did) {
        Resolution answer = DidResolver.of(List.of(method), CLOCK).resolve(did, ResolutionOptions.none());
        return assertInstanceOf(Resolution.Resolved.class, answer, answer::toString)
                .document();
    }

    @Test
    void resolvesTheExampleOfMethod2ToTheDocumentThatIsPrinted() {
        assertEquals(json("peer-10.txt"), resolved(new DidPeer(), example(7)).json());
    }

    @Test
    void makesTheExampleOfMethod2OfItsPrintedParts() {
        JsonArray keys = (JsonArray) Json.parse(Vectors.text("did/did-peer/spec-examples/peer-03.json"))
                .orThrow();
        List<PeerKey> given = keys.items().stream()
                .map(JsonObject.class::cast)
                .map(key -> new PeerKey(
                        key.string("purpose").orElseThrow().equals("encryption") ? KEY_AGREEMENT : AUTHENTICATION,
                        Multikey.decode(key.string("publicKeyMultibase").orElseThrow())
                                .orThrow()))
                .toList();
        JsonObject first = json("peer-04.json");
        JsonObject endpoint = first.object("serviceEndpoint").orElseThrow();
        JsonObject second = first.with(
                "serviceEndpoint",
                endpoint.with("uri", "http://example.com/another")
                        .with("routingKeys", JsonArray.of(new JsonString("did:example:123456789abcdefghi#key-2"))));
        assertEquals(
                example(7), DidPeer.of(given, List.of(first, second)).orThrow().toString());
    }

    @Test
    void shortensTheExampleOfMethod3() {
        Did longForm = Did.parse(example(12)).orThrow();
        assertEquals(example(13), DidPeer.shortForm(longForm).orThrow().toString());
        DidDocument document = resolved(new DidPeer(LongForms.of(List.of(longForm))), example(13));
        assertEquals(List.of(example(12)), document.alsoKnownAs());
        assertEquals(3, document.verificationMethods().size());
        assertEquals(
                "https://example.com/endpoint",
                document.services().get(0).urls().get(0));
    }

    @Test
    void resolvesBothFormsOfTheExampleOfMethod4ToTheDocumentsThatArePrinted() {
        assertEquals(json("peer-16.json"), resolved(new DidPeer(), example(14)).json());
        LongForms known = LongForms.of(List.of(Did.parse(example(14)).orThrow()));
        assertEquals(
                json("peer-17.json"), resolved(new DidPeer(known), example(15)).json());
    }

    /** The order of members is the example's own, so the DID made of the restored input is the very same text. */
    @Test
    void makesTheExampleOfMethod4OfTheDocumentInsideIt() {
        Did did = Did.parse(example(14)).orThrow();
        JsonObject input = PeerFour.decode(did).orThrow();
        assertEquals(did, DidPeer.of(input).orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"good-did", "good-did-all-caps", "good-did-all-fs", "good-did-all-ones"})
    void recognisesTheGoodDidsOfMethod1(String file) {
        assertEquals(DidProblem.FEATURE_NOT_SUPPORTED, problem(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad-did-abbreviated",
                "bad-did-dot-before-hex",
                "bad-did-prefix-not-lower",
                "bad-did-quoted",
                "bad-did-too-short",
                "bad-did-unsupported-encalgo",
                "bad-did-unsupported-numalgo"
            })
    void refusesTheBadDids(String file) {
        assertEquals(DidProblem.INVALID_DID, problem(file));
    }

    private static Object problem(String file) {
        String did =
                Vectors.text("did/did-peer/test-data/level-1/" + file + ".txt").strip();
        Resolution answer = DidResolver.of(List.of(new DidPeer()), CLOCK).resolve(did, ResolutionOptions.none());
        return assertInstanceOf(Resolution.Invalid.class, answer)
                .problems()
                .get(0)
                .type();
    }

    @Test
    void comparesDidsByTheirText() {
        List<Did> equal = Vectors.text("did/did-peer/test-data/level-1/compare-equal.txt")
                .lines()
                .map(line -> Did.parse(line).orThrow())
                .toList();
        List<Did> less = Vectors.text("did/did-peer/test-data/level-1/compare-lt.txt")
                .lines()
                .map(line -> Did.parse(line).orThrow())
                .toList();
        assertEquals(equal.get(0), equal.get(1));
        assertTrue(less.get(0).compareTo(less.get(1)) < 0);
    }

    @Test
    void takesTheInputDocumentsOfTheReferenceImplementation() throws IOException {
        int taken = 0;
        try (Stream<Path> files = Files.list(Vectors.at("did/did-peer-4-dbluhm"))) {
            for (Path file : files.sorted().toList()) {
                JsonObject input = Json.parseObject(Files.readString(file)).orThrow();
                Did longForm = DidPeer.of(input).orThrow();
                Did shortForm = DidPeer.shortForm(longForm).orThrow();
                DidDocument whole = resolved(new DidPeer(), longForm.toString());
                DidDocument byDigest = resolved(new DidPeer(LongForms.of(List.of(longForm))), shortForm.toString());
                assertEquals(List.of(shortForm.toString()), whole.alsoKnownAs());
                assertEquals(List.of(longForm.toString()), byDigest.alsoKnownAs());
                assertEquals(input, PeerFour.decode(longForm).orThrow());
                assertControlled(whole, longForm);
                assertControlled(byDigest, shortForm);
                taken++;
            }
        }
        assertEquals(6, taken);
    }

    private static void assertControlled(DidDocument document, Did did) {
        assertEquals(did, document.id());
        document.verificationMethods().forEach(method -> {
            assertEquals(did, method.controller());
            assertEquals(did, method.id().did());
        });
        for (JsonValue name : document.json().oneOrMany("verificationMethod")) {
            assertEquals(
                    did.toString(), ((JsonObject) name).string("controller").orElseThrow());
        }
    }
}
