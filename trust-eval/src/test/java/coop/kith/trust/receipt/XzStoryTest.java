package coop.kith.trust.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.Json;
import coop.kith.json.JsonObject;
import coop.kith.trust.algorithm.community.Community;
import coop.kith.trust.algorithm.community.Newcomers;
import coop.kith.trust.answer.Explanation.Counterfactual;
import coop.kith.trust.answer.TrustAnswer;
import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.answer.View.Privacy;
import coop.kith.trust.engine.Blast;
import coop.kith.trust.engine.TrustEngine;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import coop.kith.vc.verify.CredentialVerifier;
import coop.kith.vc.verify.VerificationPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The shape of the XZ backdoor along its time line: a patient newcomer, one maintainer worn down by strangers who are all the same person, their vouches, a release, the discovery. Which rule said what
 * when, by what was known then; and receipts that prove it afterwards. The people are invented; the dates are near those of the public record.
 */
@DisplayName("T19: the XZ story")
final class XzStoryTest {
    private static final Person MARA = Person.named("mara, who keeps the project");
    private static final Person LEO = Person.named("leo, who maintains the library");
    private static final Person TAN = Person.named("tan, the newcomer");
    private static final List<Person> STRANGERS =
            List.of(Person.named("stranger 1"), Person.named("stranger 2"), Person.named("stranger 3"));

    private static final Instant FIRST_PATCH = day("2021-11-01");
    private static final Instant PRESSURE = day("2022-06-22");
    private static final Instant VOUCHED = day("2022-12-01");
    private static final Instant RELEASE = day("2024-02-24");
    private static final Instant DISCOVERY = day("2024-03-29");

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<Evidence> knows(Person one, Person other, Instant at) {
        return List.of(
                Dtg.evidence(one, Dtg.relationship(other, at), at), Dtg.evidence(other, Dtg.relationship(one, at), at));
    }

    private static final List<Evidence> LOG = story();

    private static List<Evidence> story() {
        List<Evidence> log = new ArrayList<>(knows(MARA, LEO, day("2019-05-01")));
        log.addAll(knows(LEO, TAN, day("2022-05-19")));
        for (Person stranger : STRANGERS) {
            log.addAll(knows(LEO, stranger, PRESSURE));
            log.addAll(knows(stranger, TAN, day("2022-11-30")));
        }
        return List.copyOf(log);
    }

    private static Policy policy(String name) {
        return Policy.bundled(name).orThrow().withAnchors(List.of(MARA.did()));
    }

    private static TrustAnswer asked(String policy, Instant when) {
        return TrustEngine.over(LOG).ask(new TrustQuestion(TAN.did(), when, when), policy(policy));
    }

    @Test
    void nobodyVouchesForAFirstPatch() {
        assertEquals(Decision.NEED, asked("vouched-newcomer", FIRST_PATCH).decision());
        assertEquals(Decision.NEED, asked("count-only", FIRST_PATCH).decision());
    }

    @Test
    void whenTheStrangersVouchCountingAllowsAndIndependenceNamesTheOneBehindAll() {
        assertEquals(Decision.ALLOW, asked("count-only", VOUCHED).decision());
        TrustAnswer independent = asked("vouched-newcomer", VOUCHED);
        assertEquals(Decision.REFER, independent.decision());
        assertEquals(List.of(LEO.did()), independent.explanation().bottleneck());
        Counterfactual without = asked("count-only", VOUCHED).explanation().fragileTo().stream()
                .filter(one -> one.without().equals(LEO.did()))
                .findFirst()
                .orElseThrow();
        assertTrue(without.decision() != Decision.ALLOW, "even the count says on whom it hangs");
    }

    @Test
    void aCapOnHowOftenOneVouchesInAMonthLeavesTheStrangersOut() {
        TrustAnswer answer = TrustEngine.over(LOG).ask(new TrustQuestion(TAN.did(), VOUCHED, VOUCHED), slow());
        assertTrue(answer.decision() != Decision.ALLOW, answer::toText);
        assertTrue(answer.result().counted() < 2, answer::toText);
    }

    @Test
    void theHealthCheckSeesThreeWhoCameTogether() {
        List<Person> people = new ArrayList<>(List.of(MARA, LEO, TAN));
        people.addAll(STRANGERS);
        List<Community.Vouch> vouches = LOG.stream()
                .map(one -> new Community.Vouch(
                        at(people, one.issuer().toString()),
                        at(people, one.subject().toString()),
                        one.receivedAt().getEpochSecond()))
                .toList();
        List<Newcomers.Group> groups =
                new Newcomers(day("2022-01-01").getEpochSecond(), 3, 60).groups(Community.of(people.size(), vouches));
        assertEquals(List.of(2, 3, 4, 5), groups.get(0).members(), "the newcomer among them");
        assertTrue(groups.get(0).doors().stream().allMatch(door -> door.from() == 1), "and one door");
    }

