package coop.kith.trust.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import coop.kith.did.Did;
import coop.kith.json.JsonLiteral;
import coop.kith.json.JsonNumber;
import coop.kith.json.JsonObject;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Admitted;
import coop.kith.trust.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From really signed credentials to the answer. */
final class TrustEngineTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Neighbour MARA = Neighbour.named("mara");
    private static final Neighbour BEN = Neighbour.named("ben");
    private static final Neighbour CHLOE = Neighbour.named("chloe");
    private static final Neighbour ANA = Neighbour.named("ana");
    private static final Neighbour HANS = Neighbour.named("hans");
    private static final Neighbour JIA = Neighbour.named("jia");
    private static final List<Evidence> PROJECT = project();

    /** A maintainer of long standing, a newcomer whom two people know, and an impostor whom five puppets of one person know. */
    private static List<Evidence> project() {
        List<Evidence> evidence = new ArrayList<>();
        for (Neighbour trusted : List.of(BEN, CHLOE, HANS)) {
            evidence.addAll(MARA.knows(trusted));
        }
        evidence.addAll(BEN.knows(ANA));
        evidence.addAll(CHLOE.knows(ANA));
        for (int number = 1; number <= 5; number++) {
            Neighbour puppet = Neighbour.named("puppet " + number);
            evidence.addAll(HANS.knows(puppet));
            evidence.addAll(puppet.knows(JIA));
        }
        return List.copyOf(evidence);
    }

    private static Policy policy(String name) {
        return Policy.bundled(name).orThrow().withAnchors(List.of(MARA.did()));
    }

    private static TrustAnswer ask(List<Evidence> evidence, Did subject, String policy) {
        return TrustEngine.over(evidence).ask(new TrustQuestion(subject, NOW, NOW), policy(policy));
    }

    @Test
    @DisplayName(
            "T19: the XZ shape: counting allows the impostor, independence refers and names the one person behind all")
    void theNewcomerIsAllowedAndTheImpostorIsReferred() {
        assertEquals(Decision.ALLOW, ask(PROJECT, ANA.did(), "vouched-newcomer").decision());
        assertEquals(Decision.ALLOW, ask(PROJECT, JIA.did(), "count-only").decision());
        TrustAnswer answer = ask(PROJECT, JIA.did(), "vouched-newcomer");
        assertEquals(Decision.REFER, answer.decision());
        assertEquals(List.of(HANS.did()), answer.explanation().bottleneck());
        assertEquals(5, answer.result().counted());
        assertEquals(policy("vouched-newcomer").digest(), answer.policy().digest());
    }

    @Test
    @DisplayName("T11: fifty orders of arrival, one answer to the last byte")
    void theOrderOfArrivalMakesNoDifference() {
        String first = ask(PROJECT, JIA.did(), "vouched-newcomer").toString();
        String svg = ask(PROJECT, JIA.did(), "vouched-newcomer").toSvg();
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            List<Evidence> shuffled = new ArrayList<>(PROJECT);
            Collections.shuffle(shuffled, random);
            TrustAnswer again = ask(shuffled, JIA.did(), "vouched-newcomer");
            assertEquals(first, again.toString());
            assertEquals(svg, again.toSvg());
        }
    }

    @Test
    @DisplayName("T05: evidence that comes again changes nothing")
    void duplicatesAreNeutral() {
        List<Evidence> twice = new ArrayList<>(PROJECT);
        for (int copy = 0; copy < 10; copy++) {
            twice.addAll(PROJECT);
            twice.add(BEN.half(ANA, Neighbour.SIGNED, Optional.empty()));
        }
        assertEquals(
                ask(PROJECT, ANA.did(), "vouched-newcomer").toJson(),
                ask(twice, ANA.did(), "vouched-newcomer").toJson());
    }

    @Test
    @DisplayName("T02: knowing oneself changes nothing but is told")
    void selfPraiseIsNeutral() {
        List<Evidence> praised = new ArrayList<>(PROJECT);
        praised.add(ANA.half(ANA, Neighbour.SIGNED, Optional.empty()));
        TrustAnswer answer = ask(praised, ANA.did(), "vouched-newcomer");
        assertEquals(ask(PROJECT, ANA.did(), "vouched-newcomer").result(), answer.result());
        assertEquals("self", answer.explanation().notCounted().get(0).code());
    }

    @Test
    @DisplayName("T07: what has expired, or is not valid yet, does not count, and the answer says so")
    void onlyWhatHoldsAtTheTimeCounts() {
        List<Evidence> evidence = new ArrayList<>(MARA.knows(BEN));
        evidence.addAll(MARA.knows(CHLOE));
        evidence.addAll(BEN.knows(ANA));
        Instant until = Neighbour.SIGNED.plus(Duration.ofDays(30));
        evidence.add(CHLOE.half(ANA, Neighbour.SIGNED, Optional.of(until)));
        evidence.add(ANA.half(CHLOE, Neighbour.SIGNED, Optional.empty()));
        TrustEngine engine = TrustEngine.over(evidence);
        Policy policy = policy("vouched-newcomer");
        assertEquals(
                Decision.ALLOW,
                engine.ask(new TrustQuestion(ANA.did(), until, NOW), policy).decision());
        TrustAnswer later = engine.ask(new TrustQuestion(ANA.did(), until.plusSeconds(1), NOW), policy);
        assertEquals(Decision.NEED, later.decision());
        assertTrue(later.explanation().notCounted().stream()
                .anyMatch(one -> one.code().equals("expired")));
        TrustAnswer early = engine.ask(new TrustQuestion(ANA.did(), Neighbour.SIGNED.minusSeconds(1), NOW), policy);
        assertEquals(Ground.NOBODY, early.ground());
    }

    @Test
    @DisplayName(
            "T09: age is counted from the earlier of the two clocks: backdating harms its author, dating ahead gains"
                    + " nothing")
    void ageIsCountedFromTheEarlierClock() {
        Policy yearly = Policy.parse(Policy.bundled("vouched-newcomer")
                        .orThrow()
                        .withAnchors(List.of(MARA.did()))
                        .json()
                        .with("maxAge", "P1Y")
                        .with(
                                "quorum",
                                JsonObject.empty()
                                        .with("vouchers", JsonNumber.of(1))
                                        .with("independent", JsonLiteral.TRUE)))
                .orThrow();
        Instant recent = NOW.minus(Duration.ofDays(30));
        Instant old = NOW.minus(Duration.ofDays(400));
        assertEquals(Decision.ALLOW, vouchedFor(recent, recent, yearly).decision());
        for (TrustAnswer answer : List.of(
                vouchedFor(Instant.parse("1990-01-01T00:00:00Z"), recent, yearly), vouchedFor(recent, old, yearly))) {
            assertEquals(Ground.NOBODY, answer.ground());
            assertEquals("too-old", answer.explanation().notCounted().get(0).code());
        }
    }

    /** What is said of Ana when Mara and she know each other, by credentials that claim one time and came at another. */
    private static TrustAnswer vouchedFor(Instant claimed, Instant received, Policy policy) {
        List<Evidence> evidence = List.of(
                MARA.sign(Neighbour.relationship(ANA, claimed, Optional.empty()), claimed, received),
                ANA.sign(Neighbour.relationship(MARA, claimed, Optional.empty()), claimed, received));
        return TrustEngine.over(evidence).ask(new TrustQuestion(ANA.did(), NOW, NOW), policy);
    }

    @Test
    @DisplayName("T17: an anchor whose own word has ended leads to nobody: the floor, and the answer says what ended")
    void anAnchorWhoseWordHasEndedLeavesTheFloor() {
        Instant until = Neighbour.SIGNED.plus(Duration.ofDays(30));
        List<Evidence> evidence = new ArrayList<>(BEN.knows(ANA));
        evidence.add(MARA.half(BEN, Neighbour.SIGNED, Optional.of(until)));
        evidence.add(BEN.half(MARA, Neighbour.SIGNED, Optional.empty()));
        evidence.add(MARA.half(ANA, Neighbour.SIGNED, Optional.of(until)));
        evidence.add(ANA.half(MARA, Neighbour.SIGNED, Optional.empty()));
        TrustEngine engine = TrustEngine.over(evidence);
        Policy policy = policy("vouched-newcomer");
        assertEquals(
                Decision.ALLOW,
                engine.ask(new TrustQuestion(ANA.did(), until, NOW), policy).decision());
        TrustAnswer after = engine.ask(new TrustQuestion(ANA.did(), until.plusSeconds(1), NOW), policy);
        assertEquals(Ground.NOBODY, after.ground());
        assertEquals(0, after.result().upper());
        assertTrue(after.explanation().notCounted().stream()
                .anyMatch(one -> one.issuer().equals(MARA.did()) && one.code().equals("expired")));
    }

    @Test
    void whatReachedUsLaterIsAsIfItDidNotExist() {
        TrustQuestion before = new TrustQuestion(ANA.did(), NOW, Neighbour.SIGNED.minusSeconds(1));
        TrustAnswer answer = TrustEngine.over(PROJECT).ask(before, policy("vouched-newcomer"));
        assertEquals(Ground.NOBODY, answer.ground());
        assertEquals(List.of(), answer.explanation().notCounted());
    }

    @Test
    void oneHalfOfARelationshipIsNoVouchAndTheAnswerSaysWhatIsMissing() {
        List<Evidence> evidence = new ArrayList<>(MARA.knows(BEN));
        evidence.add(BEN.half(ANA, Neighbour.SIGNED, Optional.empty()));
        TrustAnswer answer = ask(evidence, ANA.did(), "vouched-newcomer");
        assertEquals(Ground.NOBODY, answer.ground());
        assertEquals("incomplete", answer.explanation().notCounted().get(0).code());
    }

    @Test
    @DisplayName("T10: two credentials under one id count for nothing, in whichever order they came")
    void equivocationNeverRaises() {
        List<Evidence> evidence = new ArrayList<>(PROJECT);
        List<Evidence> both = new ArrayList<>();
        for (Neighbour other : List.of(ANA, JIA)) {
            both.add(HANS.sign(
                    Neighbour.relationship(other, Neighbour.SIGNED, Optional.empty())
                            .with("id", "urn:example:one"),
                    Neighbour.SIGNED));
            evidence.add(other.half(HANS, Neighbour.SIGNED, Optional.empty()));
        }
        List<Evidence> first = new ArrayList<>(evidence);
        first.add(both.get(0));
        assertEquals(3, ask(first, ANA.did(), "vouched-newcomer").result().lower());
        evidence.addAll(both);
        TrustAnswer caught = ask(evidence, ANA.did(), "vouched-newcomer");
        assertEquals(2, caught.result().lower());
        assertEquals("equivocation", caught.explanation().notCounted().get(0).code());
    }

    @Test
    void everyHopLeadsBackToACredential() {
        TrustAnswer answer = ask(PROJECT, ANA.did(), "vouched-newcomer");
        List<String> digests = PROJECT.stream().map(Evidence::digestMultibase).toList();
        answer.explanation()
                .because()
                .forEach(path -> path.hops().forEach(hop -> {
                    assertEquals(2, hop.evidence().size());
                    assertTrue(digests.containsAll(hop.evidence()));
                }));
    }

    /** More policies, times and subjects than are remembered, in any order, by one engine and by a fresh one each. */
    @Test
    void whatIsRememberedChangesNoAnswer() {
        TrustEngine engine = TrustEngine.over(PROJECT);
        Random random = new Random(4);
        List<Did> subjects = List.of(
                ANA.did(),
                JIA.did(),
                HANS.did(),
                MARA.did(),
                Neighbour.named("a stranger").did());
        List<Instant> times = List.of(NOW, Neighbour.SIGNED, Neighbour.SIGNED.minusSeconds(1));
        for (int round = 0; round < 200; round++) {
            TrustQuestion question = new TrustQuestion(
                    subjects.get(random.nextInt(subjects.size())),
                    times.get(random.nextInt(times.size())),
                    times.get(random.nextInt(times.size())));
            Policy policy = policy(random.nextBoolean() ? "vouched-newcomer" : "count-only");
            TrustAnswer fresh = TrustEngine.over(PROJECT).ask(question, policy);
            assertEquals(fresh, engine.ask(question, policy));
            assertEquals(fresh.toString(), engine.ask(question, policy).toString());
        }
    }

    @Test
    void fewViewsAreRememberedAndEachIsSortedOnce() {
        Remembered remembered = new Remembered();
        Policy policy = policy("vouched-newcomer");
        Admitted view = Admitted.of(policy, PROJECT, Optional.empty(), NOW, NOW);
        Remembered.Sorted first = new Remembered.Sorted(policy.digest(), Optional.empty(), NOW, NOW);
        assertSame(view, remembered.or(first, () -> view));
        assertSame(view, remembered.or(first, () -> fail("sorted again")));
        for (int second = 1; second <= 10; second++) {
            remembered.or(
                    new Remembered.Sorted(policy.digest(), Optional.empty(), NOW.plusSeconds(second), NOW), () -> view);
        }
        assertEquals(Remembered.MOST, remembered.size());
    }
}
