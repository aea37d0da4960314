package coop.kith.vcapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SecretAccess;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.key.DidKey;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.json.JsonValue;
import coop.kith.key.KeyType;
import coop.kith.vc.proof.ProofPurpose;
import coop.kith.vc.proof.integrity.DataIntegrity;
import coop.kith.vc.proof.integrity.ProofOptions;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vcapi.Running.Got;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a suite meets it, over HTTPS and HTTP. */
final class ServerTest {
    private static Running running;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = Running.start(folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static Got get(String path) {
        return running.get(path);
    }

    private static Got post(String path, String body) {
        return running.post(path, body);
    }

    private static Got post(String path, String name, JsonObject value, JsonObject options) {
        return running.post(path, name, value, options);
    }

    private static Got verify(JsonObject credential) {
        return post("/credentials/verify", "verifiableCredential", credential, JsonObject.empty());
    }

    @Test
    void everyIssuerOfTheListIssuesWhatTheServerAccepts() {
        List<JsonValue> issuers = get("/issuers").json().oneOrMany("issuers");
        assertTrue(issuers.size() >= 15, "a row for each suite and key type: " + issuers.size());
        for (JsonValue row : issuers) {
            JsonObject issuer = (JsonObject) row;
            Got issued = post(
                    issuer.string("issue").orElseThrow(),
                    "credential",
                    Running.credential(issuer.string("id").orElseThrow()),
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
            Got changed = verify(
                    shown.has("proof")
                            ? shown.with("name", "Chair")
                            : shown.with("id", shown.string("id").orElseThrow() + "A"));
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
                        Running.credential(issuer),
                        JsonObject.empty())
                .json();
        JsonObject entry = issued.object("credentialStatus").orElseThrow();
        String list = entry.string("statusListCredential").orElseThrow();
        assertTrue(list.startsWith(running.base()), list);
        assertEquals(200, get(list.substring(running.base().length())).status());
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
                Set.of("verified", "problemDetails"), after.json().members().keySet());
        JsonObject told = post(
                        "/credentials/verify",
                        "verifiableCredential",
                        issued,
                        JsonObject.empty()
                                .with("returnResults", JsonLiteral.TRUE)
                                .with("returnChecks", JsonLiteral.TRUE)
                                .with("returnCredential", JsonLiteral.TRUE))
                .json();
        assertEquals(Optional.of(issued), told.object("credential"));
        assertTrue(!told.oneOrMany("checks").isEmpty());
        JsonObject results = told.object("results").orElseThrow();
        assertEquals(List.of(result(JsonLiteral.FALSE, entry)), results.oneOrMany("credentialStatus"));
        assertEquals(
                List.of(result(JsonLiteral.TRUE, issued.object("proof").orElseThrow())), results.oneOrMany("proof"));
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

    private static JsonObject result(JsonLiteral verified, JsonValue input) {
        return JsonObject.empty().with("verified", verified).with("input", input);
    }

    @Test
    void aPassedDateIsToldFromOneToCome() {
        String issuer = get("/issuers").json().oneOrMany("issuers").stream()
                .map(JsonObject.class::cast)
                .map(row -> row.string("id").orElseThrow())
                .findFirst()
                .orElseThrow();
        JsonObject over = Running.credential(issuer)
                .with("validFrom", "2001-01-01T00:00:00Z")
                .with("validUntil", "2002-01-01T00:00:00Z");
        JsonObject issued = post("/credentials/issue", "credential", over, JsonObject.empty())
                .json();
        JsonObject results = post(
                        "/credentials/verify",
                        "verifiableCredential",
                        issued,
                        JsonObject.empty().with("returnResults", JsonLiteral.TRUE))
                .json()
                .object("results")
                .orElseThrow();
        assertEquals(
                JsonLiteral.TRUE,
                results.object("validFrom").orElseThrow().get("verified").orElseThrow());
        assertEquals(
                JsonLiteral.FALSE,
                results.object("validUntil").orElseThrow().get("verified").orElseThrow());
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

    private static JsonObject presentation(JsonObject options, JsonObject... credentials) {
        SigningKey key = SigningKey.of(
                        KeyType.ED25519,
                        new byte[32],
                        Cryptography.standard(),
                        SecretAccess.because("a key that only this test uses"))
                .orThrow();
        Did did = DidKey.of(key.publicKey());
        ProofOptions plain = ProofOptions.of(
                new EddsaJcs2022(), DidUrl.of(did, did.methodSpecificId()), ProofPurpose.AUTHENTICATION);
        ProofOptions proof = options.string("challenge").isPresent()
                ? plain.audience(
                        options.string("challenge").get(),
                        options.string("domain").orElseThrow())
                : plain;
        JsonObject unsigned = JsonObject.empty()
                .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .with("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
                .with("holder", did.toString());
        return DataIntegrity.add(
                        credentials.length == 0
                                ? unsigned
                                : unsigned.with("verifiableCredential", JsonArray.of(credentials)),
                        proof,
                        key)
                .orThrow();
    }

    private static Got present(JsonObject presentation, JsonObject options) {
        return post("/presentations/verify", "verifiablePresentation", presentation, options);
    }

    @Test
    void aPresentationForThisChallengeAndDomainIsAccepted() {
        JsonObject asked = JsonObject.empty().with("challenge", "8f3a").with("domain", "club.example");
        JsonObject issued = post(
                        "/eddsa-jcs-2022/Ed25519/credentials/issue",
                        "credential",
                        Running.credential(running.issuer("eddsa-jcs-2022", "Ed25519")),
                        JsonObject.empty())
                .json();
        Got good = present(presentation(asked, issued), asked);
        assertEquals(200, good.status(), good::body);
        assertEquals(JsonLiteral.TRUE, good.json().get("verified").orElseThrow());
        assertEquals(
                400,
                present(presentation(asked, issued.with("name", "Chair")), asked)
                        .status());
    }

    @Test
    void aChallengeOrDomainIsHeldAgainstTheProofWithoutTheOtherToo() {
        JsonObject asked = JsonObject.empty().with("challenge", "8f3a").with("domain", "club.example");
        JsonObject answered = presentation(asked);
        JsonObject unanswered = presentation(JsonObject.empty());
        JsonObject challenge = asked.without("domain");
        JsonObject domain = asked.without("challenge");
        for (JsonObject options : List.of(asked, challenge, domain, JsonObject.empty())) {
            assertEquals(200, present(answered, options).status(), options::toString);
        }
        for (JsonObject wrong : List.of(asked.with("challenge", "another"), challenge.with("challenge", "another"))) {
            Got got = present(answered, wrong);
            assertEquals(400, got.status(), got::body);
            assertEquals("https://w3id.org/security#INVALID_CHALLENGE_ERROR", got.problem());
        }
        for (JsonObject wrong : List.of(asked.with("domain", "else.example"), domain.with("domain", "else.example"))) {
            Got got = present(answered, wrong);
            assertEquals(400, got.status(), got::body);
            assertEquals("https://w3id.org/security#INVALID_DOMAIN_ERROR", got.problem());
        }
        for (JsonObject options : List.of(asked, challenge, domain)) {
            assertEquals(400, present(unanswered, options).status(), options::toString);
        }
        for (JsonObject odd : List.of(
                JsonObject.empty().with("challenge", " "),
                JsonObject.empty().with("domain", JsonArray.ofStrings(List.of("club.example"))))) {
            assertEquals(400, present(answered, odd).status(), odd::toString);
        }
    }

    @Test
    void everySuiteKeepsStatusLists() {
        for (JsonValue row : get("/issuers").json().oneOrMany("issuers")) {
            JsonObject issuer = (JsonObject) row;
            if (issuer.string("cryptosuite").orElseThrow().contains("-sd-")) {
                continue;
            }
            String path = issuer.string("issue").orElseThrow();
            Got issued = post(
                    path + "?credentialStatus=suspension",
                    "credential",
                    Running.credential(issuer.string("id").orElseThrow()),
                    JsonObject.empty());
            assertEquals(201, issued.status(), issued::body);
            assertEquals(200, verify(issued.json()).status(), path);
            for (int status = 1; status >= 0; status--) {
                Got changed = post(
                        path.replace("issue", "status"),
                        "{\"credentialId\":\"" + Running.ID
                                + "\",\"credentialStatus\":{\"statusPurpose\":\"suspension\"}," + "\"status\":\""
                                + status + "\"}");
                assertEquals(200, changed.status(), changed::body);
                assertEquals(status == 1 ? 400 : 200, verify(issued.json()).status(), path);
            }
        }
    }

    @Test
    void entriesSayWhatTheirValuesMean() {
        String path = "/ecdsa-rdfc-2019/P-256/credentials/issue?credentialStatus=";
        JsonObject credential = Running.credential(running.issuer("ecdsa-rdfc-2019", "P-256"));
        JsonObject revocable = post(path + "revocation", "credential", credential, JsonObject.empty())
                .json();
        JsonObject one = revocable.object("credentialStatus").orElseThrow();
        assertEquals(2, one.oneOrMany("statusMessage").size());
        assertTrue(!one.has("statusSize"));
        assertEquals(200, verify(revocable).status());
        JsonObject told = post(path + "message", "credential", credential, JsonObject.empty())
                .json();
        JsonObject two = told.object("credentialStatus").orElseThrow();
        assertEquals(JsonNumber.of(2), two.get("statusSize").orElseThrow());
        assertEquals(4, two.oneOrMany("statusMessage").size());
        assertEquals(200, verify(told).status(), () -> verify(told).body());
        String reference = two.string("statusReference").orElseThrow();
        assertEquals(200, get(reference.substring(running.base().length())).status());
    }

    @Test
    void whatCannotBeSignedTakesNoPlaceOnAList() {
        String path = "/eddsa-rdfc-2022/Ed25519/credentials/issue?credentialStatus=refresh";
        JsonObject undefined =
                Running.credential(running.issuer("eddsa-rdfc-2022", "Ed25519")).with("noTermOfAnyContext", "x");
        assertEquals(
                400, post(path, "credential", undefined, JsonObject.empty()).status());
        assertEquals(404, get("/status-lists/eddsa-rdfc-2022-Ed25519-refresh").status());
        assertEquals(
                400,
                post(path.replace("refresh", "nonsense"), "credential", undefined, JsonObject.empty())
                        .status());
    }

    @Test
    void theDateOfAProofIsWhatTheRequestSays() {
        String path = "/eddsa-jcs-2022/Ed25519/credentials/issue";
        JsonObject credential = Running.credential(running.issuer("eddsa-jcs-2022", "Ed25519"));
        JsonObject dated = JsonObject.empty().with("created", "2026-01-02T03:04:05Z");
        assertEquals(
                "2026-01-02T03:04:05Z",
                post(path, "credential", credential, dated)
                        .json()
                        .object("proof")
                        .flatMap(proof -> proof.string("created"))
                        .orElseThrow());
        for (JsonObject odd : List.of(
                JsonObject.empty().with("created", "noon"), JsonObject.empty().with("created", JsonNumber.of(1)))) {
            assertEquals(400, post(path, "credential", credential, odd).status());
        }
    }

    @Test
    void schemasAreHeldAgainstCredentials() {
        String path = "/eddsa-jcs-2022/Ed25519/credentials/issue";
        JsonObject schema = JsonObject.empty()
                .with("id", "https://club.example/schema.json")
                .with("type", "JsonSchema");
        Got issued = post(
                path,
                "credential",
                Running.credential(running.issuer("eddsa-jcs-2022", "Ed25519")).with("credentialSchema", schema),
                JsonObject.empty());
        assertEquals(201, issued.status(), issued::body);
        assertEquals(422, verify(issued.json()).status(), "nothing is fetched, so nobody can tell");
    }

    @Test
    void whatTheServerLibraryRefusesIsSaidAsEverythingElse() {
        Got large = post("/credentials/verify", " ".repeat(1 << 20) + "{}");
        assertEquals(413, large.status());
        assertEquals("https://kith.coop/problems#api-too-large", large.problem());
        assertEquals(JsonLiteral.FALSE, large.json().get("verified").orElseThrow());
    }

    @Test
    void aFaultOfTheServersIsSaidAsEverythingElse(@TempDir Path folder) {
        try (Running broken = Running.start(folder)) {
            broken.registry().close();
            Got got = broken.post(
                    "/credentials/issue?credentialStatus=revocation",
                    "credential",
                    Running.credential(broken.issuer("eddsa-rdfc-2022", "Ed25519")),
                    JsonObject.empty());
            assertEquals(500, got.status(), got::body);
            assertEquals("https://kith.coop/problems#STORE_FAILED", got.problem());
            assertEquals(JsonLiteral.FALSE, got.json().get("verified").orElseThrow());
        }
    }

    @Test
    void anExceptionIsSaidAsEverythingElseAndNotTold(@TempDir Path folder) {
        Supplier<String> unable = () -> {
            throw new IllegalStateException("an inner thought");
        };
        try (Running broken = Running.start(folder, unable)) {
            Got got = broken.post(
                    "/credentials/issue?credentialStatus=revocation",
                    "credential",
                    Running.credential(broken.issuer("eddsa-rdfc-2022", "Ed25519")),
                    JsonObject.empty());
            assertEquals(500, got.status(), got::body);
            assertEquals("https://kith.coop/problems#api-failed", got.problem());
            assertTrue(!got.body().contains("an inner thought"), got::body);
        }
    }
}
