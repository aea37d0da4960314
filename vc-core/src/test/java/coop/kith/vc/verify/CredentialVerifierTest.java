package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.model.VcProblem;
import coop.kith.vc.proof.DiProblem;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.testing.CountedShelf;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.testing.Shelf;
import coop.kith.vc.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check has a credential here that this check alone refuses. */
final class CredentialVerifierTest {
    private static final VerificationPolicy STRICT = VerificationPolicy.strict();
    private static final JsonObject ISSUED = Papers.issued(Papers.credential());

    private final CredentialVerifier verifier = verifier(Shelf.empty());

    @Test
    void acceptsAMembershipAndHandsOnTheVeryObject() {
        Verdict<VerifiedCredential> verdict = verifier.verify(ISSUED, STRICT);
        VerifiedCredential accepted = verdict.orThrow();
        assertSame(ISSUED, accepted.credential().json());
        assertEquals(Persona.ISSUER.did(), accepted.issuer());
        assertEquals(List.of(Persona.ISSUER.method()), accepted.issuerMethods());
        assertEquals(List.of(), accepted.furtherMethods());
        assertEquals(Papers.NOW, accepted.verifiedAt());
        assertEquals(verdict.protocol(), accepted.protocol());
    }

    @Test
    void theProtocolNamesEveryCheck() {
        List<String> names = verifier.verify(Json.write(ISSUED), STRICT).protocol().stream()
                .map(check -> check.name() + " " + check.outcome())
                .toList();
        assertEquals(
                List.of(
                        "parse PASSED",
                        "structure PASSED",
                        "proofs PASSED",
                        "issuer-is-controller PASSED",
                        "signers NOT_REQUESTED",
                        "validity PASSED",
                        "status NOT_REQUESTED",
                        "schema NOT_REQUESTED",
                        "related-resources NOT_REQUESTED",
                        "policy NOT_REQUESTED"),
                names);
    }

