package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.TrustAlgorithms;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.graph.TrustGraph;
import coop.kith.trust.graph.TrustGraph.Flag;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What holds of every answer over really signed evidence: renewals, other scopes, other communities, what has expired. Signed once, and drawn from. */
final class EvidenceJudgementLaws {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(500));
    private static final Person CLUB = Person.named("the club");
    private static final Person OTHER = Person.named("another club");
    private static final List<Person> PEOPLE = IntStream.range(0, 6)
            .mapToObj(number -> Person.named("member " + number))
            .toList();
    private static final Person SUBJECT = PEOPLE.get(0);
    private static final List<Evidence> POOL = pool();
    private static final TrustAlgorithms ALGORITHMS = TrustAlgorithms.standard();

    private static final String ANCHORS =
            "'anchors':['" + CLUB.did() + "','" + PEOPLE.get(1).did() + "'],'institutions':['" + CLUB.did() + "'],";
    private static final List<Policy> MONOTONE = List.of(
            Policy.bundled("vouched-newcomer")
                    .orThrow()
                    .withAnchors(List.of(CLUB.did(), PEOPLE.get(1).did())),
            Policy.bundled("coop-membership").orThrow().withAnchors(List.of(CLUB.did())),
            Policy.bundled("count-only")
                    .orThrow()
                    .withAnchors(List.of(CLUB.did(), PEOPLE.get(1).did())),
            written("aged", "'quorum':{'vouchers':2,'independent':true}", ",'maxAge':'P300D'", ""),
            written("verifiable", "'quorum':{'vouchers':2,'independent':true}", "", ",'edges':'verifiable'"),
            written("fading", "'decide':{'flow':{'atLeast':150}}", ",'halfLife':'P200D'", ""),
            written(
                    "tree",
                    "'decide':{'any':[{'vouchers':3,'independent':false},{'all':[{'vouchers':2,'independent':true},{'flow':{'atLeast':200}}]}]}",
                    "",
                    ""),
            written(
                    "circle",
                    "'quorum':{'vouchers':2,'independent':true}",
                    "",
                    ",'circles':[{'name':'c','members':['" + PEOPLE.get(2).did() + "','"
                            + PEOPLE.get(3).did()
                            + "'],'atMost':1}],'sameController':[{'dids':['"
                            + PEOPLE.get(4).did() + "','"
                            + PEOPLE.get(5).did() + "']}]"));

    private static Policy written(String name, String decide, String rule, String more) {
        String json = "{'kith':'policy-1','name':'" + name + "'," + ANCHORS + "'vouchers':["
                + "{'kind':'relationship','amount':120,'depth':255" + rule + "},"
                + "{'kind':'membership','amount':100,'depth':3,'role':'introduces'" + rule + "},"
                + "{'kind':'statement','predicate':'https://registry.trustoverip.org/dtg/vsc/vetted/1','role':'vouches','amount':120,'depth':0"
                + rule + "}]," + decide + more + '}';
        return Policy.parse(Json.parseObject(json.replace('\'', '"')).orThrow()).orThrow();
    }

    private static List<Evidence> pool() {
        Random random = new Random(15);
        List<Evidence> pool = new ArrayList<>();
        for (Person one : PEOPLE) {
            Person community = random.nextInt(3) == 0 ? OTHER : CLUB;
            for (int renewal = 0; renewal < 2; renewal++) {
                Instant at = day(random);
                Evidence grant = Dtg.evidence(community, dated(Dtg.grant(one, at), at, random), at);
                pool.add(grant);
                pool.add(Dtg.evidence(one, Dtg.acknowledgement(community, grant.digestMultibase(), at), at));
            }
            for (Person other : PEOPLE) {
                for (int renewal = 0; renewal < 2 && one != other; renewal++) {
                    Instant at = day(random);
                    Instant seen = at.plus(Duration.ofDays(random.nextInt(60) - 30L));
                    pool.add(Dtg.evidence(one, dated(Dtg.relationship(other, at), at, random), at)
                            .seenAt(seen));
                }
            }
            Instant at = day(random);
            pool.add(Dtg.evidence(one, Dtg.vetted(SUBJECT, CLUB, "inPerson", at), at));
            Instant again = day(random);
            pool.add(Dtg.evidence(one, Dtg.vetted(SUBJECT, CLUB, "inPerson", again), again));
            pool.add(Dtg.evidence(one, Dtg.vetted(SUBJECT, OTHER, "video", at), at));
            pool.add(Dtg.evidence(
                    one, Dtg.relationship(PEOPLE.get(random.nextInt(6)), at).with("issuerScope", "public"), at));
        }
        return List.copyOf(pool);
    }

    private static Instant day(Random random) {
        return START.plus(Duration.ofDays(random.nextInt(480)));
    }

    private static JsonObject dated(JsonObject unsigned, Instant from, Random random) {
        return random.nextInt(5) == 0
                ? unsigned.with(
                        "validUntil",
                        from.plus(Duration.ofDays(10L + random.nextInt(400))).toString())
                : unsigned;
    }

    @Provide
    Arbitrary<List<Evidence>> evidence() {
        return Arbitraries.randomValue(random -> {
            List<Evidence> some = new ArrayList<>(POOL);
            Collections.shuffle(some, random);
            return List.copyOf(some.subList(0, random.nextInt(some.size())));
        });
    }

    @Provide
    Arbitrary<Policy> monotone() {
        return Arbitraries.of(MONOTONE);
    }

    private static TrustAnswer ask(Policy policy, List<Evidence> evidence) {
        return Judgement.of(new TrustQuestion(SUBJECT.did(), NOW, NOW), policy, evidence, ALGORITHMS);
    }

    private static Set<Did> caught(List<Evidence> evidence) {
        Set<Did> caught = new HashSet<>();
        TrustGraph.of(evidence, NOW, NOW).flags().stream().map(Flag::entity).forEach(caught::add);
        return caught;
    }

    @Property(tries = 150)
    @Label(
            "T15: more evidence never lowers a monotone policy's answer, and taking it back never raises it, unless its issuer convicts itself by it")
    void moreEvidenceNeverHarms(
            @ForAll("evidence") List<Evidence> evidence, @ForAll("monotone") Policy policy, @ForAll Random random) {
        grows(evidence, policy, random);
    }

    @Tag("long")
    @Property(tries = 100_000)
    @Label("T15: more evidence never lowers a monotone policy's answer, over 100,000 bodies of evidence")
    void moreEvidenceNeverHarmsAHundredThousandTimes(
            @ForAll("evidence") List<Evidence> evidence, @ForAll("monotone") Policy policy, @ForAll Random random) {
        grows(evidence, policy, random);
    }

    private static void grows(List<Evidence> evidence, Policy policy, Random random) {
        assertEquals(List.of(), policy.notMonotone());
        Evidence one = POOL.get(random.nextInt(POOL.size()));
        List<Evidence> without =
                evidence.stream().filter(other -> !other.equals(one)).toList();
        List<Evidence> with = new ArrayList<>(without);
        with.add(one);
        if (!caught(without).equals(caught(with))) {
            return;
        }
        TrustAnswer less = ask(policy, without);
        TrustAnswer more = ask(policy, with);
        assertTrue(
                more.decision().compareTo(less.decision()) >= 0,
                () -> policy.name() + " with " + one + '\n' + less.toText() + '\n' + more.toText());
        assertTrue(
                more.result().lower() >= less.result().lower(),
                () -> policy.name() + " with " + one + '\n' + less + '\n' + more);
    }

    @Property(tries = 100)
    @Label("T15: who convicts itself loses its own word and nobody else's")
    void whoConvictsItselfTakesNothingFromOthers(@ForAll("evidence") List<Evidence> evidence) {
        Policy policy = MONOTONE.get(0);
        Set<Did> caught = caught(evidence);
        List<Evidence> rest =
                evidence.stream().filter(one -> !caught.contains(one.issuer())).toList();
        assertEquals(ask(policy, rest).decision(), ask(policy, evidence).decision());
        assertEquals(ask(policy, rest).result(), ask(policy, evidence).result());
    }

    @Property(tries = 50)
    @Label("evidence of a basis that the policy does not name never counts")
    void anotherBasisNeverCounts(@ForAll("evidence") List<Evidence> evidence, @ForAll("monotone") Policy policy) {
        for (String basis : List.of("openpgp", "delegated", "operator")) {
            Policy elsewhere = Policy.parse(
                            policy.json().with("bases", coop.kith.json.JsonArray.ofStrings(List.of(basis))))
                    .orThrow();
            TrustAnswer nothing = ask(elsewhere, List.of());
            TrustAnswer answer = ask(elsewhere, evidence);
            assertEquals(nothing.decision(), answer.decision());
            assertEquals(nothing.result(), answer.result());
            assertTrue(answer.explanation().notCounted().stream()
                    .allMatch(one -> one.code().equals("basis-not-accepted")));
        }
    }

    @Property(tries = 30)
    @Label("T15: what does not verify, or cannot be decided, makes no evidence, and so moves nothing")
    void whatDoesNotVerifyMakesNoEvidence(@ForAll Random random) {
        Evidence one = POOL.get(random.nextInt(POOL.size()));
        JsonObject signed = one.verified().orElseThrow().credential().json();
        List<JsonObject> broken = List.of(
                signed.with("validFrom", START.minusSeconds(1).toString()),
                signed.with(
                        "issuer",
                        CLUB.did().equals(one.issuer())
                                ? OTHER.did().toString()
                                : CLUB.did().toString()),
                signed.with("issuer", "did:unheard:of"),
                signed.without("proof"));
        for (JsonObject credential : broken) {
            boolean accepted = CredentialVerifier.standard()
                    .verify(credential, VerificationPolicy.strict(), NOW)
                    .fold(verified -> true, rejected -> false, undecided -> false);
            assertTrue(!accepted, () -> Json.write(credential));
        }
    }

    @Property(tries = 100)
    @Label("T17: with anchors of whom nothing is known the answer is the floor, whatever else there is")
    void strangersAsAnchorsLeaveTheFloor(
            @ForAll("evidence") List<Evidence> evidence, @ForAll("monotone") Policy policy) {
        Policy strangers = policy.withAnchors(List.of(Person.named("a stranger").did()));
        TrustAnswer nothing = ask(strangers, List.of());
        TrustAnswer answer = ask(strangers, evidence);
        assertEquals(nothing.decision(), answer.decision());
        assertEquals(0, answer.result().lower());
        assertTrue(answer.decision() != Decision.ALLOW);
        assertEquals(Decision.DENY, ask(policy.withAnchors(List.of()), evidence).decision());
    }
}
