package coop.kith.did.method.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Evidence;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other resolvers, played by a fetcher: what they are asked, and what is made of each answer. */
class RemoteTest {
    private static final String BASE = "https://resolver.example/1.0/identifiers/";
    private static final String DID = "did:ethr:0xb9c5714089478a327f09197987f16f9e5d936e8a";
    private static final String SENT = DID.replace(":", "%3A");
    private static final String DOCUMENT = "{\"id\":\"" + DID + "\"}";
    private static final String RESULT = "application/did-resolution";

    private final List<FetchRequest> asked = new ArrayList<>();

    private record Reply(int status, String mediaType, String body) {}

    private Resolution resolve(
            String did, ResolutionOptions options, RemoteResolver remote, Function<String, Reply> web) {
        Fetcher fetcher = new Fetcher() {
            @Override
            public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
                return fetch(FetchRequest.of(url), limits);
            }

            @Override
            public Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
                asked.add(request);
                Reply reply = web.apply(request.url().toString());
                return Result.ok(new Fetched(
                        request.url(),
                        reply.status(),
                        Optional.of(reply.mediaType()),
                        Bytes.of(reply.body().getBytes(StandardCharsets.UTF_8)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        };
        return DidResolver.of(
                        remote.methods("ethr", "web"), new Surroundings(InstantSource.fixed(Instant.EPOCH), fetcher))
                .resolve(did, options);
    }

    private Resolution answered(int status, String mediaType, String body, ResolutionOptions options) {
        return resolve(DID, options, RemoteResolver.at(BASE), url -> new Reply(status, mediaType, body));
    }

    private Resolution answered(int status, String mediaType, String body) {
        return answered(status, mediaType, body, ResolutionOptions.none());
    }

    private static String result(String document, String resolutionMetadata, String documentMetadata) {
        return "{\"didDocument\":" + document + ",\"didResolutionMetadata\":" + resolutionMetadata
                + ",\"didDocumentMetadata\":" + documentMetadata + "}";
    }

    @Test
    void asksForTheResultAndMarksItAsDelegated() {
        String body = result(DOCUMENT, "{\"contentType\":\"application/did\"}", "{\"versionId\":\"7\"}");
        Resolution.Resolved answer = assertInstanceOf(Resolution.Resolved.class, answered(200, RESULT, body));
        assertEquals(BASE + SENT, asked.get(0).url().toString());
        assertTrue(asked.get(0).accept().orElseThrow().startsWith(RESULT));
        Evidence evidence = answer.evidence();
        assertEquals(BASE, evidence.delegated().orElseThrow().to());
        assertEquals(
                Optional.of("application/did"),
                evidence.delegated().orElseThrow().resolutionMetadata().string("contentType"));
        assertEquals(1, evidence.sources().size());
        assertEquals(Optional.of("7"), answer.documentMetadata().string("versionId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/did", "application/did+json", "application/did+ld+json", "application/ld+json"})
    void takesADocumentAlone(String mediaType) {
        Resolution.Resolved answer = assertInstanceOf(Resolution.Resolved.class, answered(200, mediaType, DOCUMENT));
        assertTrue(answer.evidence().delegated().isPresent());
    }

    @Test
    void theDidArrivesAsItIsWhenItIsDecodedOnce() {
        String did = "did:web:club.example%3A8443:a";
        resolve(did, ResolutionOptions.none(), RemoteResolver.at(BASE), url -> new Reply(404, RESULT, "{}"));
        assertEquals(
                BASE + "did%3Aweb%3Aclub.example%253A8443%3Aa",
                asked.get(0).url().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {} | Invalid NOT_FOUND",
                "404 | {'didDocument':null,'didResolutionMetadata':{'error':'notFound'},'didDocumentMetadata':{}} |"
                        + " Invalid NOT_FOUND",
                "400 |"
                        + " {'didDocument':null,'didResolutionMetadata':{'error':{'type':'https://www.w3.org/ns/did#INVALID_DID'}}}"
                        + " | Invalid INVALID_DID",
                "501 | {'didDocument':null,'didResolutionMetadata':{'error':'methodNotSupported'}} | Unavailable"
                        + " METHOD_NOT_SUPPORTED",
                "500 | {'didDocument':null,'didResolutionMetadata':{'error':'internalError'}} | Unavailable"
                        + " INTERNAL_ERROR",
                "500 | {'didDocument':null,'didResolutionMetadata':{'error':'haha'}} | Unavailable INTERNAL_ERROR",
                "500 | {} | Unavailable INTERNAL_ERROR",
                "200 | {} | Unavailable INTERNAL_ERROR",
                "200 | [] | Unavailable INTERNAL_ERROR",
                "200 | {'id':7} | Invalid INVALID_DID_DOCUMENT",
                "200 | {'id':'did:ethr:0x1'} | Invalid INVALID_DID_DOCUMENT",
                "200 | {'didDocument':{'id':'did:ethr:0x1'}} | Invalid INVALID_DID_DOCUMENT",
                "404 | {'didDocument':{'id':'DID'},'didResolutionMetadata':{}} | Unavailable INTERNAL_ERROR",
                "500 | {'id':'DID'} | Unavailable INTERNAL_ERROR"
            })
    void anAnswerWithoutADocumentIsNeverResolved(int status, String body, String outcome) {
        Resolution answer = answered(
                status,
                RESULT,
                body.replace('\'', '"').replace("DID\"", DID + "\"").replace("INVALID_" + DID, "INVALID_DID"));
        String got = answer.fold(
                found -> "Resolved",
                gone -> "Deactivated",
                invalid -> "Invalid " + invalid.problems().get(0).type(),
                unavailable -> "Unavailable " + unavailable.problems().get(0).type());
        assertEquals(outcome, got);
    }

    @Test
    void aPageForPeopleIsNoAnswer() {
        assertInstanceOf(Resolution.Unavailable.class, answered(200, "text/html", DOCUMENT));
    }

    @Test
    void deactivationIsTakenFromTheMetadataOrTheStatus() {
        String body = result("null", "{}", "{\"deactivated\":true}");
        for (Resolution answer : List.of(
                answered(410, RESULT, body), answered(410, "text/plain", "gone"), answered(200, RESULT, body))) {
            Resolution.Deactivated gone = assertInstanceOf(Resolution.Deactivated.class, answer);
            assertTrue(gone.evidence().delegated().isPresent());
        }
    }

    @Test
    void aVersionMustBeTheOneThatWasAskedFor() {
        ResolutionOptions third = ResolutionOptions.none().atVersion("3 &x");
        assertInstanceOf(
                Resolution.Resolved.class,
                answered(200, RESULT, result(DOCUMENT, "{}", "{\"versionId\":\"3 &x\"}"), third));
        assertEquals(BASE + SENT + "?versionId=3%20%26x", asked.get(0).url().toString());
        for (String metadata : List.of("{}", "{\"versionId\":\"4\"}", "{\"versionId\":3}")) {
            assertInstanceOf(
                    Resolution.Unavailable.class, answered(200, RESULT, result(DOCUMENT, "{}", metadata), third));
        }
        assertInstanceOf(Resolution.Unavailable.class, answered(200, "application/did", DOCUMENT, third));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'updated':'2026-01-01T00:00:00Z'} | true",
                "{'created':'2026-01-02T00:00:00Z'} | true",
                "{'created':'2025-01-01T00:00:00Z','updated':'2026-01-03T00:00:00Z'} | false",
                "{'updated':'2026-01-01T00:00:00Z','nextUpdate':'2026-01-03T00:00:00Z'} | true",
                "{'updated':'2026-01-01T00:00:00Z','nextUpdate':'2026-01-02T00:00:00Z'} | false",
                "{'updated':'2026-01-01T00:00:00Z','nextUpdate':'soon'} | false",
                "{'updated':'long ago'} | false",
                "{} | false"
            })
    void aTimeMustBeWithinTheVersionThatIsAnswered(String metadata, boolean taken) {
        ResolutionOptions then = ResolutionOptions.none().asOf(Instant.parse("2026-01-02T00:00:00Z"));
        Resolution answer = answered(200, RESULT, result(DOCUMENT, "{}", metadata.replace('\'', '"')), then);
        assertEquals(taken, answer instanceof Resolution.Resolved);
        assertEquals(taken, !(answer instanceof Resolution.Unavailable));
        assertEquals(
                BASE + SENT + "?versionTime=2026-01-02T00%3A00%3A00Z",
                asked.get(0).url().toString());
    }

    @Test
    void anotherResolverIsAskedWhereOneCannotTell() {
        RemoteResolver both = RemoteResolver.at("https://one.example/1.0/identifiers", "https://two.example/");
        Resolution answer = resolve(
                DID,
                ResolutionOptions.none().withoutCache(),
                both,
                url -> url.startsWith("https://one.")
                        ? new Reply(500, RESULT, "{}")
                        : new Reply(200, "application/did", DOCUMENT));
        assertEquals(
                "https://two.example/",
                assertInstanceOf(Resolution.Resolved.class, answer)
                        .evidence()
                        .delegated()
                        .orElseThrow()
                        .to());
        assertEquals(
                "https://one.example/1.0/identifiers/" + SENT + "?noCache=true",
                asked.get(0).url().toString());
        asked.clear();
        assertInstanceOf(
                Resolution.Invalid.class,
                resolve(DID, ResolutionOptions.none(), both, url -> new Reply(404, RESULT, "{}")));
        assertEquals(1, asked.size(), "what one says is not asked of the other");
        Resolution none = resolve(DID, ResolutionOptions.none(), both, url -> new Reply(500, RESULT, "{}"));
        assertEquals(
                2,
                assertInstanceOf(Resolution.Unavailable.class, none).problems().size());
    }

    @Test
    void knowsNothingOfThePastOfItsOwn() {
        DidResolver resolver = DidResolver.of(
                RemoteResolver.at(BASE).methods("ethr"), InstantSource.fixed(Instant.parse("2026-01-02T00:00:00Z")));
        Resolution then = resolver.resolveAt(Did.parse(DID).orThrow(), Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(
                DidProblem.FEATURE_NOT_SUPPORTED,
                assertInstanceOf(Resolution.Invalid.class, then)
                        .problems()
                        .get(0)
                        .type());
    }

    @Test
    void ourOwnMistakesAreThrownAtOnce() {
        for (String base : List.of(
                "http://a.example",
                "a.example",
                "https://127.0.0.1/",
                "https://a.example/?x",
                "https://a.example/#x")) {
            assertThrows(IllegalArgumentException.class, () -> RemoteResolver.at(base), base);
        }
        assertThrows(
                IllegalArgumentException.class, () -> RemoteResolver.at(BASE).method("ETHR"));
        assertThrows(
                IllegalArgumentException.class, () -> RemoteResolver.at(BASE).method(""));
    }

    @Test
    void rubbishIsNeverResolved() {
        Random random = new Random(7);
        String good = result(DOCUMENT, "{}", "{}");
        for (int i = 0; i < 2_000; i++) {
            StringBuilder body = new StringBuilder(good);
            int at = random.nextInt(body.length());
            body.setCharAt(at, (char) random.nextInt(128));
            Resolution answer = answered(200, RESULT, body.toString());
            if (answer instanceof Resolution.Resolved found) {
                assertEquals(DID, found.document().id().toString());
            }
        }
        assertFalse(asked.isEmpty());
    }
}
