package coop.kith.trust.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.Explanation.Hop;
import coop.kith.trust.answer.Explanation.Path;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class JudgementLaws {
    private static final List<Policy> MONOTONE = List.of(
            Village.policy("vouched-newcomer", "p0", "p1"),
            Village.policy("count-only", "p0"),
            Village.written("{'kith':'policy-1','name':'three','anchors':['did:example:p0','did:example:p1'],"
                    + "'vouchers':[{'kind':'relationship','amount':120,'depth':3}],'quorum':{'vouchers':3,'independent':true},'maxDepth':4,"
                    + "'sameController':[{'dids':['did:example:p2','did:example:p3']}],"
                    + "'circles':[{'name':'c','members':['did:example:p4','did:example:p5'],'atMost':1}]}"));

    @Provide
    Arbitrary<Village> villages() {
        return Arbitraries.randomValue(random -> {
            Village village = Village.of();
            int people = 4 + random.nextInt(6);
            int vouches = random.nextInt(people * 3);
            Set<String> met = new HashSet<>();
            for (int count = 0; count < vouches; count++) {
                int from = random.nextInt(people);
                int to = random.nextInt(people);
                if (met.add(from + ">" + to)) {
                    int depth = random.nextBoolean() ? 255 : random.nextInt(4);
                    village.vouch(
                            "p" + from, "p" + to, depth, Village.SPRING.plusSeconds(86_400L * random.nextInt(100)));
                }
            }
            return village;
        });
    }

    @Provide
    Arbitrary<Policy> monotone() {
        return Arbitraries.of(MONOTONE);
    }

    @Property(tries = 200)
    @Label("T11: the order of arrival makes no difference to any byte")
    void orderMakesNoDifference(
            @ForAll("villages") Village village, @ForAll("monotone") Policy policy, @ForAll Random random) {
        List<Vouch> shuffled = new ArrayList<>(village.vouches());
        Collections.shuffle(shuffled, random);
        TrustAnswer first = village.ask("p3", policy);
        TrustAnswer second = village.ask("p3", policy, shuffled);
        assertEquals(first, second);
        assertEquals(first.toText(), second.toText());
        assertEquals(first.toJson(), second.toJson());
        assertEquals(first.toSvg(), second.toSvg());
    }

    @Property(tries = 200)
    @Label("T15: more vouches never make the answer worse under a monotone policy")
    void moreVouchesNeverHarm(@ForAll("villages") Village village, @ForAll("monotone") Policy policy) {
        assertEquals(List.of(), policy.notMonotone());
        List<Vouch> growing = new ArrayList<>();
        TrustAnswer last = village.ask("p3", policy, growing);
        for (Vouch vouch : village.vouches()) {
            growing.add(vouch);
            TrustAnswer next = village.ask("p3", policy, growing);
            assertTrue(next.decision().compareTo(last.decision()) >= 0, last + " then " + next);
            assertTrue(next.result().lower() >= last.result().lower());
            last = next;
        }
    }

    @Property(tries = 200)
    void thePartsOfTheExplanationAddUpToTheResult(
            @ForAll("villages") Village village, @ForAll("monotone") Policy policy) {
        TrustAnswer answer = village.ask("p3", policy);
        if (answer.ground() == Ground.IS_ANCHOR) {
            return;
        }
        List<Path> because = answer.explanation().because();
        assertEquals(
                answer.result().lower(), because.size() + answer.explanation().becauseMore());
        Set<Did> met = new HashSet<>();
        for (Path path : because) {
            assertTrue(policy.anchors().contains(path.anchor()));
            assertTrue(path.hops().size() <= policy.rules().maxDepth());
            Did at = path.anchor();
            for (Hop hop : path.hops()) {
                assertEquals(entity(policy, at), entity(policy, hop.issuer()));
                at = hop.subject();
                boolean shared = Limits.isInstitution(policy.rules(), hop.issuer())
                        || !quorum(policy).independent();
                assertTrue(shared || met.add(entity(policy, hop.issuer())), "counted twice: " + hop.issuer());
            }
            assertEquals(entity(policy, answer.question().subject()), entity(policy, at));
        }
        boolean enough = because.size() >= quorum(policy).vouchers();
        assertEquals(enough, answer.decision() == Decision.ALLOW);
        long missing = answer.explanation().needs().stream()
                .mapToLong(need -> need.count())
                .sum();
        assertEquals(Math.max(0, quorum(policy).vouchers() - because.size()), missing);
    }

    private static Decide.Vouchers quorum(Policy policy) {
        return (Decide.Vouchers) policy.rules().decide();
    }

    private static Did entity(Policy policy, Did did) {
        return policy.rules().sameController().stream()
                .filter(group -> group.contains(did))
                .findFirst()
                .map(group -> new java.util.TreeSet<>(group).first())
                .orElse(did);
    }

    @Property(tries = 150)
    void whatIsSaidOfAnAbsenceIsWhatHappens(@ForAll("villages") Village village, @ForAll("monotone") Policy policy) {
        TrustAnswer answer = village.ask("p3", policy);
        for (Counterfactual one : answer.explanation().counterfactuals()) {
            if (!policy.anchors().contains(one.without())
                    && policy.rules().sameController().isEmpty()) {
                TrustAnswer without = village.ask(
                        "p3",
                        policy,
                        village.vouches().stream()
                                .filter(vouch -> !vouch.issuer().equals(one.without())
                                        && !vouch.subject().equals(one.without()))
                                .toList());
                assertEquals(one.decision(), without.decision());
                assertEquals(one.lower(), without.result().lower());
                assertEquals(one.crosses(), without.decision().compareTo(answer.decision()) < 0);
            }
        }
    }

    @Property(tries = 150)
    void nobodyElsesAbsenceMatters(@ForAll("villages") Village village, @ForAll("monotone") Policy policy) {
        TrustAnswer answer = village.ask("p3", policy);
        Set<Did> named = new HashSet<>();
        answer.explanation().counterfactuals().forEach(one -> named.add(one.without()));
        for (int person = 2; person < 10; person++) {
            Did did = Village.did("p" + person);
            if (!named.contains(did)
                    && !did.equals(answer.question().subject())
                    && policy.rules().sameController().isEmpty()) {
                TrustAnswer without = village.ask(
                        "p3",
                        policy,
                        village.vouches().stream()
                                .filter(vouch -> !vouch.issuer().equals(did)
                                        && !vouch.subject().equals(did))
                                .toList());
                assertEquals(answer.result().lower(), without.result().lower());
                assertFalse(answer.decision() == Decision.ALLOW && without.decision() != Decision.ALLOW);
            }
        }
    }
}
