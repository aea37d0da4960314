package coop.kith.vc.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.crypto.Cryptography;
import coop.kith.did.Did;
import coop.kith.did.DidUrl;
import coop.kith.did.method.webvh.LogChange;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.json.JsonString;
import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.vc.proof.ProofProblem;
import coop.kith.vc.proof.ReplayMemory;
import coop.kith.vc.proof.Sighting;
import coop.kith.vc.proof.integrity.suite.EddsaJcs2022;
import coop.kith.vc.testing.LoggedClub;
import coop.kith.vc.testing.Papers;
import coop.kith.vc.testing.Persona;
import coop.kith.vc.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential signed with a key that its issuer's did:webvh lists no more. */
@DisplayName("D34: key removed, replaced or revoked since, DID deactivated since")
final class KeyAtSigningTest {
    private static final Instant FOUNDED = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant SIGNED = Instant.parse("2026-10-10T00:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-10-12T00:00:00Z");
    private static final Instant ROTATED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-10T00:00:00Z");
    private static final VerificationPolicy LOOKING =
            VerificationPolicy.strict().acceptingRotatedKeys("old minutes are read");

    @TempDir
    private Path folder;

    private LoggedClub club;
    private Did did;

    @BeforeEach
    void aClubRotatesItsKeyBeforeItsWitness() {
        club = new LoggedClub(folder, true);
        club.founded(FOUNDED, Persona.ISSUER);
        did = club.rotated(ROTATED, Persona.ISSUER, Persona.HOLDER);
    }

    @Test
    void isRejectedByDefault() {
        assertInstanceOf(Verdict.Rejected.class, verify(VerificationPolicy.strict(), old(SIGNED)));
        assertEquals(Optional.empty(), fact(VerificationPolicy.strict(), "signing-time"));
    }

    @Test
    void isAcceptedWhereItWasSeenBeforeTheKeyWasRetired() {
        assertInstanceOf(Verdict.Accepted.class, verify(seen(SEEN), old(SIGNED)));
        Check key = key(verify(seen(SEEN), old(SIGNED)));
        assertEquals("WITNESSED", key.facts().get("signing-time"));
        assertEquals("witnesses", key.facts().get("in-force-clock"));
        assertEquals(FOUNDED.toString(), key.facts().get("in-force-from"));
        assertEquals(ROTATED.toString(), key.facts().get("in-force-until"));
        assertEquals("our inbox", key.facts().get("seen-by"));
        assertEquals("old minutes are read", key.facts().get("why"));
    }

    @Test
    void isUndecidedWhereNobodyElseSawItThoughWitnessesSawTheRotation() {
        Verdict<VerifiedCredential> verdict = verify(LOOKING, old(SIGNED));
        assertInstanceOf(Verdict.Undecided.class, verdict);
        assertEquals(List.of(ProofProblem.SIGNING_TIME_CLAIMED_ONLY.uri()), problems(verdict));
        assertEquals("CLAIMED_ONLY", key(verdict).facts().get("signing-time"));
        assertEquals(Outcome.PASSED, check(verdict, "signature").outcome());
    }

    @Test
    void isNotAcceptedWhereItWasFirstSeenAfterTheKeyWasRetired() {
        assertEquals(List.of(ProofProblem.SIGNING_TIME_CLAIMED_ONLY.uri()), problems(verify(seen(AFTER), old(SIGNED))));
        assertInstanceOf(Verdict.Undecided.class, verify(seen(ROTATED), old(SIGNED)));
        assertInstanceOf(Verdict.Accepted.class, verify(seen(ROTATED.minusNanos(1)), old(SIGNED)));
    }

    @Test
    void isRejectedWhereItSaysItselfThatTheKeyWasRetired() {
        for (Instant created : List.of(ROTATED, AFTER, FOUNDED.minusSeconds(1))) {
            Verdict<VerifiedCredential> verdict = verify(seen(SEEN), old(created));
            assertInstanceOf(Verdict.Rejected.class, verdict);
            assertTrue(problems(verdict).contains(ProofProblem.KEY_NOT_IN_FORCE.uri()));
        }
    }

    @Test
    void aSightingBeforeItsDateShowsNothing() {
        Instant before = SIGNED.minusSeconds(1);
        assertInstanceOf(Verdict.Undecided.class, verify(seen(before), old(SIGNED)));
        assertInstanceOf(
                Verdict.Accepted.class,
                verify(seen(before).allowingClockSkew(java.time.Duration.ofSeconds(1)), old(SIGNED)));
    }

