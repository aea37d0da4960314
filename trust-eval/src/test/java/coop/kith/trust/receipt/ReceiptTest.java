package coop.kith.trust.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.problem.Problem;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.View.Privacy;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import coop.kith.vc.verify.VerifiedCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer of some time ago, computed again by somebody else. */
final class ReceiptTest {
    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant ASKED = Instant.parse("2026-04-01T09:00:00Z");
    private static final Person MARA = Person.named("mara");
    private static final Person BEN = Person.named("ben");
    private static final Person CHLOE = Person.named("chloe");
    private static final Person ANA = Person.named("ana");
    private static final Policy POLICY =
            Policy.bundled("vouched-newcomer").orThrow().withAnchors(List.of(MARA.did()));

    private static List<Evidence> village() {
        List<Evidence> evidence = new ArrayList<>();
        for (Person friend : List.of(BEN, CHLOE)) {
            evidence.addAll(knows(MARA, friend, THEN));
            evidence.addAll(knows(friend, ANA, THEN));
        }
        return evidence;
    }

    private static List<Evidence> knows(Person one, Person other, Instant at) {
        return List.of(
                Dtg.evidence(one, Dtg.relationship(other, at), at), Dtg.evidence(other, Dtg.relationship(one, at), at));
    }

    private static JsonObject receipt(List<Evidence> evidence, Privacy privacy) {
        TrustAnswer answer = TrustEngine.over(evidence).ask(new TrustQuestion(ANA.did(), ASKED, ASKED), POLICY);
        return ScoreReceipt.issue(answer, evidence, privacy, MARA.issuer(), ASKED)
                .orThrow();
    }

    private static VerifiedCredential verified(JsonObject receipt) {
        return CredentialVerifier.standard()
                .verify(receipt, VerificationPolicy.strict(), ASKED)
                .orThrow();
    }

    private static Replay replay(JsonObject receipt, List<Evidence> evidence) {
        return Replay.of(verified(receipt), POLICY, evidence).orThrow();
    }

    @ParameterizedTest
    @EnumSource
    void theSameEvidenceGivesTheSameAnswer(Privacy privacy) {
        JsonObject receipt = receipt(village(), privacy);
        List<Evidence> shuffled = new ArrayList<>(village());
        Collections.shuffle(shuffled, new Random(4));
        Replay.Same same = assertInstanceOf(Replay.Same.class, replay(receipt, shuffled));
        assertEquals(Decision.ALLOW, same.answer().decision());
    }

    @Test
    void anotherLogThatSawItLaterAndKnowsMoreGivesTheSameAnswer() {
        List<Evidence> later = new ArrayList<>(knows(MARA, ANA, ASKED.plus(Duration.ofDays(1))));
        village().forEach(one -> later.add(one.seenAt(ASKED.plus(Duration.ofDays(9)))));
        assertInstanceOf(Replay.Same.class, replay(receipt(village(), Privacy.NAMED), later));
        Replay.Missing counted =
                assertInstanceOf(Replay.Missing.class, replay(receipt(village(), Privacy.COUNTS), later));
        assertEquals(List.of(), counted.digests(), "a receipt that only counts cannot say which");
    }

    @Test
    void theCommunityThatWasAskedForIsPartOfTheQuestion() {
        TrustQuestion question = new TrustQuestion(ANA.did(), ASKED, ASKED).within(MARA.did());
        TrustAnswer answer = TrustEngine.over(village()).ask(question, POLICY);
        JsonObject receipt = ScoreReceipt.issue(answer, village(), Privacy.NAMED, MARA.issuer(), ASKED)
                .orThrow();
        Replay.Same same = assertInstanceOf(Replay.Same.class, replay(receipt, village()));
        assertEquals(question, same.answer().question());
    }

    @Test
    void whatIsMissingIsNamed() {
        List<Evidence> part = new ArrayList<>(village());
        Evidence gone = part.remove(2);
        Replay.Missing missing =
                assertInstanceOf(Replay.Missing.class, replay(receipt(village(), Privacy.NAMED), part));
        assertEquals(List.of(gone.digestMultibase()), missing.digests());
    }

