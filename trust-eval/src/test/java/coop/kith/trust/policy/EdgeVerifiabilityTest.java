package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy that demands of every edge that its issuer is a completed member of an anchor (specification, Edge Verifiability). */
final class EdgeVerifiabilityTest {
    private static final Instant T0 = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Person CLUB = Person.named("the club");
    private static final Person OTHER = Person.named("another club");
    private static final Person BEN = Person.named("ben");
    private static final Person CHLOE = Person.named("chloe");
    private static final Person ANA = Person.named("ana");

    private final List<Evidence> evidence = new ArrayList<>();

    private void said(Person issuer, JsonObject unsigned) {
        evidence.add(Dtg.evidence(issuer, unsigned, T0));
    }

    private void knowEachOther(Person one, Person other) {
        said(one, Dtg.relationship(other, T0).with("issuerScope", one == CLUB ? "public" : "directed"));
        said(other, Dtg.relationship(one, T0).with("issuerScope", other == CLUB ? "public" : "directed"));
    }

    private Evidence granted(Person community, Person member) {
        Evidence grant = Dtg.evidence(community, Dtg.grant(member, T0), T0);
        evidence.add(grant);
        return grant;
    }

    private void joins(Person community, Person member) {
        said(member, Dtg.acknowledgement(community, granted(community, member).digestMultibase(), T0));
    }

    private TrustAnswer ask(String edges, String more) {
        String json = "{'kith':'policy-1','name':'p','anchors':['" + CLUB.did()
                + "'],'institutions':'every-anchor','vouchers':[{'kind':'relationship','amount':120,'depth':9}],"
                + "'edges':'" + edges + "','quorum':{'vouchers':2,'independent':true}" + more + '}';
        Policy policy = Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow())
                .orThrow();
        return Judgement.of(new TrustQuestion(ANA.did(), NOW, NOW), policy, evidence, TrustAlgorithms.standard());
    }

    private static void holds(TrustAnswer answer, Decision decision, Ground ground) {
        assertEquals(decision, answer.decision(), answer::toText);
        assertEquals(ground, answer.ground(), answer::toText);
    }

    private void vouchedForByTwo() {
        for (Person voucher : List.of(BEN, CHLOE)) {
            knowEachOther(CLUB, voucher);
            knowEachOther(voucher, ANA);
        }
    }

    @Test
    void aVouchByWhoIsNoMemberOfAnAnchorIsNotCountedAndTold() {
        vouchedForByTwo();
        joins(CLUB, BEN);
        joins(OTHER, CHLOE);
        holds(ask("any", ""), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer answer = ask("verifiable", "");
        holds(answer, Decision.NEED, Ground.TOO_FEW);
        assertTrue(
                answer.explanation().notCounted().stream()
                        .anyMatch(one -> one.issuer().equals(CHLOE.did())
                                && one.subject().equals(ANA.did())
                                && one.code().equals("not-verifiable")),
                answer::toText);
        assertTrue(answer.toText().contains("not known to be a member"), answer::toText);
    }

    @Test
    void aMembershipMakesEdgesVerifiableOnceItIsAcknowledged() {
        vouchedForByTwo();
        joins(CLUB, BEN);
        Evidence grant = granted(CLUB, CHLOE);
        holds(ask("verifiable", ""), Decision.NEED, Ground.TOO_FEW);
        said(CHLOE, Dtg.acknowledgement(CLUB, grant.digestMultibase(), T0));
        holds(ask("verifiable", ""), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void anAnchorsOtherDidIsTheAnchor() {
        vouchedForByTwo();
        joins(CLUB, BEN);
        joins(OTHER, CHLOE);
        holds(
                ask("verifiable", ",'sameController':[{'dids':['" + CLUB.did() + "','" + OTHER.did() + "']}]"),
                Decision.ALLOW,
                Ground.ENOUGH);
    }
}