    @Test
    void aProofWithoutADateIsJudgedByTheSightingAlone() {
        JsonObject undated = Papers.signed(
                credential(),
                coop.kith.vc.proof.integrity.ProofOptions.of(
                        new EddsaJcs2022(),
                        LoggedClub.method(did, Persona.ISSUER),
                        coop.kith.vc.proof.ProofPurpose.ASSERTION_METHOD),
                Persona.ISSUER.key());
        assertInstanceOf(Verdict.Accepted.class, verify(seen(SEEN), undated));
        assertInstanceOf(Verdict.Rejected.class, verify(LOOKING, undated));
        assertInstanceOf(Verdict.Rejected.class, verify(seen(AFTER), undated));
    }

    @Test
    void aSignatureOfAnotherKeyIsRejectedWhateverWasSeen() {
        JsonObject forged = signed(SIGNED, LoggedClub.method(did, Persona.ISSUER), Persona.MALLORY);
        assertInstanceOf(Verdict.Rejected.class, verify(seen(SEEN), forged));
        assertInstanceOf(Verdict.Rejected.class, verify(LOOKING, forged));
        JsonObject stranger = signed(SIGNED, LoggedClub.method(did, Persona.MALLORY), Persona.MALLORY);
        assertInstanceOf(Verdict.Rejected.class, verify(seen(SEEN), stranger));
    }

    @Test
    void aKeyInForceIsJudgedAsWithoutTheVerbAndNoHistoryIsRead() {
        JsonObject current = signed(AFTER, LoggedClub.method(did, Persona.HOLDER), Persona.HOLDER);
        assertInstanceOf(Verdict.Accepted.class, verify(VerificationPolicy.strict(), current));
        int before = club.asked().size();
        Verdict<VerifiedCredential> verdict = verify(LOOKING, current);
        assertInstanceOf(Verdict.Accepted.class, verdict);
        assertEquals(Optional.empty(), Optional.ofNullable(key(verdict).facts().get("signing-time")));
        assertEquals(2 * before, club.asked().size());
    }

    @Test
    void aDeactivatedDidIsJudgedByTheSameRule() {
        Instant closed = AFTER.plusSeconds(1);
        club.changed(closed, LogChange.deactivation(), Persona.HOLDER);
        JsonObject last = signed(AFTER, LoggedClub.method(did, Persona.HOLDER), Persona.HOLDER);
        assertInstanceOf(Verdict.Rejected.class, verify(VerificationPolicy.strict(), last));
        assertInstanceOf(Verdict.Undecided.class, verify(LOOKING, last));
        assertInstanceOf(Verdict.Accepted.class, verify(seen(AFTER), last));
        assertInstanceOf(Verdict.Undecided.class, verify(seen(closed), last));
    }

    @Test
    void aRevocationReachesBackToTheMomentItNames() {
        JsonObject revoked = Persona.ISSUER
                .methodNamed(LoggedClub.method(did, Persona.ISSUER).toString(), did.toString())
                .with("revoked", SEEN.toString());
        club.changed(
                AFTER,
                LogChange.none()
                        .editing(document -> document.with(
                                "verificationMethod",
                                JsonArray.of(
                                        revoked,
                                        Persona.HOLDER.methodNamed(
                                                LoggedClub.method(did, Persona.HOLDER)
                                                        .toString(),
                                                did.toString())))),
                Persona.HOLDER);
        assertInstanceOf(Verdict.Undecided.class, verify(seen(SEEN), old(SIGNED)));
        assertInstanceOf(Verdict.Accepted.class, verify(seen(SEEN.minusSeconds(1)), old(SIGNED)));
        assertInstanceOf(Verdict.Rejected.class, verify(seen(SEEN), old(SEEN)));
    }

    @Test
    void aPresentationIsMadeNowSoItsOwnProofNeedsAKeyOfNow() {
        JsonObject presentation = Papers.signed(
                Papers.presentation().without("verifiableCredential").with("holder", did.toString()),
                Papers.authentication(LoggedClub.method(did, Persona.ISSUER))
                        .created(SIGNED)
                        .audience(Papers.CHALLENGE, Papers.DOMAIN),
                Persona.ISSUER.key());
        Verdict<VerifiedPresentation> verdict = PresentationVerifier.of(
                        verifier(), ReplayMemory.of(InstantSource.fixed(Papers.NOW)))
                .verify(
                        presentation,
                        VerificationPolicy.expecting(Papers.CHALLENGE, Papers.DOMAIN)
                                .acceptingRotatedKeys(new Sighting(SEEN, "our inbox"), "a test"));
        assertInstanceOf(Verdict.Rejected.class, verdict);
    }

    @Test
    void aMethodWithoutAPastIsRefusedAndSaysSo() {
        String web = "did:web:club.example";
        club.publishing(Persona.HOLDER.document(web, "assertionMethod").toString());
        JsonObject credential = Papers.signed(
                credential().with("issuer", web),
                Papers.assertion(DidUrl.parse(web + "#key-0").orThrow()).created(SIGNED),
                Persona.ISSUER.key());
        Verdict<VerifiedCredential> verdict = verify(seen(SEEN), credential);
        assertInstanceOf(Verdict.Rejected.class, verdict);
        assertTrue(problems(verdict).contains(ProofProblem.KEY_HISTORY_NOT_KEPT.uri()));
        assertEquals(
                1, problems(verify(VerificationPolicy.strict(), credential)).size());
    }

