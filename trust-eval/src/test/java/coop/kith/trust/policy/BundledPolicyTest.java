package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bundled policies on really signed evidence, each with what it allows and what it does not. */
final class BundledPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant SPRING = Instant.parse("2026-03-01T09:00:00Z");
    private static final Person COOP = Person.named("the co-operative");
    private static final Person UNION = Person.named("a union that is a member");
    private static final Person ANA = Person.named("ana");
    private static final Person BEN = Person.named("ben");

    private final List<Evidence> evidence = new ArrayList<>();

    private static Instant day(int days) {
        return SPRING.plus(Duration.ofDays(days));
    }

    private Evidence has(Person issuer, JsonObject unsigned, Instant at) {
        Evidence one = Dtg.evidence(issuer, unsigned, at);
        evidence.add(one);
        return one;
    }

    private void joins(Person community, Person member) {
        Evidence grant = has(community, Dtg.grant(member, SPRING), SPRING);
        JsonObject acknowledged = Dtg.acknowledgement(community, grant.digestMultibase(), SPRING);
        has(member, member == UNION ? acknowledged.with("issuerScope", "public") : acknowledged, SPRING);
    }

    private void know(Person one, Person other, Instant at) {
        has(one, Dtg.relationship(other, at), at);
        has(other, Dtg.relationship(one, at), at);
    }

    private void certifies(Person issuer, Person subject, Instant at) {
        has(issuer, Dtg.relationship(subject, at), at);
    }

    private TrustAnswer ask(String policy, Person subject, Person... anchors) {
        return Judgement.of(
                new TrustQuestion(subject.did(), NOW, NOW),
                Policy.bundled(policy)
                        .orThrow()
                        .withAnchors(List.of(anchors).stream().map(Person::did).toList()),
                evidence,
                TrustAlgorithms.standard());
    }

    private static void holds(TrustAnswer answer, Decision decision, Ground ground) {
        assertEquals(decision, answer.decision(), answer::toText);
        assertEquals(ground, answer.ground(), answer::toText);
    }

    private static List<String> codes(TrustAnswer answer) {
        return answer.explanation().notCounted().stream()
                .map(left -> left.code())
                .distinct()
                .toList();
    }

    @Test
    void aMemberWhoAcknowledgedHasAVote() {
        joins(COOP, ANA);
        holds(ask("one-member-one-vote", ANA, COOP), Decision.ALLOW, Ground.ENOUGH);
        holds(ask("one-member-one-vote", ANA), Decision.DENY, Ground.NO_ROOT);
    }

    @Test
    void whoIsOnlyGrantedMembershipOrOnlyKnownHasNone() {
        has(COOP, Dtg.grant(ANA, SPRING), SPRING);
        TrustAnswer granted = ask("one-member-one-vote", ANA, COOP);
        holds(granted, Decision.DENY, Ground.NOBODY);
        assertEquals(List.of("incomplete"), codes(granted));
        know(COOP, BEN, SPRING);
        holds(ask("one-member-one-vote", BEN, COOP), Decision.DENY, Ground.NOBODY);
    }

    @Test
    @DisplayName("T15: a renewed grant takes nothing away while it waits for its acknowledgement")
    void aRenewalOfAMembershipLosesNothing() {
        joins(COOP, ANA);
        has(COOP, Dtg.grant(ANA, day(9)), day(9));
        TrustAnswer answer = ask("coop-membership", ANA, COOP);
        holds(answer, Decision.ALLOW, Ground.ENOUGH);
        assertEquals(List.of("unanswered"), codes(answer));
        assertEquals(List.of(), Policy.bundled("coop-membership").orThrow().notMonotone());
    }

    @Test
    @DisplayName("T15: a later word that is older by our clock takes nothing away")
    void aWordThatWasDatedAheadLosesNothing() {
        joins(COOP, ANA);
        know(ANA, BEN, NOW.minus(Duration.ofDays(300)));
        holds(ask("resource-gate", BEN, COOP), Decision.ALLOW, Ground.ENOUGH);
        evidence.add(
                Dtg.evidence(ANA, Dtg.relationship(BEN, NOW.minus(Duration.ofDays(10))), NOW.minus(Duration.ofDays(10)))
                        .seenAt(NOW.minus(Duration.ofDays(400))));
        TrustAnswer answer = ask("resource-gate", BEN, COOP);
        holds(answer, Decision.ALLOW, Ground.ENOUGH);
        assertEquals(List.of("too-old"), codes(answer));
    }

    @Test
    void whatAnIssuerTakesAwayFromItselfIsNamedForEveryPolicy() {
        joins(COOP, ANA);
        joins(COOP, BEN);
        Person newcomer = Person.named("newcomer");
        know(ANA, newcomer, SPRING);
        know(BEN, newcomer, SPRING);
        holds(ask("vouched-newcomer", newcomer, COOP), Decision.ALLOW, Ground.ENOUGH);
        has(BEN, Dtg.relationship(UNION, SPRING).with("issuerScope", "public"), SPRING);
        TrustAnswer caught = ask("vouched-newcomer", newcomer, COOP);
        holds(caught, Decision.NEED, Ground.TOO_FEW);
        assertTrue(codes(caught).contains("scope-contradicted"), caught::toText);
        assertTrue(Policy.neverMonotone().stream().anyMatch(one -> one.startsWith("issuerScope")));
    }

    @Test
    void aMemberOfAMemberHasNoVote() {
        joins(COOP, UNION);
        joins(UNION, ANA);
        holds(ask("one-member-one-vote", UNION, COOP), Decision.ALLOW, Ground.ENOUGH);
        holds(ask("one-member-one-vote", ANA, COOP), Decision.DENY, Ground.NOBODY);
    }

    private void vets(Person vetter, Person subject, Person community, String method, Instant at) {
        has(vetter, Dtg.vetted(subject, community, method, at), at);
    }

    @Test
    void twoVettersOfTheCommunityMakeADeveloper() {
        Person subject = Person.named("newcomer");
        joins(COOP, ANA);
        joins(COOP, BEN);
        vets(ANA, subject, COOP, "inPerson", NOW);
        holds(ask("kernel-developer", subject, COOP), Decision.NEED, Ground.TOO_FEW);
        vets(BEN, subject, COOP, "video", NOW);
        holds(ask("kernel-developer", subject, COOP), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void aMembershipIsNoVetting() {
        Person subject = Person.named("newcomer");
        joins(COOP, ANA);
        joins(COOP, subject);
        holds(ask("kernel-developer", subject, COOP), Decision.NEED, Ground.NOBODY);
        assertTrue(codes(ask("kernel-developer", subject, COOP)).contains("introduces-only"));
        vets(ANA, subject, COOP, "inPerson", NOW);
        holds(ask("kernel-developer", subject, COOP), Decision.NEED, Ground.TOO_FEW);
    }

    @Test
    void whatMembersGrantIsNoVettingEither() {
        Person subject = Person.named("newcomer");
        for (Person vetter : List.of(Person.named("a union"), UNION)) {
            Evidence grant = has(COOP, Dtg.grant(vetter, SPRING), SPRING);
            has(
                    vetter,
                    Dtg.acknowledgement(COOP, grant.digestMultibase(), SPRING).with("issuerScope", "public"),
                    SPRING);
            joins(vetter, subject);
        }
        TrustAnswer answer = ask("kernel-developer", subject, COOP);
        holds(answer, Decision.NEED, Ground.NOBODY);
        assertEquals(0, answer.result().upper());
    }

    @Test
    void aVettingForAnotherClubSaysNothingHere() {
        Person subject = Person.named("newcomer");
        for (Person vetter : List.of(ANA, BEN)) {
            joins(COOP, vetter);
            vets(vetter, subject, UNION, "inPerson", NOW);
        }
        TrustAnswer answer = ask("kernel-developer", subject, COOP);
        holds(answer, Decision.NEED, Ground.NOBODY);
        assertEquals(List.of("other-community"), codes(answer));
    }

    @Test
    void aQuestionForOneOfTwoCommunitiesHearsWhatWasSaidForThatOne() {
        Person subject = Person.named("newcomer");
        for (Person vetter : List.of(ANA, BEN)) {
            joins(COOP, vetter);
            vets(vetter, subject, COOP, "inPerson", NOW);
        }
        Policy policy = Policy.bundled("kernel-developer").orThrow().withAnchors(List.of(COOP.did(), UNION.did()));
        TrustQuestion question = new TrustQuestion(subject.did(), NOW, NOW);
        TrustAlgorithms algorithms = TrustAlgorithms.standard();
        holds(Judgement.of(question, policy, evidence, algorithms), Decision.ALLOW, Ground.ENOUGH);
        holds(Judgement.of(question.within(COOP.did()), policy, evidence, algorithms), Decision.ALLOW, Ground.ENOUGH);
        holds(Judgement.of(question.within(UNION.did()), policy, evidence, algorithms), Decision.NEED, Ground.NOBODY);
    }

    /** Seven people whom the referent member certified, one in five days. */
    private List<Person> circle(Person referent) {
        List<Person> circle = IntStream.range(0, 7)
                .mapToObj(number -> Person.named("certifier " + number))
                .toList();
        circle.forEach(one -> certifies(referent, one, day(5 * circle.indexOf(one))));
        return circle;
    }

    @Test
    void fiveCertificationsMakeAMemberAndFourNeedOneMore() {
        List<Person> circle = circle(BEN);
        circle.subList(0, 4).forEach(one -> certifies(one, ANA, day(60)));
        TrustAnswer four = ask("duniter-g1", ANA, BEN);
        holds(four, Decision.NEED, Ground.TOO_FEW);
        assertEquals(
                List.of(new Need("vouchers", 1, List.of())), four.explanation().needs());
        certifies(circle.get(4), ANA, day(61));
        holds(ask("duniter-g1", ANA, BEN), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void theSecondCertificationInFiveDaysDoesNotCountAndOneAfterFiveDoes() {
        List<Person> circle = circle(BEN);
        Person other = Person.named("another newcomer");
        certifies(circle.get(0), other, day(60));
        circle.subList(0, 5).forEach(one -> certifies(one, ANA, day(64)));
        TrustAnswer hasty = ask("duniter-g1", ANA, BEN);
        holds(hasty, Decision.NEED, Ground.TOO_FEW);
        assertTrue(codes(hasty).contains("velocity"), hasty::toText);
        evidence.removeIf(one -> one.subject().equals(other.did()));
        certifies(circle.get(0), other, day(59));
        holds(ask("duniter-g1", ANA, BEN), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void aNewcomerSixHopsAwayIsTooFar() {
        List<Person> line = IntStream.range(0, 4)
                .mapToObj(number -> Person.named("on the line " + number))
                .toList();
        certifies(BEN, line.get(0), day(0));
        for (int place = 1; place < line.size(); place++) {
            certifies(line.get(place - 1), line.get(place), day(0));
        }
        List<Person> far = IntStream.range(0, 5)
                .mapToObj(number -> Person.named("far " + number))
                .toList();
        far.forEach(one -> certifies(line.get(3), one, day(10 + 5 * far.indexOf(one))));
        far.forEach(one -> certifies(one, ANA, day(60)));
        holds(ask("duniter-g1", ANA, BEN), Decision.NEED, Ground.NOBODY);
        holds(ask("duniter-g1", ANA, line.get(0)), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void aCertificationIsGoodForTwoYears() {
        Instant old = NOW.minus(Duration.ofDays(732));
        List<Person> circle = circle(BEN);
        circle.subList(0, 4).forEach(one -> certifies(one, ANA, day(60)));
        certifies(circle.get(4), ANA, old);
        TrustAnswer answer = ask("duniter-g1", ANA, BEN);
        holds(answer, Decision.NEED, Ground.TOO_FEW);
        assertTrue(codes(answer).contains("too-old"), answer::toText);
    }

    @Test
    void membersAndTheirGuestsPassTheGateAndGuestsOfGuestsDoNot() {
        Person guest = Person.named("guest");
        joins(COOP, ANA);
        know(ANA, BEN, SPRING);
        know(BEN, guest, SPRING);
        holds(ask("resource-gate", ANA, COOP), Decision.ALLOW, Ground.ENOUGH);
        holds(ask("resource-gate", BEN, COOP), Decision.ALLOW, Ground.ENOUGH);
        holds(ask("resource-gate", guest, COOP), Decision.NEED, Ground.NOBODY);
        holds(ask("resource-gate", ANA), Decision.DENY, Ground.NO_ROOT);
    }

    @Test
    void theSixthGuestOfAMemberNeedsAnotherMember() {
        joins(COOP, ANA);
        joins(COOP, BEN);
        List<Person> guests = IntStream.range(0, 6)
                .mapToObj(number -> Person.named("guest " + number))
                .toList();
        guests.forEach(guest -> know(ANA, guest, day(guests.indexOf(guest))));
        holds(ask("resource-gate", guests.get(4), COOP), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer sixth = ask("resource-gate", guests.get(5), COOP);
        holds(sixth, Decision.NEED, Ground.NOBODY);
        assertTrue(codes(sixth).contains("issuer-limit"), sixth::toText);
        know(BEN, guests.get(5), day(10));
        holds(ask("resource-gate", guests.get(5), COOP), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void anInvitationOfAYearAgoIsOver() {
        Instant old = NOW.minus(Duration.ofDays(366));
        joins(COOP, ANA);
        know(ANA, BEN, old);
        TrustAnswer answer = ask("resource-gate", BEN, COOP);
        holds(answer, Decision.NEED, Ground.NOBODY);
        assertTrue(codes(answer).contains("too-old"), answer::toText);
    }

    @Test
    void ofOneCertifiersCertificationsAHundredCount() {
        Policy policy = Village.policy("duniter-g1", "a", "b", "c", "d", "e");
        Village village = Village.of();
        for (String certifier : List.of("a", "b", "c", "d", "e")) {
            for (int number = 0; number <= 100; number++) {
                village.vouch(certifier, "new" + number, 255, day(5 * number - 600));
            }
        }
        holds(village.ask("new99", policy), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer last = village.ask("new100", policy);
        holds(last, Decision.NEED, Ground.NOBODY);
        assertEquals("issuer-limit", last.explanation().notCounted().get(0).code());
    }
}
