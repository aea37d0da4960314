package coop.kith.did.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonLimits;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DID Resolution 1.0, "HTTP(S) Binding", the server's side. */
class ResolverEndpointTest {
    private static final String RESULT = "application/did-resolution";
    private static final String DEREFERENCING = "application/did-url-dereferencing";

    private final Sample sample = new Sample();
    private final ResolverEndpoint endpoint = ResolverEndpoint.of(sample.resolver());

    @ParameterizedTest
    @CsvSource({
        "did:sample:1, 200",
        "did:sample:absent, 404",
        "did:sample:broken, 500",
        "did:sample:down, 500",
        "did:sample:gone, 410",
        "did:other:1, 501",
        "did:sample:, 400",
        "nonsense, 400",
        "did%3Asample%3A1, 200",
        "did%3asample%3a1?noCache=true, 200",
        "did%3Asample%3A1?unknown=1, 501",
        "did%3Asample%3A1?noCache=perhaps, 400",
        "did%3Asample%3A1?versionTime=yesterday, 400",
        "did%3Asample%3A1?versionId=1&versionId=2, 400",
        "did%3Asample%3A1?versionId=1&versionTime=2026-01-01T00:00:00Z, 400",
        "did%3Asample%3A1?accept=application/did, 400",
        "did%3Asample%3A%zz, 400",
        "did%3Asample%3A%ff, 400",
        "did:sample:1?versionId=2, 200",
        "did:sample:1?noCache=true, 200",
        "did:sample:1?unknown=1, 501",
    })
    void answersWithTheStatusOfTheTable(String target, int status) {
        BindingResponse response = get(target, RESULT);
        assertEquals(status, response.status(), target);
        assertEquals(RESULT, response.headers().get("Content-Type"));
        JsonObject body = json(response);
        assertTrue(body.has("didDocument") && body.has("didResolutionMetadata") && body.has("didDocumentMetadata"));
        assertEquals(
                status != 200 && status != 410,
                body.object("didResolutionMetadata").orElseThrow().has("error"));
    }

    @Test
    void aQueryLongerThanAnyDidUrlIsRefusedBeforeItIsRead() {
        String options =
                IntStream.range(0, 100_000).mapToObj(i -> "o" + i + "=1").collect(Collectors.joining("&"));
        assertEquals(400, get("did%3Asample%3A1?" + options, RESULT).status());
        assertEquals(400, get("did:sample:1?" + options, "application/did").status());
    }

