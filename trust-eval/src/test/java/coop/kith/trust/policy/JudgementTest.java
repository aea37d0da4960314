package coop.kith.trust.policy;

import static coop.kith.trust.policy.Village.did;
import static coop.kith.trust.policy.Village.dids;
import static coop.kith.trust.policy.Village.policy;
import static coop.kith.trust.policy.Village.written;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.did.Did;
import coop.kith.json.Json;
import coop.kith.json.JsonArray;
import coop.kith.json.JsonObject;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.Explanation.Need;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustAnswer.Ground;
import coop.kith.trust.answer.TrustAnswer.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class JudgementTest {
    /** Mara has kept the project for years; Ben and Chloe know Ana, and five puppets of Hans know Jia. */
    private static final Village PROJECT = Village.of(
            "mara > ben > ana",
            "mara > chloe > ana",
            "mara > hans",
            "hans > puppet1 > jia",
            "hans > puppet2 > jia",
            "hans > puppet3 > jia",
            "hans > puppet4 > jia",
            "hans > puppet5 > jia");

    private static void holds(TrustAnswer answer, Decision decision, Ground ground) {
        assertEquals(decision, answer.decision());
        assertEquals(ground, answer.ground());
    }

    private static Set<Did> fragileTo(TrustAnswer answer) {
        return answer.explanation().fragileTo().stream()
                .map(Counterfactual::without)
                .collect(Collectors.toSet());
    }

    @Test
    void aNewcomerWithTwoIndependentVouchersIsAllowed() {
        TrustAnswer answer = PROJECT.ask("ana", policy("vouched-newcomer", "mara"));
        holds(answer, Decision.ALLOW, Ground.ENOUGH);
        assertEquals(new Measure("independent-vouchers", 2, 2, 2, 2), answer.result());
        assertEquals(2, answer.explanation().because().size());
        assertEquals(Set.copyOf(dids("mara", "ben", "chloe")), fragileTo(answer));
    }

    @Test
    @DisplayName(
            "T19: five vouchers that hang on one person: counting allows, independence refers and names that person")
    void theImpostorIsReferredAndTheOnePersonIsNamed() {
        holds(PROJECT.ask("jia", policy("count-only", "mara")), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer answer = PROJECT.ask("jia", policy("vouched-newcomer", "mara"));
        holds(answer, Decision.REFER, Ground.DEPENDENT);
        assertEquals(new Measure("independent-vouchers", 1, 1, 2, 5), answer.result());
        assertEquals(dids("hans"), answer.explanation().bottleneck());
        assertEquals(4, answer.explanation().dependent().size());
        assertEquals(Set.copyOf(dids("hans", "mara")), fragileTo(answer));
        assertEquals(
                List.of(new Need("independent-vouchers", 1, dids("hans"))),
                answer.explanation().needs());
        assertTrue(answer.explanation().notCounted().stream()
                .allMatch(one ->
                        one.code().equals("not-independent") && one.through().equals(dids("hans"))));
    }

    @Test
    void whatIsMissingIsCounted() {
        TrustAnswer answer = Village.of("mara > ben > ana").ask("ana", policy("vouched-newcomer", "mara"));
        holds(answer, Decision.NEED, Ground.TOO_FEW);
        assertEquals(
                List.of(new Need("independent-vouchers", 1, dids("ben"))),
                answer.explanation().needs());
    }

    @Test
    void whereNobodyVouchesThePolicySaysNeedOrDeny() {
        holds(PROJECT.ask("nora", policy("vouched-newcomer", "mara")), Decision.NEED, Ground.NOBODY);
        holds(PROJECT.ask("nora", policy("coop-membership", "mara")), Decision.DENY, Ground.NOBODY);
    }

    @Test
    void anAnchorIsAllowedBecauseItIsOne() {
        holds(PROJECT.ask("mara", policy("vouched-newcomer", "mara")), Decision.ALLOW, Ground.IS_ANCHOR);
    }

    @Test
    @DisplayName("T17: without an anchor the answer is no, and says why")
    void withoutAnAnchorNobodyIsTrusted() {
        TrustAnswer answer = PROJECT.ask("ana", policy("vouched-newcomer"));
        holds(answer, Decision.DENY, Ground.NO_ROOT);
        assertEquals(
                List.of(new Need("anchor", 1, List.of())), answer.explanation().needs());
    }

    @Test
    @DisplayName("T17: what would be without the only anchor is a no, and no average of anything")
    void withoutItsOnlyAnchorAnAnswerIsNo() {
        Counterfactual without =
                PROJECT.ask("ana", policy("vouched-newcomer", "mara")).explanation().counterfactuals().stream()
                        .filter(one -> one.without().equals(did("mara")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Decision.DENY, without.decision());
        assertEquals(0, without.upper());
        assertTrue(without.crosses());
    }

    @Test
    @DisplayName("T17: anchors from whom nothing leads on are as good as none: the floor, whoever else vouches")
    void anchorsWhoVouchForNobodyLeaveTheFloor() {
        Village crowd =
                Village.of("ben > ana", "chloe > ana", "ben > chloe", "chloe > ben", "ana > mara", "ana > mona");
        TrustAnswer answer = crowd.ask("ana", policy("vouched-newcomer", "mara", "mona"));
        holds(answer, Decision.NEED, Ground.NOBODY);
        assertEquals(new Measure("independent-vouchers", 0, 0, 2, 0), answer.result());
        assertTrue(answer.explanation().notCounted().stream()
                .allMatch(one -> one.code().equals("not-reached")));
    }

    @Test
    @DisplayName("T17: an anchor in a circle with those it vouches for changes nothing")
    void anAnchorInACircleChangesNothing() {
        Policy policy = policy("vouched-newcomer", "mara");
        TrustAnswer line = Village.of("mara > ben > ana", "mara > chloe > ana").ask("ana", policy);
        TrustAnswer circle = Village.of("mara > ben > ana > mara", "mara > chloe > ana", "chloe > ben > mara")
                .ask("ana", policy);
        assertEquals(line.decision(), circle.decision());
        assertEquals(line.result(), circle.result());
        assertEquals(line.explanation().because(), circle.explanation().because());
    }

    @Test
    @DisplayName("T16: who looks like somebody is somebody else, until the policy says that one controller has both")
    void aLookAlikeIsAnotherEntity() {
        Policy policy = policy("vouched-newcomer", "mara");
        for (String other : List.of("Ana", "ana.", "ana%2E", "arna", "a%6Ea", "ana:x")) {
            holds(PROJECT.ask(other, policy), Decision.NEED, Ground.NOBODY);
        }
        Policy linked = written(Json.write(policy.json()
                        .with(
                                "sameController",
                                JsonArray.of(JsonObject.empty()
                                        .with(
                                                "dids",
                                                JsonArray.ofStrings(List.of("did:example:ana", "did:example:Ana"))))))
                .replace('"', '\''));
        holds(PROJECT.ask("Ana", linked), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    void anAnchorThatIsAPersonCountsOnce() {
        Policy strict = written(
                "{'kith':'policy-1','name':'strict','anchors':['did:example:mara'],'vouchers':[{'kind':'relationship','amount':120,'depth':255}],"
                        + "'quorum':{'vouchers':2,'independent':true}}");
        TrustAnswer answer = PROJECT.ask("ana", strict);
        holds(answer, Decision.REFER, Ground.DEPENDENT);
        assertEquals(dids("mara"), answer.explanation().bottleneck());
        holds(PROJECT.ask("ana", strict.withInstitutions(dids("mara"))), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    @DisplayName("T02: a vouch for oneself changes nothing")
    void selfPraiseIsNeutral() {
        Policy policy = policy("vouched-newcomer", "mara");
        TrustAnswer before = Village.of("mara > ben > ana").ask("ana", policy);
        TrustAnswer after =
                Village.of("mara > ben > ana", "ana > ana", "ben > ben").ask("ana", policy);
        assertEquals(before.toJson(), after.toJson());
    }

    @Test
    @DisplayName("T06: two DIDs of one controller are one voucher")
    void oneControllerIsOneEntity() {
        Policy policy = written(
                "{'kith':'policy-1','name':'same','anchors':['did:example:mara'],'institutions':'every-anchor',"
                        + "'vouchers':[{'kind':'relationship','amount':120,'depth':255}],'quorum':{'vouchers':2,'independent':true},"
                        + "'sameController':[{'dids':['did:example:ben','did:example:x']},{'dids':['did:example:x','did:example:chloe']}]}");
        assertEquals(1, PROJECT.ask("ana", policy).result().upper());
    }

    @Test
    void ofACircleOnlySoManyCount() {
        Policy policy = written(
                "{'kith':'policy-1','name':'circle','anchors':['did:example:mara'],'institutions':'every-anchor',"
                        + "'vouchers':[{'kind':'relationship','amount':120,'depth':255}],'quorum':{'vouchers':2,'independent':true},"
                        + "'circles':[{'name':'acme','members':['did:example:ben','did:example:chloe'],'atMost':1}]}");
        TrustAnswer answer = PROJECT.ask("ana", policy);
        holds(answer, Decision.NEED, Ground.TOO_FEW);
        assertEquals("cap", answer.explanation().notCounted().get(0).code());
    }

    @Test
    void vouchesBeyondTheVelocityDoNotCount() {
        Policy policy = written(
                "{'kith':'policy-1','name':'slow','anchors':['did:example:mara'],'vouchers':[{'kind':'relationship','amount':120,'depth':255}],"
                        + "'quorum':{'vouchers':1,'independent':true},'velocity':{'statements':2,'days':30}}");
        Village village = Village.of();
        for (int day = 0; day < 3; day++) {
            village.vouch("mara", "new" + day, 255, Village.SPRING.plus(Duration.ofDays(day)));
        }
        village.vouch("mara", "later", 255, Village.SPRING.plus(Duration.ofDays(30)));
        holds(village.ask("new1", policy), Decision.ALLOW, Ground.ENOUGH);
        holds(village.ask("later", policy), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer third = village.ask("new2", policy);
        holds(third, Decision.NEED, Ground.NOBODY);
        assertEquals("velocity", third.explanation().notCounted().get(0).code());
    }

    private static Policy limited(String limit) {
        return written(
                "{'kith':'policy-1','name':'limited','anchors':['did:example:mara'],'vouchers':[{'kind':'relationship','amount':120,'depth':255}],"
                        + "'quorum':{'vouchers':1,'independent':true}," + limit + "}");
    }

    @Test
    @DisplayName(
            "T09: vouches backdated over years still reached us on one day; only a policy that takes the issuer's word"
                    + " for it counts them")
    void backdatingDoesNotSlowAnybodyDown() {
        Village village = Village.of();
        for (int year = 0; year < 3; year++) {
            Instant claimed = Village.SPRING.minus(Duration.ofDays(365L * (3 - year)));
            village.vouch("mara", "new" + year, 255, claimed, Village.SPRING.plusSeconds(year));
        }
        Policy firstSeen = limited("'velocity':{'statements':2,'days':30}");
        Policy claimed = limited("'velocity':{'statements':2,'days':30,'clock':'claimed'}");
        holds(village.ask("new1", firstSeen), Decision.ALLOW, Ground.ENOUGH);
        holds(village.ask("new2", firstSeen), Decision.NEED, Ground.NOBODY);
        holds(village.ask("new2", claimed), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    @DisplayName("T06: of one issuer's vouches only so many count, the earliest seen first; an institution's all")
    void anIssuerCannotBeStuffed() {
        Village village = Village.of();
        for (int day = 2; day >= 0; day--) {
            village.vouch("mara", "new" + day, 255, Village.SPRING.plus(Duration.ofDays(day)));
        }
        Policy policy = limited("'perIssuer':2");
        holds(village.ask("new0", policy), Decision.ALLOW, Ground.ENOUGH);
        holds(village.ask("new1", policy), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer third = village.ask("new2", policy);
        holds(third, Decision.NEED, Ground.NOBODY);
        assertEquals("issuer-limit", third.explanation().notCounted().get(0).code());
        holds(village.ask("new2", policy.withInstitutions(dids("mara"))), Decision.ALLOW, Ground.ENOUGH);
        village.vouch("mara", "new0", 255, Village.SPRING.plusSeconds(1));
        holds(village.ask("new1", policy), Decision.ALLOW, Ground.ENOUGH);
    }

    @Test
    @DisplayName("T06: which vouches of an issuer count goes by when they reached us, whatever the velocity's clock is")
    void aBackdatedVouchDoesNotTakeThePlaceOfAnEarlierOne() {
        Village village = Village.of();
        village.vouch("mara", "early", 255, Village.SPRING.plusSeconds(60), Village.SPRING);
        village.vouch("mara", "backdated", 255, Village.SPRING.minusSeconds(60), Village.SPRING.plusSeconds(120));
        Policy policy = limited("'perIssuer':1,'velocity':{'statements':9,'days':1,'clock':'claimed'}");
        holds(village.ask("early", policy), Decision.ALLOW, Ground.ENOUGH);
        holds(village.ask("backdated", policy), Decision.NEED, Ground.NOBODY);
    }

    @Test
    void theVelocityIsThatOfThePersonWhicheverDidTheyUse() {
        String limits =
                "{'kith':'policy-1','name':'slow','anchors':['did:example:mara'],'vouchers':[{'kind':'relationship','amount':120,'depth':255}],"
                        + "'quorum':{'vouchers':1,'independent':true},'velocity':{'statements':2,'days':30}%s}";
        Village village = Village.of("mara > ben1", "mara > ben2");
        village.vouch("ben1", "new0", 255, Village.SPRING.plus(Duration.ofDays(1)));
        village.vouch("ben2", "new1", 255, Village.SPRING.plus(Duration.ofDays(2)));
        village.vouch("ben1", "new2", 255, Village.SPRING.plus(Duration.ofDays(3)));
        Policy apart = written(String.format(limits, ""));
        Policy together =
                written(String.format(limits, ",'sameController':[{'dids':['did:example:ben1','did:example:ben2']}]"));
        holds(village.ask("new2", apart), Decision.ALLOW, Ground.ENOUGH);
        holds(village.ask("new2", together), Decision.NEED, Ground.NOBODY);
    }

    @Test
    void aConcernCountsOnlyFromSomebodyWithinReach() {
        Rules.Concern concern = new Rules.Concern("https://example.org/concern", Decision.REFER);
        Policy policy = policy("vouched-newcomer", "mara");
        holds(
                Village.of("mara > ben > ana", "mara > chloe > ana")
                        .concern("stranger", "ana", concern)
                        .ask("ana", policy),
                Decision.ALLOW,
                Ground.ENOUGH);
        holds(
                Village.of("mara > ben > ana", "mara > chloe > ana")
                        .concern("ben", "ana", concern)
                        .ask("ana", policy),
                Decision.REFER,
                Ground.CONCERN);
    }

    private static Village vetted(String first, String second) {
        return Village.of("mara > ben", "mara > chloe")
                .stated("ben", "ana", java.util.Map.of("identityCommitment", first))
                .stated("chloe", "ana", java.util.Map.of("identityCommitment", second))
                .stated("stranger", "ana", java.util.Map.of("identityCommitment", "zElse"));
    }

    @Test
    void whoVouchesForDifferentIdentitiesMakesAPersonLookAtIt() {
        Policy two = Village.written("{'kith':'policy-1','name':'two','anchors':['did:example:mara'],"
                + "'institutions':'every-anchor','vouchers':[{'kind':'relationship','amount':1,'depth':9}],"
                + "'quorum':{'vouchers':2,'independent':true},"
                + "'agreements':[{'claim':'identityCommitment','verdict':'refer'}]}");
        holds(vetted("zOne", "zOne").ask("ana", two), Decision.ALLOW, Ground.ENOUGH);
        TrustAnswer answer = vetted("zOne", "zTwo").ask("ana", two);
        holds(answer, Decision.REFER, Ground.DISAGREEMENT);
        assertEquals(
                List.of("disagrees", "disagrees", "not-reached"),
                answer.explanation().notCounted().stream()
                        .map(one -> one.code())
                        .sorted()
                        .toList());
        assertTrue(answer.toText().contains("say different things"), answer::toText);
        holds(
                vetted("zOne", "zTwo")
                        .ask(
                                "ana",
                                Village.written(coop.kith.json.Json.write(two.json())
                                        .replace("\"verdict\":\"refer\"", "\"verdict\":\"deny\""))),
                Decision.DENY,
                Ground.DISAGREEMENT);
        assertEquals(
                List.of("agreements"),
                two.notMonotone().stream()
                        .map(sentence -> sentence.substring(0, sentence.indexOf(':')))
                        .toList());
    }

    @Test
    @DisplayName("T18: an explanation stays short, and says how much was cut")
    void aFarmCannotMakeTheExplanationLong() {
        List<String> chains = new ArrayList<>();
        for (int puppet = 0; puppet < 3000; puppet++) {
            chains.add("mara > hans > puppet" + puppet + " > jia");
        }
        Village farm = Village.of(chains.toArray(String[]::new));
        TrustAnswer counted = farm.ask("jia", policy("count-only", "mara"));
        assertEquals(3000, counted.result().lower());
        assertEquals(
                3000,
                counted.explanation().because().size() + counted.explanation().becauseMore());
        assertTrue(counted.explanation().because().size() <= 32);
        TrustAnswer answer = farm.ask("jia", policy("vouched-newcomer", "mara"));
        assertEquals(List.of(did("hans")), answer.explanation().bottleneck());
        assertTrue(answer.toText().length() < 30_000);
    }
}
