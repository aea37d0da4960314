package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.json.Json;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DID Resolution 1.0 section 4, with methods that do what they should and methods that do not. */
class DidResolverTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private record Fake(String name, boolean hasVersions, Function<Did, Resolution> answer) implements DidMethod {
        @Override
        public Set<String> options() {
            return Set.of("known");
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            return answer.apply(did);
        }
    }

    private final DidResolver resolver = DidResolver.of(
            List.of(
                    new Fake("good", false, DidResolverTest::found),
                    new Fake("versioned", true, DidResolverTest::found),
                    new Fake(
                            "liar",
                            false,
                            did -> found(Did.parse("did:liar:other").orThrow())),
                    new Fake(
                            "case",
                            false,
                            did -> found(Did.parse("did:case:ABC").orThrow())),
                    new Fake("gone", false, did -> new Resolution.Deactivated(JsonObject.empty(), List.of())),
                    new Fake("broken", false, did -> {
                        throw new IllegalStateException("secret detail");
                    }),
                    new Fake("deep", false, DidResolverTest::forever)),
            CLOCK);

    @Test
    void givesTheDocumentOfAKnownMethod() {
        assertInstanceOf(
                Resolution.Resolved.class,
                resolver.resolve(Did.parse("did:good:1").orThrow()));
        assertEquals(Set.of("broken", "case", "deep", "gone", "good", "liar", "versioned"), resolver.methods());
    }

    @Test
    void refusesWhatIsNoDidAndWhatIsNoKnownMethod() {
        assertEquals(
                DidProblem.INVALID_DID,
                invalid("did:good:", ResolutionOptions.none()).type());
        assertEquals(
                DidProblem.INVALID_DID,
                invalid("did:good:1#k", ResolutionOptions.none()).type());
        assertEquals(
                DidProblem.METHOD_NOT_SUPPORTED,
                invalid("did:constructor:1", ResolutionOptions.none()).type());
    }

    @Test
    @DisplayName("D12: the document of another DID is refused, a difference in case included")
    void refusesTheDocumentOfAnotherDid() {
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid("did:liar:1", ResolutionOptions.none()).type());
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid("did:case:abc", ResolutionOptions.none()).type());
    }

    @Test
    void survivesAMethodThatThrows() {
        for (String did : List.of("did:broken:1", "did:deep:1")) {
            Resolution answer = resolver.resolve(did, ResolutionOptions.none());
            Problem problem = assertInstanceOf(Resolution.Unavailable.class, answer)
                    .problems()
                    .get(0);
            assertEquals(DidProblem.INTERNAL_ERROR, problem.type());
            assertTrue(!problem.detail().contains("secret"));
        }
    }

    @Test
    void refusesOptionsThatTheMethodDoesNotHaveOrThatContradict() {
        ResolutionOptions none = ResolutionOptions.none();
        Instant time = Instant.parse("2026-01-01T00:00:00.7Z");
        assertEquals(
                DidProblem.FEATURE_NOT_SUPPORTED,
                invalid("did:good:1", none.atVersion("2")).type());
        assertEquals(
                DidProblem.FEATURE_NOT_SUPPORTED,
                invalid("did:good:1", none.asOf(time)).type());
        assertEquals(
                DidProblem.FEATURE_NOT_SUPPORTED,
                invalid("did:good:1", none.with("odd", "1")).type());
        assertEquals(
                DidProblem.INVALID_OPTIONS,
                invalid("did:versioned:1", none.atVersion("2").asOf(time)).type());
        assertInstanceOf(
                Resolution.Resolved.class,
                resolver.resolve("did:versioned:1", none.asOf(time).with("known", "x")));
        assertEquals(time, none.asOf(time).versionTime().orElseThrow());
    }

    @Test
    void knowsTheMediaTypesOfADocument() {
        for (String accept : List.of(
                "application/did",
                "application/did+json",
                "application/did+ld+json",
                "application/did-resolution",
                "Application/DID",
                "*/*",
                "text/html, application/did;q=0.1",
                "application/*; q=1.000")) {
            assertInstanceOf(
                    Resolution.Resolved.class,
                    resolver.resolve("did:good:1", ResolutionOptions.none().accepting(accept)),
                    accept);
        }
        for (String accept : List.of(
                "",
                "text/html",
                "application/did+cbor",
                "application/did;q=0",
                "application/did;q=0.0000",
                "application/did;q=x",
                "a".repeat(100_000))) {
            assertEquals(
                    DidProblem.REPRESENTATION_NOT_SUPPORTED,
                    invalid("did:good:1", ResolutionOptions.none().accepting(accept))
                            .type(),
                    accept);
        }
    }

    @Test
    void prefersTheMediaTypeWithTheGreatestWeight() {
        assertEquals(Representation.DID_JSON, preferred("application/did;q=0.5, application/did+json;q=0.8"));
        assertEquals(Representation.DID_LD_JSON, preferred("application/did+ld+json, application/did"));
        assertEquals(Representation.DID, preferred("application/did+json;q=0, application/did;q=0.001"));
    }

    @Test
    void writesRelativeUrlsOutOnlyWhenAsked() {
        DidDocument relative = document(resolver.resolve("did:good:1", ResolutionOptions.none()));
        DidDocument absolute =
                document(resolver.resolve("did:good:1", ResolutionOptions.none().expandingRelativeUrls()));
        assertEquals("[#k]", text(relative));
        assertEquals("[did:good:1#k]", text(absolute));
    }

    @Test
    void refusesTwoMethodsOfOneName() {
        List<Fake> twice = List.of(
                new Fake("good", false, DidResolverTest::found), new Fake("good", false, DidResolverTest::found));
        assertThrows(IllegalArgumentException.class, () -> DidResolver.of(twice, CLOCK));
    }

    @Test
    void rendersTheResultAsTheSpecificationHasIt() {
        ResolutionOptions options = ResolutionOptions.none().accepting("application/did+json");
        JsonObject found = ResolutionResult.of(resolver.resolve("did:good:1", options), options);
        assertEquals(
                "did:good:1",
                found.object("didDocument").orElseThrow().string("id").orElseThrow());
        assertEquals(
                Json.parseObject("{\"contentType\": \"application/did+json\"}").orThrow(),
                found.object("didResolutionMetadata").orElseThrow());
        assertEquals(JsonObject.empty(), found.object("didDocumentMetadata").orElseThrow());

        JsonObject gone =
                ResolutionResult.of(resolver.resolve("did:gone:1", ResolutionOptions.none()), ResolutionOptions.none());
        assertEquals(
                Json.parseObject(
                                "{\"didDocument\": null, \"didResolutionMetadata\": {}, \"didDocumentMetadata\": {\"deactivated\": true}}")
                        .orThrow(),
                gone);

        JsonObject wrong =
                ResolutionResult.of(resolver.resolve("nonsense", ResolutionOptions.none()), ResolutionOptions.none());
        JsonObject error = wrong.object("didResolutionMetadata")
                .orElseThrow()
                .object("error")
                .orElseThrow();
        assertEquals(JsonLiteral.NULL, wrong.get("didDocument").orElseThrow());
        assertEquals(
                "https://www.w3.org/ns/did#INVALID_DID", error.string("type").orElseThrow());
        assertTrue(error.has("title") && error.has("detail") && error.has("next"));
        assertEquals(JsonObject.empty(), wrong.object("didDocumentMetadata").orElseThrow());
    }

    @Test
    void rendersTheOldWordsForOlderConsumers() {
        assertEquals("invalidDid", legacyError("nonsense", ResolutionOptions.none()));
        assertEquals("methodNotSupported", legacyError("did:odd:1", ResolutionOptions.none()));
        assertEquals("invalidDidDocument", legacyError("did:liar:1", ResolutionOptions.none()));
        assertEquals("internalError", legacyError("did:broken:1", ResolutionOptions.none()));
        assertEquals(
                "representationNotSupported",
                legacyError("did:good:1", ResolutionOptions.none().accepting("x/y")));
    }

    @Test
    void givesAllProblemsWhereThereAreMore() {
        ResolutionOptions options = ResolutionOptions.none().with("odd", "1").with("other", "2");
        JsonObject error = ResolutionResult.of(resolver.resolve("did:good:1", options), options)
                .object("didResolutionMetadata")
                .orElseThrow()
                .object("error")
                .orElseThrow();
        assertEquals(2, error.array("problems").orElseThrow().items().size());
    }

    private String legacyError(String did, ResolutionOptions options) {
        return ResolutionResult.legacy(resolver.resolve(did, options), options)
                .object("didResolutionMetadata")
                .orElseThrow()
                .string("error")
                .orElseThrow();
    }

    private Problem invalid(String did, ResolutionOptions options) {
        return assertInstanceOf(Resolution.Invalid.class, resolver.resolve(did, options))
                .problems()
                .get(0);
    }

    private static Representation preferred(String accept) {
        return Representation.preferred(accept).orThrow();
    }

    private static DidDocument document(Resolution resolution) {
        return assertInstanceOf(Resolution.Resolved.class, resolution).document();
    }

    private static String text(DidDocument document) {
        return document.json()
                .array("assertionMethod")
                .orElseThrow()
                .items()
                .toString()
                .replaceAll("JsonString\\[value=([^]]*)]", "$1");
    }

    private static Resolution forever(Did did) {
        return new Fake("deeper", false, DidResolverTest::forever).answer().apply(did);
    }

    private static Resolution found(Did did) {
        JsonObject json = Json.parseObject("""
                        {"id": "DID", "verificationMethod": [{"id": "#k", "type": "T", "controller": "DID"}], "assertionMethod": ["#k"],
                         "service": [{"id": "#files", "type": "Files", "serviceEndpoint": "https://example.com/files/"}]}
                        """.replace("DID", did.toString())).orThrow();
        return new Resolution.Resolved(DidDocument.parse(json).orThrow(), JsonObject.empty(), List.of());
    }
}
