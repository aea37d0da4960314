package coop.kith.vcapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.bytes.Bytes;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.vc.store.StatusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a suite meets it, over HTTPS and HTTP. */
final class ServerTest {
    private static final Bytes SEED = Bytes.ofHex("01".repeat(32));
    private static final AtomicLong SECONDS = new AtomicLong();

    /** A second later at each look. */
    private static final InstantSource CLOCK =
            () -> Instant.parse("2026-11-22T12:00:00Z").plusSeconds(SECONDS.incrementAndGet());

    private static final String PASSWORD = "for this test";

    private static Server server;
    private static HttpClient client;
    private static String base;

    private record Got(int status, String body) {
        JsonObject json() {
            return Json.parseObject(body).orThrow();
        }

        String problem() {
            return ((JsonObject) json().oneOrMany("problemDetails").get(0))
                    .string("type")
                    .orElseThrow();
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        AtomicReference<String> address = new AtomicReference<>("");
        KeyStore certificate = SelfSigned.make(Instant.now(), random, PASSWORD.toCharArray());
        Api api = Main.api(
                SEED, StatusRegistry.open(folder.resolve("status.db"), random).orThrow(), CLOCK, random, address::get);
        server = Server.start(api, "127.0.0.1", 0, 0, certificate, PASSWORD, line -> {});
        base = server.addresses().stream()
                .filter(one -> one.getScheme().equals("https"))
                .findFirst()
                .orElseThrow()
                .toString();
        address.set(base);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificate);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trusted.getTrustManagers(), random);
        client = HttpClient.newBuilder().sslContext(tls).build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Got send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Got(response.statusCode(), response.body());
        } catch (IOException | InterruptedException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    private static Got get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    private static Got post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    private static Got post(String path, String name, JsonObject value, JsonObject options) {
        return post(path, Json.write(JsonObject.empty().with(name, value).with("options", options)));
    }

    private static JsonObject credential(String issuer) {
        return JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("id", "urn:uuid:0e1b1c0e-8b53-4a3f-9d55-6a1e5bd2f1aa")
                .with("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
                .with("name", "Member")
                .with("issuer", issuer)
                .with("credentialSubject", JsonObject.empty().with("id", "did:example:ana"));
    }

    private static Got verify(JsonObject credential) {
        return post("/credentials/verify", "verifiableCredential", credential, JsonObject.empty());
    }

    @Test
    void everyIssuerOfTheListIssuesWhatTheServerAccepts() {
        List<JsonValue> issuers = get("/issuers").json().oneOrMany("issuers");
        assertTrue(issuers.size() >= 12, "a row for each suite and key type: " + issuers.size());
        for (JsonValue row : issuers) {
            JsonObject issuer = (JsonObject) row;
            Got issued = post(
                    issuer.string("issue").orElseThrow(),
                    "credential",
                    credential(issuer.string("id").orElseThrow()),
                    JsonObject.empty());
            assertEquals(201, issued.status(), issued::body);
            boolean inParts = issuer.string("cryptosuite").orElseThrow().contains("-sd-");
            JsonObject shown = inParts
                    ? post(
                                    issuer.string("issue").orElseThrow().replace("issue", "derive"),
                                    "verifiableCredential",
                                    issued.json(),
                                    JsonObject.empty()
                                            .with(
                                                    "selectivePointers",
                                                    JsonArray.ofStrings(
                                                            List.of("/name", "/issuer", "/credentialSubject"))))
                            .json()
                    : issued.json();
            Got verified = verify(shown);
            assertEquals(200, verified.status(), verified::body);
            assertEquals(JsonLiteral.TRUE, verified.json().get("verified").orElseThrow());
            Got changed = verify(shown.with("name", "Chair"));
            assertEquals(400, changed.status(), changed::body);
            assertEquals(JsonLiteral.FALSE, changed.json().get("verified").orElseThrow());
            assertTrue(!changed.json().oneOrMany("problemDetails").isEmpty());
        }
    }

    @Test
    void keysFollowFromTheSeed() {
        assertEquals(
                "did:key:z6MkhPeTgv2ZjgnMtNmMp314XSHa1AeyZ8K4DYbPw8EnxuL6",
                get("/issuers").json().oneOrMany("issuers").stream()
                        .map(JsonObject.class::cast)
                        .filter(row -> row.string("cryptosuite").orElseThrow().equals("eddsa-rdfc-2022"))
                        .map(row -> row.string("id").orElseThrow())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aRevokedCredentialIsNotVerified() {
        String issuer = get("/issuers").json().oneOrMany("issuers").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.string("cryptosuite").orElseThrow().equals("eddsa-rdfc-2022"))
                .map(row -> row.string("id").orElseThrow())
                .findFirst()
                .orElseThrow();
        JsonObject issued = post(
                        "/credentials/issue?credentialStatus=revocation",
                        "credential",
                        credential(issuer),
                        JsonObject.empty())
                .json();
        JsonObject entry = issued.object("credentialStatus").orElseThrow();
        String list = entry.string("statusListCredential").orElseThrow();
        assertTrue(list.startsWith(base), list);
        assertEquals(200, get(list.substring(base.length())).status());
        Got before = verify(issued);
        assertEquals(200, before.status(), before::body);
        JsonObject change = JsonObject.empty()
                .with("credentialId", issued.string("id").orElseThrow())
                .with(
                        "credentialStatus",
                        JsonObject.empty()
                                .with("type", "BitstringStatusListEntry")
                                .with("statusPurpose", "revocation"));
        assertEquals(200, post("/credentials/status", Json.write(change)).status());
        Got after = verify(issued);
        assertEquals(400, after.status(), after::body);
        assertEquals(
                200,
                post(
                                "/credentials/verify",
                                "verifiableCredential",
                                issued,
                                JsonObject.empty().with("checks", JsonArray.ofStrings(List.of("proof"))))
                        .status(),
                "a request that asks for the proof alone is answered on the proof alone");
    }

    @Test
    void whatIsNoRequestIsRefusedAsAProblem() {
        assertEquals(400, post("/credentials/issue", "{").status());
        assertEquals(400, post("/credentials/issue", "[]").status());
        assertEquals(400, post("/credentials/issue", "{\"a\":1,\"a\":2}").status());
        assertEquals(
                400,
                post("/credentials/verify", "{\"verifiableCredential\":\"eyJ..\"}")
                        .status());
        assertEquals(400, post("/presentations/verify", "{}").status());
        assertEquals(
                400,
                post("/credentials/issue", "{\"credential\":{},\"options\":[]}").status());
        assertEquals(
                400,
                post("/credentials/status", "{\"credentialId\":\"urn:x:1\"}").status());
        assertEquals(404, post("/no-suite/Ed25519/credentials/issue", "{}").status());
        assertEquals("https://kith.coop/problems#api-not-found", get("/nothing").problem());
        assertEquals(404, get("/status-lists/none").status());
    }

    @Test
    void didsAreResolvedByTheHttpBinding() {
        String did = "did:key:z6MkhPeTgv2ZjgnMtNmMp314XSHa1AeyZ8K4DYbPw8EnxuL6";
        Got document = get("/1.0/identifiers/" + did);
        assertEquals(200, document.status(), document::body);
        assertEquals(did, document.json().string("id").orElseThrow());
        assertEquals(400, get("/1.0/identifiers/did:key:nonsense").status());
        assertEquals(501, get("/1.0/identifiers/did:unheardof:1").status());
    }

    @Test
    void aPresentationWithoutAProofIsRefused() {
        JsonObject presentation = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", new JsonString("VerifiablePresentation"));
        Got got = post("/presentations/verify", "verifiablePresentation", presentation, JsonObject.empty());
        assertEquals(400, got.status(), got::body);
    }
}
