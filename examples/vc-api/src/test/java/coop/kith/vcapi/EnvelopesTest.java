package coop.kith.vcapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes as the data model suite sends them (tests/4.13.2-envelopes.js). */
final class EnvelopesTest {
    private static final String V2 = "https://www.w3.org/ns/credentials/v2";
    private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";

    /** The presentation of tests/fixtures.js as of February 2025, which answers this challenge for example.com. */
    private static final String CHALLENGE = "123456789";

    private static final String TOKEN =
            "eyJ0eXAiOiAiSldUIiwgImFsZyI6ICJFZERTQSIsICJraWQiOiAiZGlkOmtleTp6Nk1rajhoM2t6V1pyUGl1Y295WTlMR0NUcFho"
                    + "Q3FCb1gzZG9EbUh6NU1hUHhudmkjejZNa2o4aDNreldaclBpdWNveVk5TEdDVHBYaENxQm9YM2RvRG1IejVNYVB4bnZpIn0.eyJp"
                    + "c3MiOiAiZGlkOmtleTp6Nk1rajhoM2t6V1pyUGl1Y295WTlMR0NUcFhoQ3FCb1gzZG9EbUh6NU1hUHhudmkiLCAiYXVkIjogImV4"
                    + "YW1wbGUuY29tIiwgIm5vbmNlIjogIjEyMzQ1Njc4OSIsICJ2cCI6IHsiQGNvbnRleHQiOiBbImh0dHBzOi8vd3d3LnczLm9yZy9u"
                    + "cy9jcmVkZW50aWFscy92MiJdLCAidHlwZSI6IFsiVmVyaWZpYWJsZVByZXNlbnRhdGlvbiJdLCAiaG9sZGVyIjogImRpZDprZXk6"
                    + "ejZNa2o4aDNreldaclBpdWNveVk5TEdDVHBYaENxQm9YM2RvRG1IejVNYVB4bnZpIiwgInZlcmlmaWFibGVDcmVkZW50aWFsIjog"
                    + "W3siQGNvbnRleHQiOiAiaHR0cHM6Ly93d3cudzMub3JnL25zL2NyZWRlbnRpYWxzL3YyIiwgInR5cGUiOiAiRW52ZWxvcGVkVmVy"
                    + "aWZpYWJsZUNyZWRlbnRpYWwiLCAiaWQiOiAiZGF0YTphcHBsaWNhdGlvbi9qd3QsZXlKaGJHY2lPaUpGVXpJMU5pSXNJbXRwWkNJ"
                    + "NkltUnBaRHByWlhrNmVrUnVZV1ZVVVV0RVlsaFJWRFJpWVhSNFMyTnVUVkZaVVRoS2VXNXFjVU0xV0hveGRVMXJOV1YxUnpKb2RE"
                    + "aHVjU042Ukc1aFpWUlJTMFJpV0ZGVU5HSmhkSGhMWTI1TlVWbFJPRXA1Ym1weFF6VlllakYxVFdzMVpYVkhNbWgwT0c1eEluMC5l"
                    + "eUpwYzNNaU9pSmthV1E2YTJWNU9ucEVibUZsVkZGTFJHSllVVlEwWW1GMGVFdGpiazFSV1ZFNFNubHVhbkZETlZoNk1YVk5helZs"
                    + "ZFVjeWFIUTRibkVpTENKemRXSWlPaUprYVdRNlpYaGhiWEJzWlRwaGJHbGpaU0lzSW5aaklqcDdJa0JqYjI1MFpYaDBJanBiSW1o"
                    + "MGRIQnpPaTh2ZDNkM0xuY3pMbTl5Wnk5dWN5OWpjbVZrWlc1MGFXRnNjeTkyTWlKZExDSjBlWEJsSWpwYklsWmxjbWxtYVdGaWJH"
                    + "VkRjbVZrWlc1MGFXRnNJbDBzSW1OeVpXUmxiblJwWVd4VGRXSnFaV04wSWpwN0ltbGtJam9pWkdsa09tVjRZVzF3YkdVNllXeHBZ"
                    + "MlVpTENKdVlXMWxJam9pUVd4cFkyVWlmU3dpYVhOemRXVnlJam9pWkdsa09tdGxlVHA2Ukc1aFpWUlJTMFJpV0ZGVU5HSmhkSGhM"
                    + "WTI1TlVWbFJPRXA1Ym1weFF6VlllakYxVFdzMVpYVkhNbWgwT0c1eEluMTkucUU4VVliU0pmSWRZVV9MU3d4TEVJRHRqVHBMTGFw"
                    + "NkVZNTNKR3dhZy1UM3dyX2FROVNRem1pcUZFMUZQWEZnZkFVOEdIT2tTWTdBUm1feDVBRnZPTkEifV19fQ.9L0gNj8NbDTMZhCCN"
                    + "DL-q6aSKEddxuJKsX0FGGb7qooHsQQ7i_ZHQEo3hL2jzowWvHzrX4PGTrAhc8j4SIkFCg";

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = Running.start(folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "P-256", "P-384"})
    void issuesEnvelopesThatItAccepts(String keyType) {
        String path = "/vc+jwt/" + keyType;
        Running.Got issued = running.post(
                path + "/credentials/issue",
                "credential",
                Running.credential(running.issuer("vc+jwt", keyType)),
                JsonObject.empty());
        assertEquals(201, issued.status(), issued::body);
        JsonObject envelope = issued.json();
        assertEquals(V2, envelope.string("@context").orElseThrow());
        assertEquals("EnvelopedVerifiableCredential", envelope.string("type").orElseThrow());
        assertTrue(envelope.string("id").orElseThrow().startsWith("data:application/vc+jwt,"));
        for (String verifier : List.of("", path)) {
            assertEquals(200, credential(verifier, envelope).status());
        }
        for (JsonObject bad : List.of(
                envelope.with("@context", JsonArray.of()),
                envelope.with("@context", EXAMPLES),
                envelope.with("id", envelope.string("id").orElseThrow().split(",", -1)[1]),
                envelope.without("type"),
                envelope.with("type", "VerifiableCredential"))) {
            assertEquals(400, credential("", bad).status(), bad::toString);
        }
    }

    @Test
    void issuesTokensInItsOwnNameOnly() {
        Running.Got got = running.post(
                "/vc+jwt/Ed25519/credentials/issue",
                "credential",
                Running.credential("did:example:somebody"),
                JsonObject.empty());
        assertEquals(400, got.status(), got::body);
    }

    @Test
    void revokesTokens() {
        Running.Got issued = running.post(
                "/vc+jwt/Ed25519/credentials/issue?credentialStatus=revocation",
                "credential",
                Running.credential(running.issuer("vc+jwt", "Ed25519")),
                JsonObject.empty());
        assertEquals(201, issued.status(), issued::body);
        Running.Got before = credential("", issued.json());
        assertEquals(200, before.status(), before::body);
        assertEquals(
                200,
                running.post(
                                "/vc+jwt/Ed25519/credentials/status",
                                "{\"credentialId\":\"" + Running.ID
                                        + "\",\"credentialStatus\":{\"type\":\"BitstringStatusListEntry\","
                                        + "\"statusPurpose\":\"revocation\"}}")
                        .status());
        assertEquals(400, credential("", issued.json()).status());
    }

    @Test
    void acceptsThePresentationOfTheSuite() {
        JsonObject envelope = presentation(V2);
        assertEquals(
                200,
                presented(envelope, JsonObject.empty().with("challenge", CHALLENGE))
                        .status());
        assertEquals(
                200,
                presented(
                                envelope,
                                JsonObject.empty().with("challenge", CHALLENGE).with("domain", "example.com"))
                        .status());
        for (JsonObject bad : List.of(
                envelope.with("@context", JsonArray.of()),
                envelope.with("@context", JsonArray.ofStrings(List.of(EXAMPLES))),
                envelope.with("id", TOKEN),
                envelope.with("type", JsonArray.ofStrings(List.of("VerifiablePresentation"))))) {
            assertEquals(
                    400,
                    presented(bad, JsonObject.empty().with("challenge", CHALLENGE))
                            .status(),
                    bad::toString);
        }
    }

    @Test
    void holdsTheNonceAndTheAudienceAgainstWhatTheRequestNames() {
        JsonObject envelope = presentation(V2);
        Running.Got challenge = presented(envelope, JsonObject.empty().with("challenge", "another"));
        assertEquals(400, challenge.status());
        assertTrue(challenge.body().contains("INVALID_CHALLENGE_ERROR"), challenge::body);
        Running.Got domain = presented(envelope, JsonObject.empty().with("domain", "else.example"));
        assertEquals(400, domain.status());
        assertTrue(domain.body().contains("INVALID_DOMAIN_ERROR"), domain::body);
    }

    private static JsonObject presentation(String context) {
        return JsonObject.empty()
                .with("@context", context)
                .with("type", "EnvelopedVerifiablePresentation")
                .with("id", "data:application/jwt," + TOKEN);
    }

    private static Running.Got credential(String path, JsonObject credential) {
        return running.post(path + "/credentials/verify", "verifiableCredential", credential, JsonObject.empty());
    }

    private static Running.Got presented(JsonObject presentation, JsonObject options) {
        return running.post("/presentations/verify", "verifiablePresentation", presentation, options);
    }
}
