package coop.kith.did.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.evidence.Freshness;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.net.FetchLimits;
import coop.kith.net.FetchRequest;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The client's side; where it can, it talks to the server's side. */
class ResolverClientTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final HttpsUrl ENDPOINT =
            HttpsUrl.parse("https://resolver.example/1.0/identifiers/").orThrow();

    private final ResolverClient client = new ResolverClient(ENDPOINT);
    private final Sample sample = new Sample();

    /** Our own server, without a wire between. */
    private final Fetcher wire = new Fetcher() {
        @Override
        public Result<Fetched> fetch(HttpsUrl url, FetchLimits limits) {
            return fetch(FetchRequest.of(url), limits);
        }

        @Override
        public Result<Fetched> fetch(FetchRequest request, FetchLimits limits) {
            String[] parts = request.url().target().split("\\?", 2);
            BindingResponse response = ResolverEndpoint.of(sample.resolver())
                    .answer(BindingRequest.get(
                            parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty(), request.accept()));
            return Result.ok(answer(
                    response.status(),
                    new String(response.body().toArray(), StandardCharsets.UTF_8),
                    Optional.empty()));
        }
    };

    @Test
    void getsFromAServerOfOursWhatItsMethodSaid() {
        Resolution.Resolved found = assertInstanceOf(Resolution.Resolved.class, resolve("did:sample:1", wire));
        assertEquals("latest", found.documentMetadata().string("versionId").orElseThrow());
        assertEquals(
                ENDPOINT.toString(), found.evidence().delegated().orElseThrow().to());
        assertEquals(1, found.evidence().sources().size());
        assertInstanceOf(Resolution.Deactivated.class, resolve("did:sample:gone", wire));
        assertEquals(DidProblem.NOT_FOUND, invalid(resolve("did:sample:absent", wire)));
        assertEquals(DidProblem.INVALID_DID_DOCUMENT, invalid(resolve("did:sample:broken", wire)));
        assertInstanceOf(Resolution.Unavailable.class, resolve("did:sample:down", wire));
        assertInstanceOf(Resolution.Unavailable.class, resolve("did:other:1", wire));
    }

    @Test
    void sendsEveryOptionAndNothingTwiceDecoded() {
        ResolutionOptions options =
                ResolutionOptions.none().atVersion("a&b=c+d %41").withoutCache().with("extra", "\u00e9/?#");
        assertInstanceOf(
                Resolution.Resolved.class,
                client.resolve(did("did:sample:a%3Ab"), options, new Surroundings(() -> NOW, wire)));
        assertEquals(Optional.of("a&b=c+d %41"), sample.asked.get(0).versionId());
        assertEquals("\u00e9/?#", sample.asked.get(0).more().get("extra"));
        assertTrue(sample.asked.get(0).noCache());
        String url = client.request(
                        did("did:web:example.com%3A8443"),
                        ResolutionOptions.none().asOf(NOW.plusMillis(900)))
                .orThrow()
                .url()
                .toString();
        assertEquals(ENDPOINT + "did%3Aweb%3Aexample.com%253A8443?versionTime=2026-11-22T12%3A00%3A00Z", url);
    }

    @Test
    void readsResolversThatGiveTheDocumentAlone() {
        Resolution.Resolved found = assertInstanceOf(
                Resolution.Resolved.class, read(200, "{\"id\": \"did:sample:1\"}", Optional.of(Duration.ofMinutes(1))));
        assertEquals(
                ENDPOINT.toString(), found.evidence().delegated().orElseThrow().to());
        assertEquals(Freshness.lasting(Duration.ofMinutes(1)), found.freshness());
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT, invalid(read(200, "{\"id\": \"did:sample:2\"}", Optional.empty())));
        assertInstanceOf(Resolution.Unavailable.class, read(200, "{}", Optional.empty()));
    }

    @Test
    void goesByTheStatusWhereThereIsNoResult() {
        assertEquals(DidProblem.NOT_FOUND, invalid(read(404, "<html>", Optional.empty())));
        assertEquals(DidProblem.NOT_FOUND, invalid(read(404, "{\"message\": \"no\"}", Optional.empty())));
        assertInstanceOf(Resolution.Deactivated.class, read(410, "", Optional.empty()));
        for (int status : new int[] {200, 204, 400, 406, 429, 500, 501, 503}) {
            assertInstanceOf(Resolution.Unavailable.class, read(status, "<html>", Optional.empty()), "" + status);
        }
    }

    @Test
    void anErrorInTheBodyCountsBeforeTheStatus() {
        String body = "{\"didDocument\": null, \"didResolutionMetadata\": {\"error\": \"invalidDid\"}}";
        assertEquals(DidProblem.INVALID_DID, invalid(read(200, body, Optional.empty())));
    }

    @Test
    void anAnswerThatDoesNotSayThatItIsOfTheVersionAskedForDecidesNothing() {
        String body = "{\"didDocument\": {\"id\": \"did:sample:1\"}, \"didDocumentMetadata\": {\"versionId\": \"2\"}}";
        ResolutionOptions second = ResolutionOptions.none().atVersion("2");
        assertInstanceOf(Resolution.Resolved.class, read(second, 200, body));
        assertInstanceOf(
                Resolution.Unavailable.class, read(ResolutionOptions.none().atVersion("3"), 200, body));
        assertInstanceOf(Resolution.Unavailable.class, read(second, 200, "{\"id\": \"did:sample:1\"}"));
        assertInstanceOf(
                Resolution.Unavailable.class, read(ResolutionOptions.none().asOf(NOW), 200, body));
    }

    @Test
    void aDocumentUnderAStatusOfFailureDecidesNothing() {
        String body = "{\"didDocument\": {\"id\": \"did:sample:1\"}}";
        for (int status : new int[] {400, 404, 410, 500}) {
            assertInstanceOf(Resolution.Unavailable.class, read(ResolutionOptions.none(), status, body), "" + status);
        }
    }

    @Test
    void staysOfflineWhereTheFetcherDoes() {
        assertInstanceOf(Resolution.Unavailable.class, resolve("did:sample:1", Fetcher.offline()));
    }

    @Test
    void refusesAnEndpointThatIsNoFolder() {
        HttpsUrl noFolder =
                HttpsUrl.parse("https://resolver.example/1.0/identifiers").orThrow();
        assertThrows(IllegalArgumentException.class, () -> new ResolverClient(noFolder));
    }

    private Resolution read(int status, String body, Optional<Duration> maxAge) {
        return client.read(did("did:sample:1"), ResolutionOptions.none(), answer(status, body, maxAge), NOW);
    }

    private Resolution read(ResolutionOptions options, int status, String body) {
        return client.read(did("did:sample:1"), options, answer(status, body, Optional.empty()), NOW);
    }

    private Resolution resolve(String did, Fetcher fetcher) {
        return client.resolve(did(did), ResolutionOptions.none(), new Surroundings(() -> NOW, fetcher));
    }

    private static Problem problem(Resolution answer) {
        return assertInstanceOf(Resolution.Invalid.class, answer).problems().get(0);
    }

    private static Object invalid(Resolution answer) {
        return problem(answer).type();
    }

    private static Did did(String text) {
        return Did.parse(text).orThrow();
    }

    private static Fetched answer(int status, String body, Optional<Duration> maxAge) {
        return new Fetched(
                ENDPOINT,
                status,
                Optional.of("application/did-resolution"),
                Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                maxAge);
    }
}
