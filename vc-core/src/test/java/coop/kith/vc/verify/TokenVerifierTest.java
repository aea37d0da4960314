package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.method.DidMethods;
import coop.kith.did.resolve.DidResolver;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.Objections;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Tokens;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credentials and presentations in tokens go through every check that those with proofs inside go through. */
final class TokenVerifierTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final VerificationPolicy EXPECTING = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
    private static final JsonObject CREDENTIAL = Papers.credential();
    private static final String ISSUED = Tokens.issued(CREDENTIAL);

    private final CredentialVerifier verifier =
            CredentialVerifier.of(DidResolver.of(DidMethods.standard(), CLOCK), Cryptography.standard(), CLOCK);
    private final PresentationVerifier presentations = PresentationVerifier.of(verifier, ReplayMemory.of(CLOCK));

    @Test
    void acceptsATokenAndTheEnvelopeAroundIt() {
        for (Verdict<VerifiedCredential> verdict : List.of(
                verifier.verify(ISSUED, STRICT),
                verifier.verify("\n" + ISSUED + "\n", STRICT),
                verifier.verify((ISSUED + "\n").getBytes(StandardCharsets.US_ASCII), STRICT),
                verifier.verify(Tokens.envelope(ISSUED), STRICT),
                verifier.verify(Json.write(Tokens.envelope("application/jwt", ISSUED)), STRICT))) {
            VerifiedCredential verified = verified(verdict);
            assertEquals(CREDENTIAL, verified.credential().json());
            assertEquals(Persona.ISSUER.did(), verified.issuer());
            assertEquals(List.of(Persona.ISSUER.method()), verified.issuerMethods());
        }
    }

    @Test
    void handsOnWhatCanBeVerifiedAgain() {
        VerifiedCredential verified = verified(verifier.verify(ISSUED, STRICT));
        assertEquals(
                CREDENTIAL,
                verified(verifier.verify(verified.secured(), STRICT))
                        .credential()
                        .json());
        JsonObject embedded = Papers.issued(CREDENTIAL);
        assertEquals(embedded, verified(verifier.verify(embedded, STRICT)).secured());
    }

    @Test
    void theSignatureCoversTheWholeCredential() {
        JsonObject envelope = Tokens.envelope(ISSUED);
        VerifiedCredential verified = verified(verifier.verify(envelope, STRICT));
        for (List<ProofCoverage> coverage : List.of(verified.coverage(), verified.coverage(envelope))) {
            assertEquals(List.of(), coverage.get(0).open());
            assertEquals("vc+jwt", coverage.get(0).cryptosuite());
        }
    }

    @Test
    void nothingOfTheEnvelopeIsHandedOn() {
        JsonObject dressed =
                Tokens.envelope(ISSUED).with("issuer", "did:example:eve").with("credentialSubject", "eve");
        assertEquals(
                CREDENTIAL,
                verified(verifier.verify(dressed, STRICT)).credential().json());
    }

    @Test
    @DisplayName("check removal, of a token: every step after the proofs objects as it does to a proof inside")
    void everyStepObjectsToTokensToo() {
        JsonObject typed =
                JsonObject.empty().with("id", "https://club.example/1").with("type", "Some");
        JsonObject byMallory = Tokens.header("vc+jwt", Persona.MALLORY);
        String[] parts = ISSUED.split("\\.", -1);
        Object[][] cases = {
            {"proofs", parts[0] + '.' + Tokens.encoded(Json.write(CREDENTIAL.with("name", "Chair"))) + '.' + parts[2]},
            {"issuer-is-controller", Tokens.signed(byMallory, CREDENTIAL, Persona.MALLORY.key())},
            {
                "validity",
                Tokens.issued(
                        CREDENTIAL.with("validUntil", Papers.NOW.minusSeconds(1).toString()))
            },
            {"status", Tokens.issued(CREDENTIAL.with("credentialStatus", typed))},
            {"schema", Tokens.issued(CREDENTIAL.with("credentialSchema", typed))}
        };
        for (Object[] one : cases) {
            String step = (String) one[0];
            String token = (String) one[1];
            assertEquals(
                    Set.of(step), Objections.of(verifier.verify(token, STRICT).protocol()));
            assertInstanceOf(Verdict.Accepted.class, verifier.without(step).verify(token, STRICT), step);
        }
    }

    @Test
    void whatIsInATokenMustBeACredential() {
        for (JsonObject bad : List.of(
                CREDENTIAL.without("issuer"),
                CREDENTIAL.with("type", "Other"),
                CREDENTIAL.with("evidence", JsonObject.empty()))) {
            assertEquals(
                    Set.of("structure"),
                    Objections.of(verifier.verify(Tokens.issued(bad), STRICT).protocol()));
        }
    }

    @Test
    @DisplayName("V11: an object with the token as its proof")
    void aTokenInsideAnObjectIsNoProof() {
        JsonObject dressed = CREDENTIAL
                .with("issuer", Persona.MALLORY.did().toString())
                .with("proof", JsonObject.empty().with("type", "JwtProof2020").with("jwt", ISSUED));
        assertInstanceOf(Verdict.Undecided.class, verifier.verify(dressed, STRICT));
    }

    @Test
    void theOlderFormIsWaivedByName() {
        String older = Tokens.signed(
                Tokens.header().without("typ"), JsonObject.empty().with("vc", CREDENTIAL), Persona.ISSUER.key());
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(older, STRICT));
        VerificationPolicy lenient = STRICT.acceptingOlderTokens("an archive");
        Verdict<VerifiedCredential> verdict = verifier.verify(older, lenient);
        VerifiedCredential verified = verified(verdict);
        assertEquals(CREDENTIAL, verified.credential().json());
        assertTrue(verdict.protocol().toString().contains("an archive"));
        assertEquals(verified(verifier.verify(verified.secured(), lenient)).credential(), verified.credential());
    }

    @Test
    void acceptsAPresentationInATokenOnce() {
        String token = Tokens.presented(Papers.presentation(Tokens.envelope(ISSUED)));
        Verdict<VerifiedPresentation> verdict = presentations.verify(token, EXPECTING);
        VerifiedPresentation verified = verdict.fold(
                accepted -> accepted.value(),
                rejected -> {
                    throw new AssertionError(rejected.protocol().toString());
                },
                undecided -> {
                    throw new AssertionError(undecided.protocol().toString());
                });
        assertEquals(Persona.HOLDER.did(), verified.holder());
        assertEquals(
                List.of(CREDENTIAL),
                verified.credentials().stream()
                        .map(one -> one.credential().json())
                        .toList());
        assertEquals(
                Set.of("replay"),
                Objections.of(presentations
                        .verify(Tokens.presentationEnvelope("application/vp+jwt", token), EXPECTING)
                        .protocol()));
    }

    @Test
    void aTokenInAPresentationWithAProofInside() {
        assertInstanceOf(
                Verdict.Accepted.class,
                presentations.verify(Papers.presented(Tokens.envelope(ISSUED), Papers.issued(CREDENTIAL)), EXPECTING));
    }

    @Test
    void aBadCredentialSpoilsThePresentation() {
        JsonObject other = CREDENTIAL.with(
                "credentialSubject",
                JsonObject.empty().with("id", Persona.WITNESS.did().toString()));
        for (String bad : List.of(
                Tokens.issued(other),
                Tokens.issued(
                        CREDENTIAL.with("validUntil", Papers.NOW.minusSeconds(1).toString())),
                Tokens.signed(Tokens.header(), CREDENTIAL, Persona.MALLORY.key()),
                ISSUED + "A",
                Tokens.presented(Papers.presentation()))) {
            assertEquals(
                    Set.of("credentials"),
                    Objections.failed(presentations
                            .verify(Tokens.presented(Papers.presentation(Tokens.envelope(bad))), EXPECTING)
                            .protocol()),
                    bad);
        }
    }

    @Test
    void aCredentialIsNoPresentationNorTheOtherWayRound() {
        String presentation = Tokens.presented(Papers.presentation(Tokens.envelope(ISSUED)));
        assertInstanceOf(Verdict.Rejected.class, presentations.verify(ISSUED, EXPECTING));
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(presentation, STRICT));
        String asPresentation = Tokens.signed(
                Tokens.header("vc+jwt", Persona.HOLDER),
                Papers.presentation()
                        .without("verifiableCredential")
                        .with("aud", Papers.DOMAIN)
                        .with("nonce", Papers.CHALLENGE),
                Persona.HOLDER.key());
        assertInstanceOf(Verdict.Rejected.class, presentations.verify(asPresentation, EXPECTING));
    }

    @Test
    void theHolderIsWhoeverHasTheKey() {
        JsonObject presentation = Papers.presentation().without("verifiableCredential");
        JsonObject answer = presentation.with("aud", Papers.DOMAIN).with("nonce", Papers.CHALLENGE);
        String byMallory = Tokens.signed(Tokens.header("vp+jwt", Persona.MALLORY), answer, Persona.MALLORY.key());
        assertEquals(
                Set.of("holder-is-controller"),
                Objections.failed(presentations.verify(byMallory, EXPECTING).protocol()));
        String unnamed = Tokens.signed(
                Tokens.header("vp+jwt", Persona.HOLDER),
                answer.without("holder").with("iss", Persona.WITNESS.did().toString()),
                Persona.HOLDER.key());
        assertEquals(
                Set.of("proofs"),
                Objections.failed(presentations.verify(unnamed, EXPECTING).protocol()));
    }

    @Test
    void aChallengeAloneIsHeldAgainstTheTokenAndUsedUp() {
        String token = Tokens.presented(Papers.presentation().without("verifiableCredential"));
        VerificationPolicy ours = VerificationPolicy.expectingChallenge(Papers.CHALLENGE, "no domain is known");
        assertInstanceOf(
                Verdict.Rejected.class,
                presentations.verify(token, VerificationPolicy.expectingChallenge("another", "no domain is known")));
        assertInstanceOf(Verdict.Accepted.class, presentations.verify(token, ours));
        Verdict<VerifiedPresentation> again = presentations.verify(token, ours);
        assertInstanceOf(Verdict.Rejected.class, again);
        assertEquals(
                List.of(DiProblem.INVALID_CHALLENGE_ERROR),
                again.problems().stream().map(Problem::type).toList());
    }

    private static VerifiedCredential verified(Verdict<VerifiedCredential> verdict) {
        return verdict.fold(
                accepted -> accepted.value(),
                rejected -> {
                    throw new AssertionError(rejected.protocol().toString());
                },
                undecided -> {
                    throw new AssertionError(undecided.protocol().toString());
                });
    }
}
