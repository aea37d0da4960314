package coop.kith.did.method.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.did.Did;
import coop.kith.did.DidProblem;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.document.VerificationRelationship;
import coop.kith.did.location.WebLocation;
import coop.kith.did.resolve.DidResolver;
import coop.kith.did.resolve.Resolution;
import coop.kith.did.resolve.ResolutionOptions;
import coop.kith.did.resolve.Surroundings;
import coop.kith.json.Json;
import coop.kith.key.Multikey;
import coop.kith.key.PublicKey;
import coop.kith.net.FetchLimits;
import coop.kith.net.Fetched;
import coop.kith.net.Fetcher;
import coop.kith.net.HttpsUrl;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** did:web against a fetcher that stands for the web: what is asked for, and what is made of each answer. */
class DidWebTest {
    private static final String DID = "did:web:club.example:members";
    private static final PublicKey KEY =
            Multikey.decode("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK").orThrow();

    private final List<String> asked = new ArrayList<>();

    @Test
    void fetchesTheDocumentOnceFromItsPlace() {
        Resolution answer = resolve(DID, answering(200, "application/did", published()));
        DidDocument document =
                assertInstanceOf(Resolution.Resolved.class, answer).document();
        assertEquals(List.of("https://club.example/members/did.json"), asked);
        DidUrl key = DidUrl.parse(DID + "#key-1").orThrow();
        assertEquals(
                KEY,
                document.retrieve(key, VerificationRelationship.ASSERTION_METHOD, Instant.EPOCH)
                        .orThrow()
                        .publicKey()
                        .orThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/did",
                "application/did+json",
                "application/did+ld+json",
                "application/json",
                "application/ld+json"
            })
    void takesJsonUnderAnyOfItsNames(String mediaType) {
        assertInstanceOf(Resolution.Resolved.class, resolve(DID, answering(200, mediaType, published())));
    }

    @ParameterizedTest
    @DisplayName("D11: another media type, though the body would parse")
    @ValueSource(strings = {"text/html", "text/plain", "application/octet-stream", ""})
    void refusesOtherMediaTypes(String mediaType) {
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid(resolve(DID, answering(200, mediaType, published()))).type());
    }

    @ParameterizedTest
    @DisplayName("D09, D11: bodies that are cut short, no JSON, or not UTF-8")
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"id\":\"did:web:club.example:members\"",
                "\uFEFF{\"id\":\"did:web:club.example:members\"}",
                "{\"id\":1,\"id\":2}"
            })
    void refusesBodiesThatAreNoDocument(String body) {
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid(resolve(DID, answering(200, "application/json", body))).type());
        Bytes utf16 = Bytes.of(published().getBytes(StandardCharsets.UTF_16));
        assertEquals(
                DidProblem.INVALID_DID_DOCUMENT,
                invalid(resolve(DID, (url, limits) -> Result.ok(fetched(url, 200, "application/json", utf16))))
                        .type());
    }

    @ParameterizedTest
    @DisplayName("D12: the document of another DID")
    @ValueSource(
            strings = {
                "did:web:club.example",
                "did:web:Club.example:members",
                "did:web:club.example:Members",
                "did:web:other.example:members"
            })
    void refusesTheDocumentOfAnotherDid(String other) {
        String body = "{\"id\": \"" + other + "\"}";
        Problem problem = invalid(resolve(DID, answering(200, "application/json", body)));
        assertEquals(DidProblem.INVALID_DID_DOCUMENT, problem.type());
        assertEquals(
                "the document at https://club.example/members/did.json is of " + other + ", not of " + DID,
                problem.detail());
    }

    @Test
    void tellsWhatIsNotThereFromWhatCannotBeTold() {
        assertEquals(
                DidProblem.NOT_FOUND,
                invalid(resolve(DID, answering(404, "text/html", ""))).type());
        assertEquals(
                DidProblem.NOT_FOUND,
                invalid(resolve(DID, answering(410, "text/html", ""))).type());
        for (int status : new int[] {201, 204, 206, 400, 401, 403, 429, 500, 503}) {
            assertInstanceOf(
                    Resolution.Unavailable.class, resolve(DID, answering(status, "application/json", published())));
        }
        assertInstanceOf(Resolution.Unavailable.class, resolve(DID, Fetcher.offline()));
    }

    @ParameterizedTest
    @DisplayName("D01 to D04: nothing is fetched for a DID that names no public web address")
    @ValueSource(
            strings = {
                "did:web:127.0.0.1",
                "did:web:2130706433",
                "did:web:127%2E0%2E0%2E1",
                "did:web:club.example:..",
                "did:web:club.example:%252E%252E",
                "did:web:club.example%3A443%40127.0.0.1",
                "did:web:club.example:a%2F..%2Fb",
                "did:web:club.example:a%00"
            })
    void fetchesNothingForAnAddressItRefuses(String did) {
        assertEquals(
                DidProblem.INVALID_DID,
                invalid(resolve(did, answering(200, "application/json", published())))
                        .type());
        assertTrue(asked.isEmpty());
    }

    @Test
    void staysOfflineUnlessAFetcherIsGiven() {
        DidResolver resolver = DidResolver.of(List.of(new DidWeb()), InstantSource.fixed(Instant.EPOCH));
        assertInstanceOf(Resolution.Unavailable.class, resolver.resolve(DID, ResolutionOptions.none()));
    }

    @Test
    void makesTheDidAndDocumentToPublish() {
        Did did = DidWeb.of("Club.Example:8443", List.of("members", "ana")).orThrow();
        assertEquals("did:web:club.example%3A8443:members:ana", did.toString());
        assertEquals(
                "https://club.example:8443/members/ana/did.json",
                WebLocation.ofDidWeb(did).orThrow().toString());
        DidDocument document = DidWeb.documentFor(did, List.of(KEY)).orThrow();
        assertEquals(document, DidDocument.parse(document.json()).orThrow());
        assertFalse(DidWeb.of("127.0.0.1", List.of()).isOk());
        assertFalse(DidWeb.of("club.example", List.of("..")).isOk());
        assertFalse(DidWeb.of("club.example/x", List.of()).isOk());
    }

    private static String published() {
        return Json.write(DidWeb.documentFor(Did.parse(DID).orThrow(), List.of(KEY))
                .orThrow()
                .json());
    }

    private Resolution resolve(String did, Fetcher web) {
        Surroundings around = new Surroundings(InstantSource.fixed(Instant.EPOCH), web);
        return DidResolver.of(List.of(new DidWeb()), around).resolve(did, ResolutionOptions.none());
    }

    private Fetcher answering(int status, String mediaType, String body) {
        return (HttpsUrl url, FetchLimits limits) -> {
            asked.add(url.toString());
            return Result.ok(fetched(url, status, mediaType, Bytes.of(body.getBytes(StandardCharsets.UTF_8))));
        };
    }

    private static Fetched fetched(HttpsUrl url, int status, String mediaType, Bytes body) {
        Optional<String> type = mediaType.isEmpty() ? Optional.empty() : Optional.of(mediaType);
        return new Fetched(url, status, type, body, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Problem invalid(Resolution resolution) {
        return assertInstanceOf(Resolution.Invalid.class, resolution).problems().get(0);
    }
}