    /** Signed by somebody who computes otherwise, or lies. */
    @Test
    void anAnswerThatDoesNotFollowIsFoundOut() {
        TrustAnswer lie =
                TrustEngine.over(village().subList(0, 4)).ask(new TrustQuestion(ANA.did(), ASKED, ASKED), POLICY);
        assertEquals(Decision.NEED, lie.decision());
        JsonObject receipt = ScoreReceipt.issue(lie, village(), Privacy.NAMED, MARA.issuer(), ASKED)
                .orThrow();
        Replay.Differs differs = assertInstanceOf(Replay.Differs.class, replay(receipt, village()));
        assertTrue(
                differs.at().stream().anyMatch(place -> place.toString().equals("/verdict")),
                () -> differs.at().toString());
    }

    @Test
    void aChangedReceiptDoesNotVerify() {
        String text = Json.write(receipt(village(), Privacy.NAMED)).replace("\"allow\"", "\"deny\"");
        String verdict = CredentialVerifier.standard()
                .verify(text, VerificationPolicy.strict(), ASKED)
                .fold(accepted -> "accepted", rejected -> "rejected", undecided -> "undecided");
        assertEquals("rejected", verdict);
    }

    @Test
    void anotherPolicyAnotherFormatAndOtherCredentialsAreRefused() {
        VerifiedCredential receipt = verified(receipt(village(), Privacy.NAMED));
        Policy other = Policy.bundled("count-only").orThrow().withAnchors(List.of(MARA.did()));
        assertEquals(ReceiptProblem.OTHER_POLICY, refused(receipt, other).type());
        VerifiedCredential relationship = MARA.verified(Dtg.relationship(BEN, THEN), ASKED);
        assertEquals(ReceiptProblem.NOT_A_RECEIPT, refused(relationship, POLICY).type());
        JsonObject claims =
                receipt.credential().json().object("credentialSubject").orElseThrow();
        JsonObject unsigned = receipt.credential().json().without("proof");
        assertEquals(
                ReceiptProblem.OTHER_FORMAT,
                refused(
                                MARA.verified(
                                        unsigned.with("credentialSubject", claims.with("format", "receipt-1")), ASKED),
                                POLICY)
                        .type());
        for (String claim : List.of("engine", "question", "policy", "evidence", "privacy", "answer", "answerDigest")) {
            assertEquals(
                    ReceiptProblem.NOT_A_RECEIPT,
                    refused(MARA.verified(unsigned.with("credentialSubject", claims.without(claim)), ASKED), POLICY)
                            .type(),
                    claim);
        }
    }

    @Test
    void aReceiptHoldsNoSentence() {
        for (Privacy privacy : Privacy.values()) {
            String text = Json.write(receipt(village(), privacy));
            assertFalse(text.contains("sentence"), text);
            assertFalse(text.contains("vouch for"), text);
        }
        assertTrue(Json.write(receipt(village(), Privacy.ROLES)).contains("\"voucher-1\""));
    }

    /** Who computes the same comes to the same; who does not is told by whom the other was computed. */
    @Test
    void anotherEngineIsHeldToTheSameValues() {
        JsonObject unsigned = receipt(village(), Privacy.NAMED).without("proof");
        JsonObject claims = unsigned.object("credentialSubject").orElseThrow();
        JsonObject other = claims.with("engine", new Engine("another", 7).json());
        assertInstanceOf(Replay.Same.class, replayed(unsigned, other));
        JsonObject answer = claims.object("answer").orElseThrow();
        Replay.Differs differs = assertInstanceOf(
                Replay.Differs.class, replayed(unsigned, other.with("answer", answer.with("verdict", "need"))));
        assertEquals(Optional.of(new Engine("another", 7)), differs.by());
        Replay.Differs ours = assertInstanceOf(
                Replay.Differs.class, replayed(unsigned, claims.with("answer", answer.with("verdict", "need"))));
        assertEquals(Optional.empty(), ours.by());
    }