    @Test
    void aReasonAndAWitnessAreDemanded() {
        assertThrows(
                IllegalArgumentException.class,
                () -> VerificationPolicy.strict().acceptingRotatedKeys(" "));
        assertThrows(IllegalArgumentException.class, () -> new Sighting(SEEN, ""));
    }

    /** The name stays, the key is another. */
    @Nested
    final class ReplacedUnderItsOldName {
        private DidUrl name;

        @BeforeEach
        void theKeyIsReplaced() {
            name = DidUrl.of(did, "key-1");
            club.changed(ROTATED.plusSeconds(1), listing(Persona.MALLORY), Persona.HOLDER);
            club.changed(AFTER, listing(Persona.WITNESS), Persona.HOLDER);
        }

        private LogChange listing(Persona key) {
            return LogChange.none()
                    .editing(document -> document.with(
                                    "verificationMethod",
                                    JsonArray.of(key.methodNamed(name.toString(), did.toString())))
                            .with("assertionMethod", JsonArray.of(new JsonString(name.toString()))));
        }

        @Test
        void isFoundInTheHistory() {
            Instant then = ROTATED.plusSeconds(2);
            JsonObject credential = signed(then, name, Persona.MALLORY);
            assertInstanceOf(Verdict.Rejected.class, verify(VerificationPolicy.strict(), credential));
            assertInstanceOf(Verdict.Undecided.class, verify(LOOKING, credential));
            assertInstanceOf(Verdict.Accepted.class, verify(seen(then), credential));
            assertInstanceOf(Verdict.Undecided.class, verify(seen(AFTER), credential));
            assertInstanceOf(Verdict.Rejected.class, verify(seen(then), signed(then, name, Persona.ISSUER)));
        }

        @Test
        void theKeyOfNowNeedsNoHistory() {
            assertInstanceOf(Verdict.Accepted.class, verify(LOOKING, signed(AFTER, name, Persona.WITNESS)));
        }
    }

    /** No witness saw the rotation either. */
    @Test
    void withoutWitnessesTheIntervalRestsOnTheControllersClockAndSaysSo(@TempDir Path other) {
        club = new LoggedClub(other, false);
        club.founded(FOUNDED, Persona.ISSUER);
        did = club.rotated(ROTATED, Persona.ISSUER, Persona.HOLDER);
        assertInstanceOf(Verdict.Undecided.class, verify(LOOKING, old(SIGNED)));
        Verdict<VerifiedCredential> verdict = verify(seen(SEEN), old(SIGNED));
        assertInstanceOf(Verdict.Accepted.class, verdict);
        assertEquals("controller", key(verdict).facts().get("in-force-clock"));
    }

    private static VerificationPolicy seen(Instant at) {
        return VerificationPolicy.strict().acceptingRotatedKeys(new Sighting(at, "our inbox"), "old minutes are read");
    }

    private JsonObject credential() {
        return Papers.credential().with("issuer", did.toString());
    }

    private JsonObject old(Instant created) {
        return signed(created, LoggedClub.method(did, Persona.ISSUER), Persona.ISSUER);
    }

    private JsonObject signed(Instant created, DidUrl method, Persona by) {
        return Papers.signed(credential(), Papers.assertion(method).created(created), by.key());
    }

    private CredentialVerifier verifier() {
        InstantSource clock = InstantSource.fixed(Papers.NOW);
        return CredentialVerifier.of(club.resolver(clock), Cryptography.standard(), clock);
    }

    private Verdict<VerifiedCredential> verify(VerificationPolicy policy, JsonObject credential) {
        return verifier().verify(credential, policy);
    }

    private Optional<String> fact(VerificationPolicy policy, String name) {
        return Optional.ofNullable(key(verify(policy, old(SIGNED))).facts().get(name));
    }

    private static List<String> problems(Verdict<?> verdict) {
        return verdict
                .<List<Problem>>fold(accepted -> List.of(), rejected -> rejected.problems(), later -> later.problems())
                .stream()
                .map(problem -> problem.type().uri())
                .toList();
    }

    private static Check key(Verdict<?> verdict) {
        return check(verdict, "key");
    }

    private static Check check(Verdict<?> verdict, String name) {
        return verdict.protocol().stream()
                .flatMap(KeyAtSigningTest::all)
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Check> all(Check check) {
        return Stream.concat(Stream.of(check), check.parts().stream().flatMap(KeyAtSigningTest::all));
    }
}
