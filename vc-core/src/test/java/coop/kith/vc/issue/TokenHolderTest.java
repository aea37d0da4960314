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
import coop.kith.json.JsonObject;
import coop.kith.key.KeyType;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemType;
import coop.kith.vc.model.EnvelopedPresentation;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.PresentationVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedPresentation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TokenHolderTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy EXPECTING = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
    private static final JsonObject EMBEDDED = Papers.issued(Papers.credential());
    private static final JsonObject ENVELOPED = Tokens.envelope(Tokens.issued(Papers.credential()));

    private final TokenHolder holder = TokenHolder.of(Persona.HOLDER.method(), Persona.HOLDER.key());
    private final PresentationVerifier verifier = PresentationVerifier.of(
            CredentialVerifier.of(DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK),
            ReplayMemory.of(CLOCK));

    @Test
    void presentsCredentialsInTheirEnvelopesOnce() {
        EnvelopedPresentation shown = present(holder, ENVELOPED, ENVELOPED);
        assertEquals("application/vp+jwt", shown.mediaType());
        Verdict<VerifiedPresentation> verdict = verifier.verify(shown.data(), EXPECTING);
        List<JsonObject> credentials = verdict.fold(
                accepted -> accepted.value().credentials().stream()
                        .map(one -> one.credential().json())
                        .toList(),
                rejected -> List.of(),
                undecided -> List.of());
        assertEquals(List.of(Papers.credential(), Papers.credential()), credentials, verdict::toString);
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(shown.json(), EXPECTING), "a second time");
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "P256", "P384"})
    void presentsNothingButTheHolder(KeyType type) {
        SigningKey key = Persona.HOLDER.key(type);
        Did did = DidKey.of(key.publicKey());
        EnvelopedPresentation shown = present(TokenHolder.of(DidUrl.of(did, did.methodSpecificId()), key));
        Verdict<VerifiedPresentation> verdict = verifier.verify(shown.json(), EXPECTING);
        assertInstanceOf(Verdict.Accepted.class, verdict, verdict::toString);
    }

    @Test
    void theHeaderSaysWhatTheTokenIsFor() {
        assertEquals(
                "{\"alg\":\"EdDSA\",\"typ\":\"vp+jwt\",\"cty\":\"vp\",\"kid\":\"" + Persona.HOLDER.method() + "\"}",
                Tokens.header(present(holder).data()));
    }

    @Test
    void isForOneVerifierAndOneChallenge() {
        String token = present(holder, ENVELOPED).data();
        for (VerificationPolicy other : List.of(
                VerificationPolicy.expecting("another", Papers.DOMAIN),
                VerificationPolicy.expecting(Papers.CHALLENGE, "other.example"))) {
            assertInstanceOf(Verdict.Rejected.class, verifier.verify(token, other));
        }
    }

    @Test
    void endsWhenItWasSaidTo() {
        TokenHolder brief = holder.tokensExpireAfter(Duration.ofMinutes(5));
        String token = present(brief, ENVELOPED).data();
        Duration last = Duration.ofMinutes(5).minusNanos(1);
        assertInstanceOf(
                Verdict.Rejected.class,
                verifier.verify(token, EXPECTING, Papers.NOW.plus(Duration.ofMinutes(5))),
                "exp is the first moment at which it does not hold");
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(token, EXPECTING, Papers.NOW.plus(last)));
    }

    @Test
    void refusesWhatTheHolderSaysOfItselfWithoutASignature() {
        JsonObject own = Papers.credential().with("issuer", Persona.HOLDER.did().toString());
        assertEquals(List.of(IssueProblem.NOT_SECURED), refusals(own));
    }

    @Test
    void refusesACredentialWithItsProofInside() {
        assertEquals(List.of(IssueProblem.NOT_FOR_A_TOKEN), refusals(ENVELOPED, EMBEDDED));
    }

    private List<ProblemType> refusals(JsonObject... credentials) {
        return holder.present(List.of(credentials), Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW).problems().stream()
                .map(Problem::type)
                .toList();
    }

    @Test
    void refusesToPresentForNobody() {
        assertThrows(IllegalArgumentException.class, () -> holder.present(List.of(), " ", Papers.DOMAIN, Papers.NOW));
        assertThrows(IllegalArgumentException.class, () -> holder.present(List.of(), Papers.CHALLENGE, "", Papers.NOW));
    }

    @Test
    void refusesAKeyThatIsNotPublishedForThis() {
        String did = "did:shelf:ana";
        TokenHolder ana = TokenHolder.of(DidUrl.parse(did + "#key-1").orThrow(), Persona.HOLDER.key());
        assertEquals(did, ana.did().toString());
        assertTrue(presents(ana, Persona.HOLDER.document(did, "authentication")));
        assertTrue(!presents(ana, Persona.HOLDER.document(did, "assertionMethod")));
        assertTrue(!presents(ana, Persona.MALLORY.document(did, "authentication")));
    }

    @Test
    void refusesKeysOfOtherKinds() {
        SigningKey key = Persona.HOLDER.key(KeyType.SECP256K1);
        assertThrows(IllegalArgumentException.class, () -> TokenHolder.of(Persona.HOLDER.method(), key));
    }

    private static boolean presents(TokenHolder holder, JsonObject document) {
        return holder.checkedAgainst(DidDocument.parse(document).orThrow())
                .present(List.of(), Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                .isOk();
    }

    private static EnvelopedPresentation present(TokenHolder holder, JsonObject... credentials) {
        return holder.present(List.of(credentials), Papers.CHALLENGE, Papers.DOMAIN, Papers.NOW)
                .orThrow();
    }
}