    private static Replay replayed(JsonObject unsigned, JsonObject claims) {
        return Replay.of(MARA.verified(unsigned.with("credentialSubject", claims), ASKED), POLICY, village())
                .orThrow();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T08: a receipt binds what was known of the evidence, and what is learnt later changes nothing in it")
    void aReceiptBindsWhatWasKnownOfItsEvidence(Privacy privacy) {
        Compromise known = new Compromise(BEN.did(), THEN, ASKED);
        Compromise later = new Compromise(CHLOE.did(), THEN, ASKED.plusSeconds(1));
        List<Evidence> then = learnt(village(), known);
        JsonObject receipt = receipt(learnt(then, later), privacy);
        Replay.Same same = assertInstanceOf(Replay.Same.class, replay(receipt, learnt(then, later)));
        assertEquals(Decision.NEED, same.answer().decision());
        assertInstanceOf(Replay.Same.class, replay(receipt, then));
        Replay.Missing missing = assertInstanceOf(Replay.Missing.class, replay(receipt, village()));
        assertEquals(privacy == Privacy.COUNTS ? List.of() : List.of(known.digestMultibase()), missing.digests());
        assertInstanceOf(
                Replay.Same.class,
                replay(receipt(village(), privacy), learnt(village(), later)),
                "asked as of then, a log with later revocations says the same");
    }

    private static List<Evidence> learnt(List<Evidence> evidence, Compromise event) {
        return evidence.stream()
                .map(one -> one.issuer().equals(event.did()) ? one.with(List.of(event)) : one)
                .toList();
    }

    /** What a person reads beside the answer is part of what is computed again. */
    @ParameterizedTest
    @EnumSource
    void claimsBesideTheAnswerThatDoNotFollowAreFoundOut(Privacy privacy) {
        JsonObject unsigned = receipt(village(), privacy).without("proof");
        JsonObject claims = unsigned.object("credentialSubject").orElseThrow();
        JsonObject policy = claims.object("policy").orElseThrow();
        JsonObject evidence = claims.object("evidence").orElseThrow();
        for (JsonObject lie : List.of(
                claims.with("policy", policy.with("name", "audited")),
                claims.with("evidence", evidence.with("count", JsonNumber.of(1_000_000))),
                claims.with("verdict", "allow"))) {
            Replay.Differs differs = assertInstanceOf(
                    Replay.Differs.class,
                    Replay.of(MARA.verified(unsigned.with("credentialSubject", lie), ASKED), POLICY, village())
                            .orThrow());
            assertEquals(List.of(), differs.at());
        }
    }

    private static Problem refused(VerifiedCredential receipt, Policy policy) {
        return Replay.of(receipt, policy, village()).problems().get(0);
    }

    @Test
    void aReceiptThatTellsRolesOrCountsNamesNobodyElse() {
        for (Privacy privacy : List.of(Privacy.ROLES, Privacy.COUNTS)) {
            String text =
                    Json.write(receipt(village(), privacy).without("proof").without("issuer"));
            assertTrue(text.contains(ANA.did().toString()));
            for (Person other : List.of(MARA, BEN, CHLOE)) {
                assertFalse(text.contains(other.did().toString()), privacy + " names somebody");
            }
        }
    }

    @Test
    void theRootIsThatOfTheTreeOfRfc9162() {
        assertEquals("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", new EvidenceSet(List.of()).root());
        List<Evidence> all = village();
        assertNotEquals(
                EvidenceSet.of(all, ASKED).root(),
                EvidenceSet.of(all.subList(1, all.size()), ASKED).root());
        Evidence first = all.get(0);
        List<Evidence> moved = new ArrayList<>(all);
        moved.set(0, first.seenAt(first.receivedAt().plusNanos(1)));
        assertNotEquals(
                EvidenceSet.of(all, ASKED).root(), EvidenceSet.of(moved, ASKED).root());
        Compromise known = new Compromise(BEN.did(), THEN, ASKED);
        assertNotEquals(
                EvidenceSet.of(all, ASKED).root(),
                EvidenceSet.of(learnt(all, known), ASKED).root());
        assertEquals(
                EvidenceSet.of(all, ASKED).root(),
                EvidenceSet.of(learnt(all, known.learntAt(ASKED.plusNanos(1))), ASKED)
                        .root());
    }
}
