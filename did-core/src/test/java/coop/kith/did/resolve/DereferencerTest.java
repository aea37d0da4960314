package coop.kith.did.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.MethodProblem;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.evidence.Freshness;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Resolution 1.0 section 5. */
class DereferencerTest {
    /** A method with versions; the document says which was asked for. */
    private record Versioned() implements DidMethod {
        @Override
        public String name() {
            return "example";
        }

        @Override
        public boolean hasVersions() {
            return true;
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            JsonObject json = Json.parseObject("""
                {"id": "did:example:1", "verificationMethod": [{"id": "#k", "type": "T", "controller": "did:example:1"}],
                 "service": [{"id": "#files", "type": "Files", "serviceEndpoint": ["https://example.com/files/?a=b", {"x": 1}]},
                             {"id": "#home", "type": ["Home", "Files"], "serviceEndpoint": "https://example.org#top"}]}
                """).orThrow();
            String version = options.versionId()
                    .or(() -> options.versionTime().map(Instant::toString))
                    .orElse("latest");
            return new Resolution.Resolved(
                    DidDocument.parse(json).orThrow(), JsonObject.empty().with("versionId", version), List.of());
        }
    }

    /** A method with the services of did:webvh and a parameter of its own. */
    private record WithPaths() implements DidMethod {
        @Override
        public String name() {
            return "paths";
        }

        @Override
        public boolean hasVersions() {
            return true;
        }

        @Override
        public Set<String> options() {
            return Set.of("number");
        }

