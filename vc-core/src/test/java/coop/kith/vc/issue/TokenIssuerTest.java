package coop.kith.vc.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.crypto.SigningKey;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.document.DidDocument;
import coop.kith.did.method.DidMethods;
import coop.kith.did.method.key.DidKey;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import coop.kith.problem.Result;
import coop.kith.vc.model.EnvelopedCredential;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenIssuerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final JsonObject UNSIGNED = Papers.credential()
            .without("issuer")
            .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
            .with("type", "VerifiableCredential");

    private final CredentialVerifier verifier =
            CredentialVerifier.of(DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK);

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "P256", "P384"})
    void issuesWhatTheVerifierAccepts(KeyType type) {
        EnvelopedCredential issued = issuer(type).issue(UNSIGNED, Papers.NOW).orThrow();
        assertEquals("application/vc+jwt", issued.mediaType());
        for (Verdict<?> verdict : List.of(
                verifier.verify(issued.data(), VerificationPolicy.strict()),
                verifier.verify(issued.json(), VerificationPolicy.strict()))) {
            assertInstanceOf(
                    Verdict.Accepted.class, verdict, () -> verdict.protocol().toString());
        }
    }

    @Test
    void theHeaderSaysWhatTheTokenIsFor() {
        TokenIssuer issuer = issuer(KeyType.P256);
        assertEquals(
                "{\"alg\":\"ES256\",\"typ\":\"vc+jwt\",\"cty\":\"vc\",\"kid\":\"" + issuer.did() + '#'
                        + issuer.did().methodSpecificId() + "\"}",
                Tokens.header(issuer.issue(UNSIGNED, Papers.NOW).orThrow().data()));
    }

    @Test
    void theSameInputGivesTheSameToken() {
        assertEquals(
                issuer(KeyType.ED25519).issue(UNSIGNED, Papers.NOW),
                issuer(KeyType.ED25519)
                        .issue(Json.parseObject(Json.write(UNSIGNED)).orThrow(), Papers.NOW));
    }

    @Test
    void refusesAnotherIssuerAndAProof() {
        refused(
                IssueProblem.NOT_THE_SIGNER,
                UNSIGNED.with("issuer", Persona.MALLORY.did().toString()));
        refused(IssueProblem.ALREADY_SECURED, Papers.issued(Papers.credential()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "vc", "vp"})
    void refusesMembersThatWouldBeClaims(String claim) {
        refused(IssueProblem.NOT_FOR_A_TOKEN, UNSIGNED.with(claim, JsonNumber.of(1)));
    }

    @Test
    void refusesVersion11AndWhatIsNoCredential() {
        refused(
                IssueProblem.NOT_FOR_A_TOKEN,
                UNSIGNED.without("validFrom")
                        .without("validUntil")
                        .with("@context", JsonArray.ofStrings(List.of("https://www.w3.org/2018/credentials/v1")))
                        .with("issuanceDate", Papers.VALID_FROM.toString()));
        assertTrue(!issuer(KeyType.ED25519)
                .issue(UNSIGNED.without("credentialSubject"), Papers.NOW)
                .isOk());
    }

    @Test
    void refusesAKeyThatIsNotPublishedForThis() {
        String did = "did:shelf:club";
        DidUrl method = DidUrl.parse(did + "#key-1").orThrow();
        TokenIssuer issuer = TokenIssuer.of(method, Persona.ISSUER.key());
        DidDocument listed = DidDocument.parse(Persona.ISSUER.document(did, "assertionMethod"))
                .orThrow();
        DidDocument unlisted = DidDocument.parse(Persona.ISSUER.document(did, "authentication"))
                .orThrow();
        DidDocument another = DidDocument.parse(Persona.MALLORY.document(did, "assertionMethod"))
                .orThrow();
        assertTrue(issuer.checkedAgainst(listed).issue(UNSIGNED, Papers.NOW).isOk());
        assertTrue(!issuer.checkedAgainst(unlisted).issue(UNSIGNED, Papers.NOW).isOk());
        assertTrue(!issuer.checkedAgainst(another).issue(UNSIGNED, Papers.NOW).isOk());
    }

    @Test
    void refusesKeysOfOtherKinds() {
        SigningKey key = Persona.ISSUER.key(KeyType.SECP256K1);
        assertThrows(IllegalArgumentException.class, () -> TokenIssuer.of(Persona.ISSUER.method(), key));
    }

    private static TokenIssuer issuer(KeyType type) {
        SigningKey key = Persona.ISSUER.key(type);
        Did did = DidKey.of(key.publicKey());
        return TokenIssuer.of(DidUrl.of(did, did.methodSpecificId()), key);
    }

    private static void refused(IssueProblem expected, JsonObject unsigned) {
        Result<EnvelopedCredential> issued = issuer(KeyType.ED25519).issue(unsigned, Papers.NOW);
        assertEquals(
                List.of(expected), issued.problems().stream().map(Problem::type).toList());
    }
}
