package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonValue;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PresentationVerifierTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Papers.NOW);
    private static final VerificationPolicy EXPECTING = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
    private static final JsonObject ISSUED = Papers.issued(Papers.credential());
    private static final JsonObject PRESENTED = Papers.presented(ISSUED);

    private final PresentationVerifier verifier = verifier(Shelf.empty());

    @Test
    void acceptsAPresentationAndTheCredentialInIt() {
        VerifiedPresentation accepted = verifier.verify(PRESENTED, EXPECTING).orThrow();
        assertSame(PRESENTED, accepted.presentation().json());
        assertEquals(Persona.HOLDER.did(), accepted.holder());
        assertEquals(1, accepted.credentials().size());
        assertEquals(ISSUED, accepted.credentials().get(0).credential().json());
        assertEquals(Persona.ISSUER.did(), accepted.credentials().get(0).issuer());
    }

    @Test
    void theProtocolHasTheHolderBeforeTheCredentialsAndTheReplayLast() {
        List<Check> protocol = verifier.verify(Json.write(PRESENTED), EXPECTING).protocol();
        assertEquals(
                List.of("parse", "structure", "proofs", "holder-is-controller", "credentials", "replay"),
                protocol.stream().map(Check::name).toList());
        assertEquals(
                List.of(
                        "structure",
                        "holder-is-subject",
                        "proofs",
                        "issuer-is-controller",
                        "signers",
                        "validity",
                        "status",
                        "schema",
                        "related-resources",
                        "policy"),
                protocol.get(4).parts().get(0).parts().stream().map(Check::name).toList());
    }

    @Test
    void textAndBytesAreReadAlike() {
        String text = Json.write(PRESENTED);
        assertInstanceOf(Verdict.Accepted.class, verifier(Shelf.empty()).verify(text, EXPECTING));
        assertInstanceOf(
                Verdict.Accepted.class,
                verifier(Shelf.empty()).verify(text.getBytes(StandardCharsets.UTF_8), EXPECTING));
        assertInstanceOf(Verdict.Accepted.class, PresentationVerifier.standard().verify(text, EXPECTING, Papers.NOW));
    }

    @Test
    @DisplayName("V15: a challenge is answered once")
    void refusesThePresentationWhenItIsShownAgain() {
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(PRESENTED, EXPECTING));
        Verdict<VerifiedPresentation> again = verifier.verify(PRESENTED, EXPECTING);
        assertEquals(List.of("replay"), failed(again));
        assertEquals(DiProblem.INVALID_CHALLENGE_ERROR, again.problems().get(0).type());
    }

    @Test
    @DisplayName("V15: what was not accepted does not use the challenge up")
    void aChallengeIsUsedUpByAcceptanceOnly() {
        JsonObject expired =
                Papers.presented(Papers.issued(Papers.credential().with("validUntil", "2026-11-01T00:00:00Z")));
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(expired, EXPECTING));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(PRESENTED, EXPECTING));
    }

    @Test
    @DisplayName("V15: another challenge, another domain, none of them")
    void refusesAnAnswerToAnotherChallengeOrForAnotherDomain() {
        assertEquals(
                List.of("proofs", "proof", "challenge"),
                failed(verifier.verify(PRESENTED, VerificationPolicy.expecting("other", Papers.DOMAIN))));
        assertEquals(
                List.of("proofs", "proof", "domain"),
                failed(verifier.verify(PRESENTED, VerificationPolicy.expecting(Papers.CHALLENGE, "moon.example"))));
        JsonObject unasked = Papers.signed(
                Papers.presentation(ISSUED), Papers.authentication(Persona.HOLDER.method()), Persona.HOLDER.key());
        assertEquals(List.of("proofs", "proof", "domain", "challenge"), failed(verifier.verify(unasked, EXPECTING)));
    }

    @Test
    @DisplayName("V15: a verifier without a challenge cannot tell a copy")
    void cannotDecideWithoutAChallenge() {
        JsonObject unasked = Papers.signed(
                Papers.presentation(ISSUED), Papers.authentication(Persona.HOLDER.method()), Persona.HOLDER.key());
        Verdict<VerifiedPresentation> verdict = verifier.verify(unasked, VerificationPolicy.strict());
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(List.of(VerifyProblem.NO_CHALLENGE), types(verdict));
        Verdict<VerifiedPresentation> asked = verifier.verify(PRESENTED, VerificationPolicy.strict());
        assertInstanceOf(Verdict.Undecided.class, asked);
        assertEquals(ProofProblem.AUDIENCE_NOT_EXPECTED, types(asked).get(0));
        VerificationPolicy replayable = VerificationPolicy.strict().withoutChallenge("an exhibition copy");
        for (JsonObject any : List.of(unasked, PRESENTED, PRESENTED)) {
            assertInstanceOf(Verdict.Accepted.class, verifier.verify(any, replayable));
        }
    }

    @Test
    @DisplayName("V14: a statement is no login")
    void refusesAProofOfAssertion() {
        JsonObject asserted = Papers.signed(
                Papers.presentation(ISSUED),
                Papers.assertion(Persona.HOLDER.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.HOLDER.key());
        assertEquals(List.of("proofs", "proof", "purpose"), failed(verifier.verify(asserted, EXPECTING)));
    }

    @Test
    @DisplayName("V14, D15: a key that the holder makes statements with only")
    void refusesAKeyThatIsNotForAuthentication() {
        JsonObject wallet = Persona.HOLDER.document("did:shelf:ana", "assertionMethod");
        JsonObject presented = Papers.signed(
                Papers.presentation(ISSUED).with("holder", "did:shelf:ana"),
                Papers.authentication(DidUrl.parse("did:shelf:ana#key-1").orThrow())
                        .audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.HOLDER.key());
        assertEquals(
                List.of("proofs", "proof", "key"),
                failed(verifier(Shelf.of(wallet)).verify(presented, EXPECTING)));
    }

    @Test
    @DisplayName("V16: a presentation without proof")
    void refusesAPresentationThatNobodySigned() {
        assertEquals(List.of("proofs"), failed(verifier.verify(Papers.presentation(ISSUED), EXPECTING)));
    }

    @Test
    @DisplayName("V16: a credential in it without proof")
    void refusesAnUnsecuredCredentialInIt() {
        JsonObject unsecured = Papers.presented(Papers.credential());
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(unsecured, EXPECTING));
        JsonObject own = Papers.presented(
                Papers.credential().with("issuer", Persona.HOLDER.did().toString()));
        assertInstanceOf(Verdict.Rejected.class, verifier.verify(own, EXPECTING));
    }

    @Test
    void refusesAHolderWhoseKeyItIsNot() {
        JsonObject stolen = Papers.signed(
                Papers.presentation(ISSUED),
                Papers.authentication(Persona.MALLORY.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.MALLORY.key());
        assertEquals(List.of("holder-is-controller"), failed(verifier.verify(stolen, EXPECTING)));
    }

    @Test
    void withoutAStatedHolderTheKeySaysWhoItIs() {
        JsonObject unnamed = Papers.presentation(ISSUED).without("holder");
        JsonObject signed = Papers.answered(unnamed);
        assertEquals(
                Persona.HOLDER.did(),
                verifier.verify(signed, EXPECTING).orThrow().holder());
        JsonObject both = Papers.signed(
                signed,
                Papers.authentication(Persona.WITNESS.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.WITNESS.key());
        assertEquals(List.of("holder-is-controller"), failed(verifier.verify(both, EXPECTING)));
    }

    @Test
    void refusesACredentialAboutSomebodyElseUnlessThePolicySaysWhy() {
        JsonObject stolen = Papers.signed(
                Papers.presentation(ISSUED).with("holder", Persona.MALLORY.did().toString()),
                Papers.authentication(Persona.MALLORY.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.MALLORY.key());
        Verdict<VerifiedPresentation> verdict = verifier.verify(stolen, EXPECTING);
        assertEquals(List.of("credentials", "credential", "holder-is-subject"), failed(verdict));
        assertEquals(
                "/verifiableCredential/0/credentialSubject",
                verdict.problems().get(0).where().toString());
        assertInstanceOf(
                Verdict.Accepted.class,
                verifier.verify(stolen, EXPECTING.holderNeedNotBeSubject("parents present for their children")));
    }

    @Test
    void aCredentialForItsBearerAsksForNoSubject() {
        JsonObject ticket = Papers.issued(
                Papers.credential().with("credentialSubject", JsonObject.empty().with("seat", "12A")));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(Papers.presented(ticket), EXPECTING));
    }

    @Test
    @DisplayName("everyone a credential is about must be who presents it")
    void refusesACredentialThatIsAboutAnotherToo() {
        JsonObject ana = JsonObject.empty().with("id", Persona.HOLDER.did().toString());
        JsonObject other = JsonObject.empty().with("id", Persona.WITNESS.did().toString());
        JsonObject nobody = JsonObject.empty().with("seat", "12A");
        for (JsonArray subjects : List.of(
                JsonArray.of(other, ana),
                JsonArray.of(ana, other),
                JsonArray.of(nobody, ana),
                JsonArray.of(ana, nobody))) {
            JsonObject presented =
                    Papers.presented(Papers.issued(Papers.credential().with("credentialSubject", subjects)));
            assertEquals(
                    List.of("credentials", "credential", "holder-is-subject"),
                    failed(verifier.verify(presented, EXPECTING)),
                    subjects::toString);
        }
        JsonObject twice = Papers.presented(Papers.issued(
                Papers.credential().with("credentialSubject", JsonArray.of(ana, ana.with("name", "Ana")))));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(twice, EXPECTING));
    }

    @Test
    void eachCredentialIsJudgedByItself() {
        JsonObject forged =
                Papers.signed(Papers.credential(), Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key());
        JsonObject presented = Papers.presented(ISSUED, forged, ISSUED);
        Verdict<VerifiedPresentation> verdict = verifier.verify(presented, EXPECTING);
        Check credentials = verdict.protocol().stream()
                .filter(check -> check.name().equals("credentials"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(Outcome.PASSED, Outcome.FAILED, Outcome.PASSED),
                credentials.parts().stream().map(Check::outcome).toList());
        assertEquals(
                "/verifiableCredential/1/issuer",
                verdict.problems().get(0).where().toString());
    }

    @Test
    void credentialsAreNotLookedAtForSomebodyWhoDidNotShowWhoTheyAre() {
        JsonObject presentation = Papers.presentation(ISSUED);
        Verdict<VerifiedPresentation> verdict = verifier.verify(presentation, EXPECTING);
        Check credentials = verdict.protocol().stream()
                .filter(check -> check.name().equals("credentials"))
                .findFirst()
                .orElseThrow();
        assertEquals(Outcome.UNDECIDED, credentials.outcome());
        assertEquals(List.of(), credentials.parts());
    }

    @Test
    void aChallengeInACredentialsOwnProofIsNotThePresentations() {
        JsonObject signed = Papers.signed(
                Papers.credential(),
                Papers.assertion(Persona.ISSUER.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.ISSUER.key());
        assertInstanceOf(Verdict.Undecided.class, verifier.verify(Papers.presented(signed), EXPECTING));
    }

    @Test
    void cannotDecideAnEnvelopeOfAnotherKind() {
        JsonObject envelope = JsonObject.empty()
                .with("@context", "https://www.w3.org/ns/credentials/v2")
                .with("type", "EnvelopedVerifiableCredential")
                .with("id", "data:application/vc+cose;base64,0oRDoQEmoQRC");
        Verdict<VerifiedPresentation> verdict = verifier.verify(Papers.presented(envelope), EXPECTING);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(ProofProblem.ENVELOPE_NOT_OPENED, types(verdict).get(0));
    }

    @Test
    void refusesMoreCredentialsThanAPersonShows() {
        JsonObject[] many = Collections.nCopies(PresentationVerifier.MOST_CREDENTIALS + 1, ISSUED)
                .toArray(JsonObject[]::new);
        Verdict<VerifiedPresentation> verdict = verifier.verify(Papers.presented(many), EXPECTING);
        assertEquals(List.of("credentials"), failed(verdict));
        assertEquals(List.of(VerifyProblem.TOO_MANY_CREDENTIALS), types(verdict));
    }

    @Test
    void refusesACredentialThatWasExchangedAfterSigning() {
        JsonObject other = Papers.issued(Papers.credential().with("name", "Honorary member"));
        List<JsonValue> exchanged = List.of(other);
        JsonObject changed = PRESENTED.with("verifiableCredential", new JsonArray(exchanged));
        assertEquals(List.of("proofs", "proof", "signature"), failed(verifier.verify(changed, EXPECTING)));
    }

    @Test
    void refusesACredentialWhereAPresentationBelongs() {
        assertEquals(List.of("structure"), failed(verifier.verify(ISSUED, EXPECTING)));
    }

    @Test
    void aPresentationOfNothingShowsWhoItIs() {
        Verdict<VerifiedPresentation> verdict =
                verifier.verify(Papers.answered(Papers.presentation().without("verifiableCredential")), EXPECTING);
        assertTrue(verdict.orThrow().credentials().isEmpty());
    }

    private static List<?> types(Verdict<VerifiedPresentation> verdict) {
        return verdict.problems().stream().map(Problem::type).toList();
    }

    private static List<String> failed(Verdict<VerifiedPresentation> verdict) {
        List<String> names = new ArrayList<>();
        verdict.protocol().forEach(check -> collect(check, names));
        return names.stream().distinct().toList();
    }

    private static void collect(Check check, List<String> names) {
        if (check.outcome() == Outcome.FAILED) {
            names.add(check.name());
            check.parts().forEach(part -> collect(part, names));
        }
    }

    private static PresentationVerifier verifier(Shelf shelf) {
        CredentialVerifier credentials = CredentialVerifier.of(shelf.resolver(CLOCK), Cryptography.standard(), CLOCK);
        return PresentationVerifier.of(credentials, ReplayMemory.of(CLOCK));
    }
}
