package coop.kith.trust.engine;

import static coop.kith.trust.testing.Dtg.evidence;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.evidence.Evidence.Reading;
import coop.kith.trust.evidence.Ground;
import coop.kith.trust.evidence.Statement;
import coop.kith.trust.evidence.Strength;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word is whose: a DID is itself, byte for byte, and no other, unless the asker's policy says that two are one controller. */
final class LookAlikeTest {
    private static final Instant T0 = Instant.parse("2026-10-01T00:00:00Z");
    private static final String SAYS = "https://example.org/vocab#vetted";
    private static final Did ANA = did("did:web:ana.example");
    private static final Did CLUB = did("did:web:example.com");

    @ParameterizedTest
    @DisplayName("T16: nothing that looks like an issuer's DID speaks for it")
    @ValueSource(
            strings = {
                "did:web:exarnple.com",
                "did:web:Example.com",
                "did:web:EXAMPLE.COM",
                "did:web:example.com.",
                "did:web:example.com%3A443",
                "did:web:example%2Ecom",
                "did:web:xn--exmple-cua.com",
                "did:web:ex%C3%A1mple.com",
                "did:web:example.com:club",
                "did:webvh:QmSbCcXWDDJmqE8m1nZt7Ew5DhN3w2Lq6G2rB9sX4yYk1a:example.com",
            })
    void nothingThatLooksLikeTheIssuerSpeaksForIt(String spoof) {
        List<Evidence> genuine = List.of(said(CLUB, ANA));
        List<Evidence> forged = List.of(said(did(spoof), ANA));
        assertEquals(Decision.ALLOW, ask(ANA, genuine, "").decision());
        assertEquals(Decision.NEED, ask(ANA, forged, "").decision());
        TrustGraph graph = TrustGraph.of(List.of(said(CLUB, ANA), said(did(spoof), ANA)), T0);
        assertEquals(3, graph.size());
    }

    @ParameterizedTest
    @DisplayName("T16: a DID has one spelling of its method, and no character beyond ASCII")
    @ValueSource(
            strings = {
                "did:Web:example.com",
                "DID:web:example.com",
                "did:web:exámple.com",
                "did:web:еxample.com",
                "did:web:example.com\u200b"
            })
    void aDidThatOnlyLooksLikeOneIsNone(String text) {
        assertFalse(Did.parse(text).isOk());
    }

    @Test
    @DisplayName("T16: the same history at a prior domain is another entity, unless the policy says that both are one")
    void aPriorDomainIsAnotherEntityUnlessThePolicySaysSo() {
        String scid = "did:webvh:QmSbCcXWDDJmqE8m1nZt7Ew5DhN3w2Lq6G2rB9sX4yYk1a:";
        Did old = did(scid + "old.example");
        Did now = did(scid + "new.example");
        List<Evidence> evidence = List.of(said(CLUB, old));
        assertEquals(Decision.NEED, ask(now, evidence, "").decision());
        String linked = ",'sameController':[{'dids':['" + old + "','" + now + "']}]";
        assertEquals(Decision.ALLOW, ask(now, evidence, linked).decision());
    }

    @Test
    @DisplayName("T16: who says by itself to be known as somebody else stays itself")
    void aOneSidedAliasLinksNothing() {
        Person mallory = Person.named("mallory");
        Person alice = Person.named("alice");
        Person anchor = Person.named("mara");
        JsonObject posing = Dtg.relationship(anchor, T0);
        JsonObject subject = posing.object("credentialSubject").orElseThrow();
        List<Evidence> evidence = new ArrayList<>(knows(anchor, alice));
        evidence.add(evidence(
                mallory,
                posing.with(
                        "credentialSubject",
                        subject.with("alsoKnownAs", alice.did().toString())),
                T0));
        evidence.add(evidence(mallory, Dtg.persona(alice, T0), T0));
        Policy policy = Policy.bundled("count-only").orThrow().withAnchors(List.of(anchor.did()));
        TrustGraph graph = TrustGraph.of(evidence, T0);
        assertEquals(List.of(), graph.joined());
        assertEquals(3, graph.size());
        TrustAnswer answer = TrustEngine.over(evidence).ask(new TrustQuestion(mallory.did(), T0, T0), policy);
        assertEquals(0, answer.result().counted());
    }

    @Test
    @DisplayName("T06: a swarm of did:keys behind one person, or declared to be of one controller, is one voucher")
    void aSwarmOfKeysIsOneVoucher() {
        Person anchor = Person.named("mara");
        Person owner = Person.named("owner of the swarm");
        Person newcomer = Person.named("newcomer");
        List<Evidence> behind = new ArrayList<>(knows(anchor, owner));
        List<Evidence> known = new ArrayList<>();
        List<String> dids = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            Person key = Person.named("key " + number);
            dids.add("'" + key.did() + "'");
            behind.addAll(knows(owner, key));
            behind.addAll(knows(key, newcomer));
            known.addAll(knows(anchor, key));
            known.addAll(knows(key, newcomer));
        }
        Policy policy = Policy.bundled("vouched-newcomer").orThrow().withAnchors(List.of(anchor.did()));
        TrustQuestion question = new TrustQuestion(newcomer.did(), T0, T0);
        assertEquals(1, TrustEngine.over(behind).ask(question, policy).result().upper());
        assertEquals(
                Decision.ALLOW, TrustEngine.over(known).ask(question, policy).decision());
        JsonObject declared = Json.parseObject(("{'v':[{'dids':[" + String.join(",", dids) + "]}]}").replace('\'', '"'))
                .orThrow();
        Policy collapsed = Policy.parse(
                        policy.json().with("sameController", declared.get("v").orElseThrow()))
                .orThrow();
        assertEquals(
                1, TrustEngine.over(known).ask(question, collapsed).result().upper());
    }

    private static List<Evidence> knows(Person one, Person other) {
        return List.of(evidence(one, Dtg.relationship(other, T0), T0), evidence(other, Dtg.relationship(one, T0), T0));
    }

    private static Did did(String text) {
        return Did.parse(text).orThrow();
    }

    /** On an operator's word, since nobody has the keys of these domains. */
    private static Evidence said(Did issuer, Did subject) {
        JsonObject claims = JsonObject.empty().with("issuer", issuer.toString()).with("subject", subject.toString());
        return Evidence.of(
                        new Ground.Entry(issuer, Optional.of(T0), Optional.empty(), claims),
                        Reading.stating(
                                subject, new Statement(SAYS, new Statement.Value(claims)), new Strength(120, 255)),
                        T0)
                .orThrow();
    }

    private static TrustAnswer ask(Did subject, List<Evidence> evidence, String more) {
        String json = "{'kith':'policy-1','name':'one word','anchors':['" + CLUB + "'],'bases':['operator'],"
                + "'vouchers':[{'kind':'statement','predicate':'" + SAYS + "','amount':120,'depth':255}],"
                + "'quorum':{'vouchers':1,'independent':true}" + more + "}";
        Policy policy = Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow())
                .orThrow();
        return TrustEngine.over(evidence).ask(new TrustQuestion(subject, T0, T0), policy);
    }
}
