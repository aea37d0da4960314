package coop.kith.trust.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.trust.answer.TrustAnswer.Decision;
import coop.kith.trust.answer.TrustQuestion;
import coop.kith.trust.evidence.Compromise;
import coop.kith.trust.evidence.Evidence;
import coop.kith.trust.policy.Policy;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whom a stolen key reaches. */
final class BlastTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant STOLEN = START.plus(Duration.ofDays(10));
    private static final Instant NOW = START.plus(Duration.ofDays(30));
    private static final Person MARA = Person.named("mara");
    private static final Person BEN = Person.named("ben");
    private static final Person CHLOE = Person.named("chloe");
    private static final Person ANA = Person.named("ana");
    private static final Person EVE = Person.named("eve");
    private static final Policy POLICY =
            Policy.bundled("vouched-newcomer").orThrow().withAnchors(List.of(MARA.did()));
    private static final List<Evidence> LOG = log();

    private static List<Evidence> log() {
        List<Evidence> log = new ArrayList<>();
        for (Person friend : List.of(BEN, CHLOE)) {
            log.addAll(knows(MARA, friend, START));
            log.addAll(knows(friend, ANA, START));
        }
        log.addAll(knows(CHLOE, EVE, STOLEN));
        log.addAll(knows(BEN, EVE, STOLEN.plusSeconds(1)));
        return log;
    }

    private static List<Evidence> knows(Person one, Person other, Instant at) {
        return List.of(
                Dtg.evidence(one, Dtg.relationship(other, at), at), Dtg.evidence(other, Dtg.relationship(one, at), at));
    }

    private static Blast blast(Person thiefOf, Instant from, List<Evidence> log) {
        return Blast.of(new Compromise(thiefOf.did(), from, NOW), log, POLICY, NOW, NOW);
    }

    @Test
    @DisplayName("T09: who was vouched for before the theft stands; who was after it falls")
    void listsThoseWhoHangOnWhatCameAfterTheTheft() {
        Blast blast = blast(CHLOE, STOLEN, LOG);
        assertEquals(5, blast.asked());
        assertEquals(1, blast.changes().size(), blast::toString);
        Blast.Change eve = blast.changes().get(0);
        assertEquals(EVE.did(), eve.subject());
        assertEquals(Decision.ALLOW, eve.before().decision());
        assertEquals(Decision.NEED, eve.after().decision());
        assertTrue(eve.falls());
        assertTrue(eve.after().explanation().notCounted().stream()
                .anyMatch(one -> one.code().equals("compromised")));
        assertEquals(List.of(), blast(CHLOE, NOW, LOG).changes());
        assertEquals(List.of(), blast(Person.named("nobody"), START, LOG).changes());
    }

    @Test
    void saysWhatTheEngineSaysOfALogThatKnowsAndDoesNotHangOnTheOrder() {
        List<Evidence> told = new ArrayList<>(LOG.stream()
                .map(one -> one.issuer().equals(CHLOE.did())
                        ? one.with(List.of(new Compromise(CHLOE.did(), START, NOW)))
                        : one)
                .toList());
        Collections.shuffle(told, new Random(9));
        Blast blast = blast(CHLOE, START, LOG);
        assertEquals(blast, blast(CHLOE, START, told));
        List<Blast.Change> expected = Stream.of(MARA, BEN, CHLOE, ANA, EVE)
                .map(person -> new TrustQuestion(person.did(), NOW, NOW))
                .map(question -> new Blast.Change(
                        TrustEngine.over(LOG).ask(question, POLICY),
                        TrustEngine.over(told).ask(question, POLICY)))
                .filter(change -> change.before().decision() != change.after().decision())
                .sorted(Comparator.comparing(Blast.Change::subject))
                .toList();
        assertEquals(expected, blast.changes());
        assertTrue(expected.size() > 1);
    }
}