    @Test
    void moreOptionsThanAnyMethodKnowsAreRefusedBeforeTheyAreRead() {
        String most = IntStream.range(0, 64).mapToObj(i -> "o" + i + "=1").collect(Collectors.joining("&"));
        assertEquals(501, get("did%3Asample%3A1?" + most, RESULT).status());
        BindingResponse more = get("did%3Asample%3A1?" + most + "&o64=1", RESULT);
        assertEquals(400, more.status());
        assertTrue(json(more).toString().contains("more than 64 options"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/did, application/did",
        "application/did+json, application/did+json",
        "application/did+ld+json, application/did+ld+json",
        "*/*, application/did",
        "application/json, application/json",
        "'application/json, text/plain, */*', application/json",
        "'application/json;q=0.5, application/did', application/did",
        "'text/html, application/xml;q=0.9, */*;q=0.8', application/did",
        "'application/did-resolution;q=0.1, application/did+json;q=0.2', application/did+json",
    })
    void givesTheDocumentAlone(String accept, String mediaType) {
        BindingResponse response = get("did:sample:1", accept);
        assertEquals(200, response.status());
        assertEquals(mediaType, response.headers().get("Content-Type"));
        assertEquals(Optional.of("did:sample:1"), json(response).string("id"));
    }

    @Test
    void givesTheDocumentToOneWhoSaysNothing() {
        BindingResponse response = endpoint.answer(
                BindingRequest.get("/1.0/identifiers/did:sample:1", Optional.empty(), Optional.empty()));
        assertEquals("application/did", response.headers().get("Content-Type"));
    }

    @Test
    void givesAnErrorAsAWholeResultInstead() {
        BindingResponse response = get("did:sample:absent", "application/did");
        assertEquals(404, response.status());
        assertEquals(RESULT, response.headers().get("Content-Type"));
        BindingResponse gone = get("did:sample:gone", "application/did");
        assertEquals(410, gone.status());
        assertEquals(
                Optional.of(JsonLiteral.TRUE),
                json(gone).object("didDocumentMetadata").orElseThrow().get("deactivated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/did+cbor", "application/did;q=0", "", "application/ld+json"})
    void refusesWhatItCannotGive(String accept) {
        assertEquals(406, get("did:sample:1", accept).status());
        assertEquals(406, get("did:sample:1", "a".repeat(2_000)).status());
    }

    @Test
    void speaksTheOlderFormToThoseWhoAskForIt() {
        String legacy = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
        BindingResponse found = get("did:sample:1", legacy);
        assertEquals(200, found.status());
        assertEquals(legacy, found.headers().get("Content-Type"));
        JsonObject absent = json(get("did:sample:absent", legacy + ";q=1"));
        assertEquals(
                Optional.of("notFound"),
                absent.object("didResolutionMetadata").orElseThrow().string("error"));
        String older = "application/ld+json;profile=\"https://w3id.org/did-url-dereferencing\"";
        JsonObject part = json(get("did%3Asample%3A1%23k", older));
        assertEquals(
                Optional.of("#k"), part.object("contentStream").orElseThrow().string("id"));
        assertEquals(
                Optional.of("notFound"),
                json(get("did%3Asample%3A1%23none", older))
                        .object("dereferencingMetadata")
                        .orElseThrow()
                        .string("error"));
    }

    @ParameterizedTest
    @CsvSource({
        "did:sample:1?service=files&relativeRef=a, 200",
        "did%3Asample%3A1%23k, 200",
        "did%3Asample%3A1%3Fservice%3Dfiles%26relativeRef%3Da, 200",
        "did:sample:1, 200",
        "did%3Asample%3A1%23none, 404",
        "did:sample:1/path, 404",
        "did:sample:1?versionId=1&versionId=2, 400",
        "did:sample:gone?service=files, 410",
        "did:other:1?service=files, 501",
    })
    void dereferencesWithTheWholeResult(String target, int status) {
        BindingResponse response = get(target, DEREFERENCING);
        assertEquals(status, response.status(), target);
        assertEquals(DEREFERENCING, response.headers().get("Content-Type"));
        JsonObject body = json(response);
        assertTrue(body.has("content") && body.has("dereferencingMetadata") && body.has("contentMetadata"));
    }

    @Test
    void sendsAClientToTheEndpointOfAService() {
        BindingResponse response = get("did:sample:1?service=files&relativeRef=a%2Fb", "*/*");
        assertEquals(303, response.status());
        assertEquals("https://example.com/f/a/b", response.headers().get("Location"));
        assertEquals(0, response.body().length());
        assertEquals(303, get("did:sample:1?service=files", "text/uri-list").status());
        BindingResponse two = get("did:sample:1?service=two", "text/uri-list");
        assertEquals(200, two.status());
        assertEquals("text/uri-list", two.headers().get("Content-Type"));
        assertEquals("https://a.example/\r\nhttps://b.example/\r\n", text(two));
        assertEquals(500, get("did:sample:1?service=map", "text/uri-list").status());
    }

    @Test
    void givesTheResourceAlone() {
        BindingResponse response = get("did%3Asample%3A1%23k", "application/did");
        assertEquals(200, response.status());
        assertEquals(Optional.of("#k"), json(response).string("id"));
        assertEquals(
                200,
                get("did%3Asample%3A1%23k?verificationRelationship=assertionMethod", "application/did")
                        .status());
        assertEquals(
                500,
                get("did%3Asample%3A1%23k?verificationRelationship=authentication", "application/did")
                        .status());
    }

    @Test
    void handsOptionsOn() {
        get("did%3Asample%3A1?versionId=a%26b&extra=x%2By&noCache=true", RESULT);
        assertEquals(Optional.of("a&b"), sample.asked.get(0).versionId());
        assertEquals("x+y", sample.asked.get(0).more().get("extra"));
        assertTrue(sample.asked.get(0).noCache());
        get("did%3Asample%3A1?versionTime=2026-01-01T00:00:00Z&noCache=false", RESULT);
        assertEquals(
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                sample.asked.get(1).versionTime());
        assertFalse(sample.asked.get(1).noCache());
        JsonObject expanded = json(get("did%3Asample%3A1?expandRelativeUrls=true", "application/did"));
        assertTrue(Json.write(expanded).contains("did:sample:1#k"));
    }

    @Test
    void takesOptionsInTheBodyOfAPost() {
        assertEquals(
                200,
                post("{\"versionId\": \"3\", \"noCache\": true, \"extra\": \"x\"}")
                        .status());
        assertEquals(Optional.of("3"), sample.asked.get(0).versionId());
        assertTrue(sample.asked.get(0).noCache());
        for (String body : List.of(
                "[]",
                "{",
                "{\"versionId\": 3}",
                "{\"versionId\": null}",
                " ",
                "{\"a\":\"" + "x".repeat(20_000) + "\"}")) {
            assertEquals(400, post(body).status(), body);
        }
        assertEquals(200, post("").status());
    }

    @Test
    @DisplayName("D24: a parameter that is injected into an option stays within it")
    void injectsNothing() {
        get("did%3Asample%3A1?extra=files%26versionId%3D2", RESULT);
        assertEquals(Optional.empty(), sample.asked.get(0).versionId());
        assertEquals("files&versionId=2", sample.asked.get(0).more().get("extra"));
        assertEquals(400, get("did%3Asample%3A1%0D%0AX", RESULT).status());
    }

    @Test
    void knowsTwoVerbsAndOnePlace() {
        Bytes none = Bytes.of(new byte[0]);
        for (String verb : List.of("PUT", "DELETE", "get", "")) {
            assertEquals(
                    405,
                    endpoint.answer(new BindingRequest(
                                    verb, "/1.0/identifiers/did:sample:1", Optional.empty(), Optional.empty(), none))
                            .status());
        }
        for (String path : List.of("/", "", "/1.0/identifiers/", "/1.0/identifiers", "/2.0/identifiers/did:sample:1")) {
            assertEquals(
                    404,
                    endpoint.answer(BindingRequest.get(path, Optional.empty(), Optional.empty()))
                            .status());
        }
        DidResolver resolver = sample.resolver();
        assertThrows(IllegalArgumentException.class, () -> ResolverEndpoint.at("dids", resolver));
        assertEquals(
                200,
                ResolverEndpoint.at("/dids/", resolver)
                        .answer(BindingRequest.get("/dids/did:sample:1", Optional.empty(), Optional.empty()))
                        .status());
    }

    private BindingResponse get(String target, String accept) {
        String[] parts = target.split("\\?", 2);
        return endpoint.answer(BindingRequest.get(
                "/1.0/identifiers/" + parts[0],
                parts.length == 2 ? Optional.of(parts[1]) : Optional.empty(),
                Optional.of(accept)));
    }

    private BindingResponse post(String body) {
        return endpoint.answer(new BindingRequest(
                "POST",
                "/1.0/identifiers/did:sample:1",
                Optional.empty(),
                Optional.of(RESULT),
                Bytes.of(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static String text(BindingResponse response) {
        return new String(response.body().toArray(), StandardCharsets.UTF_8);
    }

    private static JsonObject json(BindingResponse response) {
        return Json.parseObject(response.body().toArray(), JsonLimits.standard())
                .orThrow();
    }
}