    @Test
    void textAndBytesAreReadAlike() {
        String text = Json.pretty(ISSUED);
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(text, STRICT));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(text.getBytes(StandardCharsets.UTF_8), STRICT));
        assertInstanceOf(Verdict.Accepted.class, CredentialVerifier.standard().verify(text, STRICT, Papers.NOW));
        byte[] wide = text.getBytes(StandardCharsets.UTF_16);
        assertEquals(List.of("parse"), failed(verifier.verify(wide, STRICT)));
    }

    @Test
    void refusesWhatIsNoJson() {
        for (String text : List.of("", "{", "[]", "null", "not json", "{}{}", "{\"a\":1,\"a\":2}", "\u0000")) {
            assertEquals(List.of("parse"), failed(verifier.verify(text, STRICT)), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6ZXhhbXBsZToxIn0.c2ln",
                "  eyJhbGciOiJub25lIn0.eyJ2cCI6e319.\n",
                "\"eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6ZXhhbXBsZToxIn0.c2ln\""
            })
    @DisplayName("a JWT where JSON was expected")
    void tellsWhoeverSendsATokenThatItIsOne(String token) {
        for (Verdict<VerifiedCredential> verdict : List.of(
                verifier.verify(token, STRICT), verifier.verify(token.getBytes(StandardCharsets.US_ASCII), STRICT))) {
            Problem problem = verdict.problems().get(0);
            assertEquals(VcProblem.PARSING_ERROR, problem.type());
            assertTrue(problem.detail().startsWith("This is a JSON Web Token"), problem.detail());
            assertTrue(problem.nextStep().isPresent());
        }
    }

    @Test
    void tellsWhoeverSendsACredentialOfTheIetf() {
        Problem problem = verifier.verify("eyJhbGciOiJFUzI1NiJ9.eyJ2Y3QiOiJ1cm46YSJ9.c2ln~", STRICT)
                .problems()
                .get(0);
        assertTrue(problem.detail().startsWith("This is an SD-JWT VC"), problem.detail());
    }

    @Test
    void refusesWhatIsNoCredential() {
        assertEquals(List.of("structure"), failed(verifier.verify(ISSUED.without("issuer"), STRICT)));
        assertEquals(List.of("structure"), failed(verifier.verify(Papers.presented(ISSUED), STRICT)));
    }

    @Test
    @DisplayName("V16: no usable value without a proof")
    void refusesAnUnsecuredCredential() {
        for (JsonObject bare : List.of(
                Papers.credential(),
                ISSUED.with("proof", JsonArray.of()),
                ISSUED.with("proof", JsonObject.empty()),
                ISSUED.with("proof", JsonLiteral.NULL))) {
            assertInstanceOf(Verdict.Rejected.class, verifier.verify(bare, STRICT), () -> Json.write(bare));
        }
        Problem problem =
                verifier.verify(Papers.credential(), STRICT).problems().get(0);
        assertEquals(DiProblem.PROOF_VERIFICATION_ERROR, problem.type());
        assertEquals("There is no proof on this document, so nothing shows who wrote it.", problem.detail());
    }

    @Test
    @DisplayName("V13: signed by another than the issuer")
    void refusesAKeyThatIsNotTheIssuers() {
        JsonObject forged =
                Papers.signed(Papers.credential(), Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key());
        Verdict<VerifiedCredential> verdict = verifier.verify(forged, STRICT);
        assertEquals(List.of("issuer-is-controller"), failed(verdict));
        assertEquals(VerifyProblem.ISSUER_MISMATCH, verdict.problems().get(0).type());
        assertEquals(
                "The proof is by " + Persona.MALLORY.did() + " but the issuer is \"" + Persona.ISSUER.did()
                        + "\", and that document does not list this key under assertionMethod (listed: #"
                        + Persona.ISSUER.did().methodSpecificId() + ").",
                verdict.problems().get(0).detail());
    }

    @Test
    @DisplayName("V13: a document that names the issuer as its controller")
    void refusesAKeyOfADidThatTheIssuerControls() {
        JsonObject controlled = Persona.MALLORY
                .document("did:shelf:mallory", "assertionMethod")
                .with("controller", Persona.ISSUER.did().toString());
        JsonObject forged = Papers.signed(
                Papers.credential(), Papers.assertion(url("did:shelf:mallory#key-1")), Persona.MALLORY.key());
        assertEquals(
                List.of("issuer-is-controller"),
                failed(verifier(Shelf.of(controlled)).verify(forged, STRICT)));
    }

    @Test
    @DisplayName("V13: an issuer that is an object; one that differs in case or by a blank")
    void theIssuerIsComparedLetterForLetter() {
        JsonObject shelved = Persona.ISSUER.document("did:shelf:Club", "assertionMethod");
        CredentialVerifier withShelf = verifier(Shelf.of(shelved));
        for (String issuer :
                List.of("did:shelf:Club", "did:shelf:club", "did:shelf:Club#key-1", "https://club.example")) {
            JsonObject stated =
                    Papers.credential().with("issuer", JsonObject.empty().with("id", issuer));
            JsonObject signed =
                    Papers.signed(stated, Papers.assertion(url("did:shelf:Club#key-1")), Persona.ISSUER.key());
            List<String> expected = issuer.equals("did:shelf:Club") ? List.of() : List.of("issuer-is-controller");
            assertEquals(expected, failed(withShelf.verify(signed, STRICT)), issuer);
        }
        JsonObject blank = Papers.issued(Papers.credential().with("issuer", "did:a "));
        assertEquals(List.of("structure"), failed(withShelf.verify(blank, STRICT)));
    }

    @Test
    void tellsWhenTheIssuersDocumentHasTheSameKeyUnderAnotherName() {
        JsonObject club = Persona.MALLORY.document("did:shelf:club", "assertionMethod");
        JsonObject signed = Papers.signed(
                Papers.credential().with("issuer", "did:shelf:club"),
                Papers.assertion(Persona.MALLORY.method()),
                Persona.MALLORY.key());
        Problem problem =
                verifier(Shelf.of(club)).verify(signed, STRICT).problems().get(0);
        assertTrue(problem.detail()
                .endsWith("that document lists the same key under another name, did:shelf:club#key-1."));
        assertTrue(problem.nextStep().orElseThrow().contains("did:shelf:club#key-1"));
    }

    @Test
    void resolvesADidOnceHoweverManyProofsAndChecksNameIt() {
        CountedShelf shelf = CountedShelf.of(Shelf.of(Persona.ISSUER.document("did:shelf:club", "assertionMethod")));
        JsonObject signed = Papers.credential().with("issuer", "did:shelf:other");
        for (int proof = 0; proof < 3; proof++) {
            signed = Papers.signed(signed, Papers.assertion(url("did:shelf:club#key-1")), Persona.ISSUER.key());
        }
        InstantSource clock = InstantSource.fixed(Papers.NOW);
        CredentialVerifier counted = CredentialVerifier.of(shelf.resolver(clock), Cryptography.standard(), clock);
        assertInstanceOf(Verdict.Rejected.class, counted.verify(signed, STRICT));
        assertEquals(
                List.of("did:shelf:club", "did:shelf:other"),
                shelf.asked().stream().map(Did::toString).toList());
    }

    @Test
    void aFurtherSignatureDoesNotTakeTheIssuersPlace() {
        JsonObject witnessed = Papers.signed(ISSUED, Papers.assertion(Persona.WITNESS.method()), Persona.WITNESS.key());
        VerifiedCredential accepted = verifier.verify(witnessed, STRICT).orThrow();
        assertEquals(Persona.ISSUER.did(), accepted.issuer());
        assertEquals(List.of(Persona.ISSUER.method()), accepted.issuerMethods());
        assertEquals(List.of(Persona.WITNESS.method()), accepted.furtherMethods());
    }

    @Test
    void theIssuerNeedNotControlTheKeyWhenThePolicySaysWhy() {
        JsonObject forged =
                Papers.signed(Papers.credential(), Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key());
        Verdict<VerifiedCredential> verdict =
                verifier.verify(forged, STRICT.issuerNeedNotControlKey("the issuer has no DID yet"));
        assertEquals(Persona.MALLORY.did(), verdict.orThrow().issuer());
        waived(verdict, "issuer-is-controller", "the issuer has no DID yet");
    }

    @Test
    @DisplayName("V14: a proof of login is no statement")
    void refusesAProofForAnotherPurpose() {
        JsonObject login = Papers.signed(
                Papers.credential(), Papers.authentication(Persona.ISSUER.method()), Persona.ISSUER.key());
        assertEquals(List.of("proofs", "proof", "purpose"), failed(verifier.verify(login, STRICT)));
    }

    @Test
    @DisplayName("V14, D15: a key that the issuer uses to log in only")
    void refusesAKeyThatIsNotForAssertions() {
        JsonObject club = Persona.ISSUER.document("did:shelf:club", "authentication");
        JsonObject signed = Papers.signed(
                Papers.credential().with("issuer", "did:shelf:club"),
                Papers.assertion(url("did:shelf:club#key-1")),
                Persona.ISSUER.key());
        assertEquals(
                List.of("proofs", "proof", "key"),
                failed(verifier(Shelf.of(club)).verify(signed, STRICT)));
    }

    @Test
    void cannotDecideWhenTheIssuersDocumentCannotBeReached() {
        JsonObject signed = Papers.signed(
                Papers.credential().with("issuer", "did:shelf:down"),
                Papers.assertion(url("did:shelf:down#key-1")),
                Persona.ISSUER.key());
        Verdict<VerifiedCredential> verdict = verifier.verify(signed, STRICT);
        assertInstanceOf(Verdict.Undecided.class, verdict);
    }

    @Test
    void cannotDecideAnUnknownSuite() {
        JsonObject proof = ISSUED.object("proof").orElseThrow().with("cryptosuite", "falcon512-jcs-2024");
        Verdict<VerifiedCredential> verdict = verifier.verify(ISSUED.with("proof", proof), STRICT);
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(ProofProblem.UNKNOWN_CRYPTOSUITE, verdict.problems().get(0).type());
    }

    @Test
    @DisplayName("V35: validFrom <= at <= validUntil, both bounds included")
    void validityIncludesItsBounds() {
        JsonObject undated = Papers.signed(
                Papers.credential(),
                coop.kith.vc.proof.integrity.ProofOptions.of(
                        new coop.kith.vc.proof.integrity.suite.EddsaJcs2022(),
                        Persona.ISSUER.method(),
                        coop.kith.vc.proof.ProofPurpose.ASSERTION_METHOD),
                Persona.ISSUER.key());
        assertEquals(List.of(), failedAt(undated, Papers.VALID_FROM, STRICT));
        assertEquals(List.of(), failedAt(undated, Papers.VALID_UNTIL, STRICT));
        assertEquals(List.of("validity"), failedAt(undated, Papers.VALID_FROM.minusNanos(1), STRICT));
        assertEquals(List.of("validity"), failedAt(undated, Papers.VALID_UNTIL.plusNanos(1), STRICT));
        VerificationPolicy minute = STRICT.allowingClockSkew(Duration.ofMinutes(1));
        assertEquals(List.of(), failedAt(undated, Papers.VALID_FROM.minusSeconds(60), minute));
        assertEquals(List.of(), failedAt(undated, Papers.VALID_UNTIL.plusSeconds(60), minute));
        assertEquals(List.of("validity"), failedAt(undated, Papers.VALID_FROM.minusSeconds(61), minute));
        assertEquals(List.of("validity"), failedAt(undated, Papers.VALID_UNTIL.plusSeconds(61), minute));
    }

    @Test
    @DisplayName("V35: a credential that ends before it begins; a clock that is a day slow")
    void refusesTimesThatCannotBe() {
        JsonObject never = Papers.issued(Papers.credential().with("validUntil", "2026-01-01T00:00:00Z"));
        assertEquals(List.of("structure"), failed(verifier.verify(never, STRICT)));
        JsonObject fresh = Papers.signed(
                Papers.credential(),
                Papers.assertion(Persona.ISSUER.method()).created(Papers.NOW),
                Persona.ISSUER.key());
        assertEquals(List.of(), failedAt(fresh, Papers.NOW, STRICT));
        assertEquals(
                List.of("proofs", "proof", "dates"), failedAt(fresh, Papers.NOW.minus(Duration.ofDays(1)), STRICT));
    }

    @Test
    void saysSinceWhenItIsExpired() {
        Problem problem = verifier.verify(ISSUED, STRICT, Papers.VALID_UNTIL.plusSeconds(1))
                .problems()
                .get(0);
        assertEquals(VerifyProblem.EXPIRED, problem.type());
        assertEquals("/validUntil", problem.where().toString());
        assertTrue(problem.detail().contains("2026-12-31T23:59:59Z"), problem.detail());
    }

    @Test
    void theClockIsTheOneThatWasGiven() {
        CredentialVerifier later = CredentialVerifier.of(
                Shelf.empty().resolver(InstantSource.fixed(Papers.NOW)),
                Cryptography.standard(),
                InstantSource.fixed(Papers.VALID_UNTIL.plusSeconds(1)));
        assertEquals(List.of("validity"), failed(later.verify(ISSUED, STRICT)));
    }

    @Test
    @DisplayName("what cannot be looked at is undecided, and a policy may do without it by name")
    void whatCannotBeLookedAtIsUndecidedUnlessWaived() {
        String why = "kiosk without a network";
        JsonObject status = JsonObject.empty().with("type", "BitstringStatusListEntry");
        linked("credentialStatus", status, "status", STRICT.ignoringStatus(why));
        JsonObject schema =
                JsonObject.empty().with("id", "https://club.example/s.json").with("type", "JsonSchema");
        linked("credentialSchema", schema, "schema", STRICT.ignoringSchema(why));
        JsonObject resource = JsonObject.empty()
                .with("id", "https://club.example/logo.png")
                .with("digestMultibase", "zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n");
        linked("relatedResource", resource, "related-resources", STRICT.ignoringRelatedResources(why));
    }

    private void linked(String member, JsonObject value, String check, VerificationPolicy lenient) {
        JsonObject signed = Papers.issued(Papers.credential().with(member, value));
        Verdict<VerifiedCredential> strict = verifier.verify(signed, STRICT);
        assertInstanceOf(Verdict.Undecided.class, strict, member);
        assertEquals("/" + member, strict.problems().get(0).where().toString());
        Verdict<VerifiedCredential> waived = verifier.verify(signed, lenient);
        assertInstanceOf(Verdict.Accepted.class, waived, member);
        waived(waived, check, "kiosk without a network");
    }

    @Test
    void whatIsForPeopleToReadDecidesNothing() {
        JsonObject typed = JsonObject.empty().with("type", "Anything").with("id", "https://club.example/x");
        JsonObject signed = Papers.issued(Papers.credential()
                .with("evidence", typed)
                .with("termsOfUse", typed)
                .with("refreshService", typed));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(signed, STRICT));
    }

    @Test
    void aFailureWeighsMoreThanADoubt() {
        JsonObject signed = Papers.issued(Papers.credential()
                .with("credentialStatus", JsonObject.empty().with("type", "BitstringStatusListEntry")));
        Verdict<VerifiedCredential> verdict = verifier.verify(signed, STRICT, Papers.VALID_UNTIL.plusSeconds(1));
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertEquals(1, verdict.problems().size());
    }

    @Test
    void aPolicyMayDemandMore() {
        VerificationPolicy members = STRICT.requiring(
                "membership",
                credential -> credential.types().contains("MembershipCredential")
                        ? Optional.empty()
                        : Optional.of(Problem.of(VcProblem.RANGE_ERROR, "only memberships count here")));
        assertInstanceOf(Verdict.Accepted.class, verifier.verify(ISSUED, members));
        JsonObject other = Papers.issued(Papers.credential().with("type", "VerifiableCredential"));
        assertEquals(List.of("policy", "membership"), failed(verifier.verify(other, members)));
    }

    @Test
    void handsOnOnlyTheContextsThatWereSigned() {
        JsonArray more = JsonArray.of(
                new JsonString("https://www.w3.org/ns/credentials/v2"),
                new JsonString("https://club.example/membership/v1"),
                new JsonString("https://evil.example/v1"));
        VerifiedCredential accepted =
                verifier.verify(ISSUED.with("@context", more), STRICT).orThrow();
        assertEquals(ISSUED, accepted.credential().json());
    }

    @Test
    @DisplayName("V19: a stranger's proof over fewer contexts")
    void aFurtherProofDoesNotChooseWhichOfTheIssuersContextsCount() {
        JsonObject fewer = ISSUED.with("@context", JsonArray.of(new JsonString("https://www.w3.org/ns/credentials/v2")))
                .without("proof");
        JsonObject strangers = Papers.signed(fewer, Papers.assertion(Persona.MALLORY.method()), Persona.MALLORY.key());
        JsonObject both = ISSUED.with(
                "proof",
                JsonArray.of(
                        ISSUED.object("proof").orElseThrow(),
                        strangers.object("proof").orElseThrow()));
        Verdict<VerifiedCredential> verdict = verifier.verify(both, STRICT);
        assertEquals(List.of("proofs", "contexts"), failed(verdict));
        assertEquals("/@context", verdict.problems().get(0).where().toString());
    }

    @Test
    @DisplayName("V15: a credential that answers a challenge does so once, and only to a verifier that remembers")
    void aCredentialThatAnswersAChallengeDoesSoOnce() {
        JsonObject answer = Papers.signed(
                Papers.credential(),
                Papers.assertion(Persona.ISSUER.method()).audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.ISSUER.key());
        VerificationPolicy expecting = VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN);
        Verdict<VerifiedCredential> forgetful = verifier.verify(answer, expecting);
        assertInstanceOf(Verdict.Undecided.class, forgetful);
        assertEquals(VerifyProblem.NO_REPLAY_GUARD, forgetful.problems().get(0).type());
        CredentialVerifier remembering = verifier.withReplayGuard(ReplayMemory.of(InstantSource.fixed(Papers.NOW)));
        assertInstanceOf(
                Verdict.Rejected.class, remembering.verify(answer, expecting, Papers.VALID_UNTIL.plusSeconds(1)));
        assertInstanceOf(Verdict.Accepted.class, remembering.verify(answer, expecting));
        Verdict<VerifiedCredential> again = remembering.verify(answer, expecting);
        assertEquals(List.of("replay"), failed(again));
        assertEquals(DiProblem.INVALID_CHALLENGE_ERROR, again.problems().get(0).type());
    }

    private void waived(Verdict<VerifiedCredential> verdict, String name, String why) {
        Check check = verdict.protocol().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(Outcome.NOT_REQUESTED, check.outcome());
        assertTrue(check.problem().orElseThrow().detail().endsWith(": " + why));
    }

    private List<String> failedAt(JsonObject json, Instant at, VerificationPolicy policy) {
        return failed(verifier.verify(json, policy, at));
    }

    /** The names of the failed checks, from the top of the tree down; a part that only repeats its parent's name is left out. */
    private static List<String> failed(Verdict<VerifiedCredential> verdict) {
        return verdict.protocol().stream()
                .flatMap(check -> failed(check).stream())
                .distinct()
                .toList();
    }

    private static List<String> failed(Check check) {
        if (check.outcome() != Outcome.FAILED) {
            return List.of();
        }
        List<String> names = new java.util.ArrayList<>(List.of(check.name()));
        check.parts().forEach(part -> names.addAll(failed(part)));
        return names;
    }

    private static DidUrl url(String text) {
        return DidUrl.parse(text).orThrow();
    }

    private static CredentialVerifier verifier(Shelf shelf) {
        InstantSource clock = InstantSource.fixed(Papers.NOW);
        return CredentialVerifier.of(shelf.resolver(clock), Cryptography.standard(), clock);
    }
}