        @Override
        public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
            JsonObject json = Json.parseObject("""
                {"id": "did:paths:1", "authentication": [{"id": "#k", "type": "T", "controller": "did:paths:1"}],
                 "service": [{"id": "#files", "type": "relativeRef", "serviceEndpoint": "https://example.com/dids"},
                             {"id": "#whois", "type": "LinkedVerifiablePresentation", "serviceEndpoint": "https://example.com/dids/whois.vp"}]}
                """).orThrow();
            return new Resolution.Resolved(
                    DidDocument.parse(json).orThrow(),
                    JsonObject.empty()
                            .with("versionId", "number " + options.more().getOrDefault("number", "none")),
                    List.of());
        }
    }

    private final Dereferencer dereferencer = Dereferencer.of(
            DidResolver.of(List.of(new Versioned(), new WithPaths()), InstantSource.fixed(Instant.EPOCH)));

    @ParameterizedTest
    @CsvSource({
        "did:example:1, did:example:1",
        "did:example:1?versionId=3, did:example:1",
        "did:example:1#k, #k",
        "did:example:1?versionId=3#k, #k",
        "did:example:1#files, #files",
        "did:example:1?service=files, did:example:1",
    })
    void findsDocumentsMethodsAndServices(String url, String id) {
        Dereferenced.Found found = found(url, ResolutionOptions.none());
        assertEquals(Optional.of(id), ((JsonObject) found.content()).string("id"));
        assertEquals("application/did", found.contentType());
    }

    @ParameterizedTest
    @CsvSource({
        "did:example:1, latest",
        "did:example:1?versionId=3#k, 3",
        "did:example:1?versionTime=2021-05-10T17:00:00Z, 2021-05-10T17:00:00Z",
        "did:example:1?versionTime=2021-05-10T17%3A00%3A00Z&service=files, 2021-05-10T17:00:00Z",
    })
    void asksForTheVersionOfTheUrl(String url, String version) {
        assertEquals(
                Optional.of(version),
                found(url, ResolutionOptions.none()).contentMetadata().string("versionId"));
    }

    @Test
    void keepsOnlyTheServicesThatWereAskedFor() {
        assertEquals(List.of("#files"), services("did:example:1?service=files"));
        assertEquals(List.of("#files"), services("did:example:1?service=did%3Aexample%3A1%23files"));
        assertEquals(List.of("#files", "#home"), services("did:example:1?serviceType=Files"));
        assertEquals(List.of("#home"), services("did:example:1?serviceType=Files&service=home"));
    }

    @ParameterizedTest
    @CsvSource({
        "service=files&relativeRef=%2Fresume.pdf%3Fversion%3D2, https://example.com/resume.pdf?version=2",
        "service=files&relativeRef=a/b, https://example.com/files/a/b",
        "service=files&relativeRef=%3Fq%3D1, https://example.com/files/?q=1",
        "service=files&relativeRef=%23part, https://example.com/files/?a=b#part",
        "service=files&relativeRef=%2Fdoc#intro, https://example.com/doc#intro",
        "service=home&relativeRef=x, https://example.org/x",
    })
    void appliesARelativeReferenceToTheEndpoint(String query, String address) {
        Dereferenced.Found found = found("did:example:1?" + query, ResolutionOptions.none());
        assertEquals(Dereferenced.URI_LIST, found.contentType());
        assertEquals(Json.parse("[\"" + address + "\"]").orThrow(), found.content());
    }

    @Test
    void givesAddressesWhereTheCallerPrefersThem() {
        ResolutionOptions options = ResolutionOptions.none().accepting(Dereferenced.URI_LIST);
        assertEquals(
                Json.parse("[\"https://example.com/files/?a=b\", \"https://example.org#top\"]")
                        .orThrow(),
                found("did:example:1?serviceType=Files", options).content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2F%2Fevil.example%2F",
                "https%3A%2F%2Fevil.example",
                "javascript:alert(1)",
                "..%2F..%2Fetc",
                "a/../b",
                "%252e%252e/x",
                "a%2F%252E%252E%252Fb",
                "%5C%5Cevil",
                "..%255C..%255cetc",
                "a%255C..",
                "a%0D%0AHost:evil",
                "./x",
                "%C3%A9"
            })
    void keepsARelativeReferenceBelowTheEndpoint(String reference) {
        assertEquals(DidProblem.INVALID_DID_URL.uri(), problem("did:example:1?service=files&relativeRef=" + reference));
    }

    @ParameterizedTest
    @CsvSource({
        "did:example:1#absent, NOT_FOUND",
        "did:example:1#, NOT_FOUND",
        "did:example:1#K, NOT_FOUND",
        "did:example:1/path, NOT_FOUND",
        "did:example:1/path#k, NOT_FOUND",
        "did:example:1?custom=1, NOT_FOUND",
        "did:example:1?custom=1#k, NOT_FOUND",
        "did:example:1?service=none, NOT_FOUND",
        "did:example:1?service=files&custom=1, NOT_FOUND",
        "did:example:1?service=home#more, INVALID_DID_URL",
        "did:example:1?versionTime=2021-05-10, INVALID_DID_URL",
        "did:example:1?versionTime=2021-05-10T17:00:00.5Z, INVALID_DID_URL",
        "did:example:1?versionTime=2021-05-99T17:00:00Z, INVALID_DID_URL",
        "did:example:1 #k, INVALID_DID_URL",
        "did:other:1#k, METHOD_NOT_SUPPORTED",
    })
    void saysWhyNothingIsFound(String url, DidProblem expected) {
        assertEquals(expected.uri(), problem(url));
    }

    @Test
    void doesNotChooseBetweenTwoVersions() {
        Dereferenced answer = dereferencer.dereference(
                "did:example:1?versionId=3", ResolutionOptions.none().atVersion("4"));
        assertEquals(
                DidProblem.INVALID_OPTIONS,
                assertInstanceOf(Dereferenced.Invalid.class, answer)
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void takesAnotherChainOfSteps() {
        DereferencingStep echo = (url, options, document) ->
                Optional.of(new Dereferenced.Found("text/plain", new JsonString(url.path()), JsonObject.empty()));
        Dereferencer other = Dereferencer.of(
                DidResolver.of(List.of(new Versioned()), InstantSource.fixed(Instant.EPOCH)), List.of(echo));
        Dereferenced answer = other.dereference("did:example:1/path", ResolutionOptions.none());
        assertEquals(
                new JsonString("/path"),
                assertInstanceOf(Dereferenced.Found.class, answer).content());
    }

    @Test
    void saysWhatTheDocumentRestsOnWhateverTheStep() {
        DidResolver resolver = DidResolver.of(List.of(new Versioned()), InstantSource.fixed(Instant.EPOCH));
        Evidence evidence = Evidence.of(Check.passed("looked"));
        DidResolver vouched = DidResolver.of(
                List.of(new DidMethod() {
                    @Override
                    public String name() {
                        return "example";
                    }

                    @Override
                    public Resolution resolve(Did did, ResolutionOptions options, Surroundings around) {
                        Resolution.Resolved found = (Resolution.Resolved) resolver.resolve(did, options);
                        return new Resolution.Resolved(
                                found.document(), found.documentMetadata(), evidence, Freshness.lasting(Duration.ZERO));
                    }
                }),
                InstantSource.fixed(Instant.EPOCH));
        DereferencingStep echo = (url, options, document) ->
                Optional.of(new Dereferenced.Found("text/plain", new JsonString(url.path()), JsonObject.empty()));
        for (Dereferencer any : List.of(Dereferencer.of(vouched), Dereferencer.of(vouched, List.of(echo)))) {
            Dereferenced.Found found =
                    (Dereferenced.Found) any.dereference("did:example:1#k", ResolutionOptions.none());
            assertEquals(
                    List.of(new Dereferenced.Origin(
                            Did.parse("did:example:1").orThrow(), evidence, Freshness.lasting(Duration.ZERO))),
                    found.origins());
            JsonObject metadata = DereferencingResult.of(found)
                    .object("dereferencingMetadata")
                    .orElseThrow();
            assertEquals(Json.parse("""
                    [{"did":"did:example:1","maxAge":0,"evidence":
                      {"checks":[{"name":"looked","outcome":"passed"}],"sources":[],"timeBasis":"observed"}}]""").orThrow(), metadata.get("documents").orElseThrow());
            assertEquals(
                    Optional.empty(),
                    DereferencingResult.legacy(found)
                            .object("dereferencingMetadata")
                            .orElseThrow()
                            .get("documents"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "did:paths:1/whois, https://example.com/dids/whois.vp",
        "did:paths:1/a/b%20c.pdf, https://example.com/dids/a/b%20c.pdf",
        "did:paths:1/a#part, https://example.com/dids/a#part",
        "did:paths:1/a?versionId=3, https://example.com/dids/a",
        "did:paths:1?service=files&relativeRef=a, https://example.com/a",
    })
    void findsWhatAPathStandsFor(String url, String address) {
        Dereferenced.Found found = found(url, ResolutionOptions.none());
        assertEquals(Dereferenced.URI_LIST, found.contentType());
        assertEquals(Json.parse("[\"" + address + "\"]").orThrow(), found.content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"did:paths:1/../secret", "did:paths:1/%2e%2e/secret", "did:paths:1//evil.example/"})
    void keepsAPathBelowTheFiles(String url) {
        assertEquals(DidProblem.INVALID_DID_URL.uri(), problem(url));
    }

    @Test
    void handsTheMethodItsOwnParameters() {
        assertEquals(
                Optional.of("number 7"),
                found("did:paths:1?number=7", ResolutionOptions.none())
                        .contentMetadata()
                        .string("versionId"));
        assertEquals(DidProblem.INVALID_DID_URL.uri(), problem("did:paths:1?number=7&number=8"));
        assertEquals(
                DidProblem.INVALID_OPTIONS.uri(),
                problem("did:paths:1?number=7", ResolutionOptions.none().with("number", "8")));
        assertEquals(DidProblem.NOT_FOUND.uri(), problem("did:example:1?number=7"));
    }

    @Test
    void givesAMethodOnlyForThePurposeItIsListedFor() {
        ResolutionOptions proving = purpose("authentication");
        assertEquals(
                Optional.of("#k"), ((JsonObject) found("did:paths:1#k", proving).content()).string("id"));
        assertEquals(
                MethodProblem.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD.uri(),
                problem("did:paths:1#k", purpose("assertionMethod")));
        assertEquals(MethodProblem.INVALID_VERIFICATION_METHOD.uri(), problem("did:paths:1#files", proving));
        assertEquals(MethodProblem.INVALID_VERIFICATION_METHOD.uri(), problem("did:paths:1", proving));
        assertEquals(MethodProblem.INVALID_VERIFICATION_METHOD.uri(), problem("did:paths:1/whois#k", proving));
        assertEquals(DidProblem.INVALID_OPTIONS.uri(), problem("did:paths:1#k", purpose("anything")));
    }

    @Test
    void givesTheMediaTypeThatWasAskedFor() {
        ResolutionOptions json = ResolutionOptions.none().accepting("application/did+json");
        assertEquals("application/did+json", found("did:example:1", json).contentType());
        assertEquals(
                "application/did+json",
                found("did:example:1?service=files", json).contentType());
        ResolutionOptions list = ResolutionOptions.none().accepting("text/uri-list, application/did;q=0.5");
        assertEquals(
                Dereferenced.URI_LIST,
                found("did:example:1?service=files", list).contentType());
        assertEquals(
                DidProblem.REPRESENTATION_NOT_SUPPORTED.uri(),
                problem("did:example:1?service=files", ResolutionOptions.none().accepting("text/html")));
    }

    private static ResolutionOptions purpose(String relationship) {
        return ResolutionOptions.none().with(Dereferencer.VERIFICATION_RELATIONSHIP, relationship);
    }

    private String problem(String url, ResolutionOptions options) {
        return assertInstanceOf(Dereferenced.Invalid.class, dereferencer.dereference(url, options), url)
                .problems()
                .get(0)
                .type()
                .uri();
    }

    private List<String> services(String url) {
        return ((JsonObject) found(url, ResolutionOptions.none()).content())
                .array("service").orElseThrow().items().stream()
                        .map((JsonValue service) ->
                                ((JsonObject) service).string("id").orElseThrow())
                        .toList();
    }

    private Dereferenced.Found found(String url, ResolutionOptions options) {
        return assertInstanceOf(Dereferenced.Found.class, dereferencer.dereference(url, options), url);
    }

    private String problem(String url) {
        return assertInstanceOf(
                        Dereferenced.Invalid.class, dereferencer.dereference(url, ResolutionOptions.none()), url)
                .problems()
                .get(0)
                .type()
                .uri();
    }
}