    private static int at(List<Person> people, String did) {
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).did().toString().equals(did)) {
                return i;
            }
        }
        throw new AssertionError(did);
    }

    private static Policy slow() {
        return Policy.parse(policy("count-only")
                        .json()
                        .with(
                                "velocity",
                                Json.parseObject("{\"statements\":1,\"days\":60}")
                                        .orThrow()))
                .orThrow();
    }

    /** Which rule says what at each date, by what was known then; at the discovery it is known that the maintainer's key was in other hands since the pressure. */
    private static final String TIME_LINE = """
            2021-11-01 counting NEED  independent NEED  slow NEED
            2022-05-20 counting NEED  independent NEED  slow NEED
            2022-06-22 counting NEED  independent NEED  slow NEED
            2022-12-01 counting ALLOW independent REFER slow NEED
            2024-02-24 counting ALLOW independent REFER slow NEED
            2024-03-29 counting NEED  independent NEED  slow NEED
            """;

    @Test
    void theTimeLineSaysWhichRuleCaughtItWhenAndEveryCellHasItsReceipt() {
        Compromise stolen = new Compromise(LEO.did(), PRESSURE, DISCOVERY);
        List<Evidence> log = LOG.stream()
                .map(one -> one.issuer().equals(LEO.did()) ? one.with(List.of(stolen)) : one)
                .toList();
        List<Policy> rules = List.of(policy("count-only"), policy("vouched-newcomer"), slow());
        List<String> names = List.of("counting", "independent", "slow");
        TrustEngine engine = TrustEngine.over(log);
        StringBuilder told = new StringBuilder();
        for (String date :
                List.of("2021-11-01", "2022-05-20", "2022-06-22", "2022-12-01", "2024-02-24", "2024-03-29")) {
            Instant when = day(date);
            told.append(date);
            for (int rule = 0; rule < rules.size(); rule++) {
                TrustAnswer answer = engine.ask(new TrustQuestion(TAN.did(), when, when), rules.get(rule));
                told.append(String.format(java.util.Locale.ROOT, " %s %-5s", names.get(rule), answer.decision()));
                JsonObject receipt = ScoreReceipt.issue(answer, log, Privacy.NAMED, MARA.issuer(), when)
                        .orThrow();
                assertEquals(
                        answer,
                        assertInstanceOf(Replay.Same.class, replayed(receipt, rules.get(rule), log))
                                .answer());
            }
            told.append('\n');
        }
        assertEquals(TIME_LINE, told.toString().replaceAll(" +\n", "\n"));
    }

    @Test
    void receiptsProveWhatWasKnownWhenWhateverIsLearntLater() {
        List<JsonObject> receipts = new ArrayList<>();
        List<Decision> then = new ArrayList<>();
        for (Instant when : List.of(FIRST_PATCH, PRESSURE, VOUCHED, RELEASE)) {
            TrustAnswer answer = asked("vouched-newcomer", when);
            then.add(answer.decision());
            receipts.add(ScoreReceipt.issue(answer, LOG, Privacy.NAMED, MARA.issuer(), when)
                    .orThrow());
        }
        assertEquals(List.of(Decision.NEED, Decision.NEED, Decision.REFER, Decision.REFER), then);
        List<Evidence> later = new ArrayList<>(LOG);
        later.addAll(knows(MARA, TAN, DISCOVERY));
        for (int i = 0; i < receipts.size(); i++) {
            Replay.Same same = assertInstanceOf(
                    Replay.Same.class,
                    Replay.of(
                                    CredentialVerifier.standard()
                                            .verify(receipts.get(i), VerificationPolicy.strict(), DISCOVERY)
                                            .orThrow(),
                                    policy("vouched-newcomer"),
                                    later)
                            .orThrow());
            assertEquals(then.get(i), same.answer().decision());
        }
    }

    /** The maintainer's key turns out to have been in other hands since the strangers came. */
    @Test
    void onceTheKeyIsKnownToBeStolenTheBlastListsWhoHungOnItAndOldReceiptsReplay() {
        Compromise stolen = new Compromise(LEO.did(), PRESSURE, DISCOVERY);
        List<Evidence> told = LOG.stream()
                .map(one -> one.issuer().equals(LEO.did()) ? one.with(List.of(stolen)) : one)
                .toList();
        Policy counting = policy("count-only");
        Blast blast = Blast.of(stolen, LOG, counting, DISCOVERY, DISCOVERY);
        assertEquals(6, blast.asked());
        assertTrue(blast.changes().stream().allMatch(Blast.Change::falls));
        assertTrue(
                blast.changes().stream().anyMatch(one -> one.subject().equals(TAN.did())),
                "who was let in on the strangers' word: " + blast);
        assertEquals(Decision.ALLOW, changed(blast, TAN).before().decision());
        assertEquals(Decision.NEED, changed(blast, TAN).after().decision());
        assertEquals(blast, Blast.of(stolen, told, counting, DISCOVERY, DISCOVERY), "also when the log knows already");

        JsonObject then = ScoreReceipt.issue(asked("count-only", RELEASE), LOG, Privacy.NAMED, MARA.issuer(), RELEASE)
                .orThrow();
        TrustAnswer now = TrustEngine.over(told).ask(new TrustQuestion(TAN.did(), DISCOVERY, DISCOVERY), counting);
        assertEquals(Decision.NEED, now.decision());
        JsonObject after = ScoreReceipt.issue(now, told, Privacy.NAMED, MARA.issuer(), DISCOVERY)
                .orThrow();
        assertEquals(Decision.ALLOW, same(then, told).answer().decision(), "as was known then");
        assertEquals(Decision.NEED, same(after, told).answer().decision());
        assertEquals(
                List.of(stolen.digestMultibase()),
                assertInstanceOf(Replay.Missing.class, replayed(after, LOG)).digests());
    }

    private static Blast.Change changed(Blast blast, Person person) {
        return blast.changes().stream()
                .filter(one -> one.subject().equals(person.did()))
                .findFirst()
                .orElseThrow();
    }

    private static Replay.Same same(JsonObject receipt, List<Evidence> log) {
        return assertInstanceOf(Replay.Same.class, replayed(receipt, log));
    }

    private static Replay replayed(JsonObject receipt, List<Evidence> log) {
        return replayed(receipt, policy("count-only"), log);
    }

    private static Replay replayed(JsonObject receipt, Policy policy, List<Evidence> log) {
        return Replay.of(
                        CredentialVerifier.standard()
                                .verify(receipt, VerificationPolicy.strict(), DISCOVERY)
                                .orThrow(),
                        policy,
                        log)
                .orThrow();
    }
}
