package coop.kith.trust.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.json.JsonObject;
import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every evidence log must do. */
public interface EvidenceLogContract {
    Instant T1 = Instant.parse("2026-05-01T10:00:00Z");
    Instant T2 = Instant.parse("2026-05-02T10:00:00.123456789Z");
    Instant T3 = Instant.parse("2026-05-03T10:00:00Z");
    Person ALICE = Person.named("alice");
    Person BOB = Person.named("bob");
    Person CAROL = Person.named("carol");

    /** A new, empty log. */
    EvidenceLog log();

    @Test
    @DisplayName("T05: the same credential ten thousand times counts once")
    default void countsTheSameCredentialOnce() {
        try (EvidenceLog log = log()) {
            Evidence evidence = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
            Evidence signedAgain = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T2);
            assertTrue(log.append(evidence).orThrow());
            for (int i = 0; i < 9_999; i++) {
                assertFalse(log.append(i % 2 == 0 ? signedAgain : evidence).orThrow());
            }
            assertEquals(List.of(evidence), contents(log, T3));
        }
    }

    @Test
    default void countsTheSameCredentialOnceWithinABatch() {
        try (EvidenceLog log = log()) {
            Evidence one = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
            Evidence two = Dtg.evidence(BOB, Dtg.relationship(ALICE, T1), T1);
            assertEquals(2, log.appendAll(List.of(one, two, one, one)).orThrow());
            assertEquals(0, log.appendAll(List.of(two, one)).orThrow());
            assertEquals(0, log.appendAll(List.of()).orThrow());
            assertEquals(2, contents(log, T3).size());
        }
    }

    @Test
    default void keepsTheEarliestTimeOfReceiptInEitherOrder() {
        Evidence early = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T2);
        Evidence late = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T3);
        for (List<Evidence> order : List.of(List.of(early, late), List.of(late, early))) {
            try (EvidenceLog log = log()) {
                order.forEach(evidence -> log.append(evidence).orThrow());
                assertEquals(T2, contents(log, T3).get(0).receivedAt());
                assertEquals(1, contents(log, T3).size());
                assertEquals(1, contents(log, T2).size());
                assertEquals(0, contents(log, T1).size());
            }
        }
    }

    @Test
    default void readsWhatWasKnownAtATimeOrderedById() {
        try (EvidenceLog log = log()) {
            List<Evidence> all = new ArrayList<>();
            for (Instant at : List.of(T1, T2, T3)) {
                all.add(Dtg.evidence(ALICE, Dtg.relationship(BOB, at), at));
                all.add(Dtg.evidence(BOB, Dtg.relationship(CAROL, at), at));
            }
            log.appendAll(all).orThrow();
            assertEquals(all.stream().sorted().toList(), contents(log, Instant.MAX));
            assertEquals(all.subList(0, 4).stream().sorted().toList(), contents(log, T2));
            assertEquals(List.of(), contents(log, Instant.MIN));
        }
    }

    @Test
    @DisplayName("T10: two different credentials under one id are both kept")
    default void keepsTwoCredentialsUnderOneId() {
        try (EvidenceLog log = log()) {
            JsonObject named = Dtg.relationship(BOB, T1).with("id", "urn:uuid:7");
            log.append(Dtg.evidence(ALICE, named, T1)).orThrow();
            log.append(Dtg.evidence(ALICE, named.with("validUntil", T3.toString()), T1))
                    .orThrow();
            assertEquals(2, contents(log, T3).size());
        }
    }

    @Test
    @DisplayName("T09: what a stolen key signed counts only where it was first seen before, whatever its dates say")
    default void keepsWhatWasLearntWithTheEvidenceItIsAbout() {
        Evidence before = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
        Evidence backdated = Dtg.evidence(ALICE, Dtg.relationship(CAROL, T1.minusSeconds(9)), T3);
        Evidence others = Dtg.evidence(BOB, Dtg.relationship(ALICE, T1), T3);
        Instant told = T3.plusSeconds(1);
        try (EvidenceLog log = log()) {
            log.appendAll(List.of(before, others)).orThrow();
            assertEquals(
                    1,
                    log.noteAll(List.of(new Compromise(ALICE.did(), T2, told))).orThrow());
            log.append(backdated).orThrow();
            assertEquals(
                    0,
                    log.noteAll(List.of(new Compromise(ALICE.did(), T2, told.plusSeconds(5))))
                            .orThrow());
            for (Evidence one : contents(log, told)) {
                assertEquals(
                        one.equals(backdated) ? Standing.COMPROMISED : Standing.GOOD,
                        one.standing(T1, told),
                        one::toString);
                assertEquals(Standing.GOOD, one.standing(T1, T3));
            }
            contents(log, T3).forEach(one -> assertEquals(History.empty(), one.history()));
            assertEquals(
                    List.of(new Compromise(ALICE.did(), T2, told)),
                    log.read(told).stolen());
            assertEquals(List.of(), log.read(T3).stolen());
        }
    }

    @Test
    @DisplayName("T08: two logs that learnt the same hold the same, in either order")
    default void mergesWhatWasLearntInEitherOrder() {
        Evidence evidence = Dtg.evidence(ALICE, Dtg.relationship(BOB, T1), T1);
        String digest = evidence.digestMultibase();
        List<StatusChange> looks = List.of(
                new StatusChange(digest, StatusChange.Value.VALID, T1, T1, List.of("00"), T1),
                new StatusChange(digest, StatusChange.Value.SUSPENDED, T2, T2, List.of("02", "01"), T3),
                new StatusChange(digest, StatusChange.Value.SUSPENDED, T2, T2, List.of("01", "02"), T2));
        List<Event> reversed = new ArrayList<>(looks);
        Collections.reverse(reversed);
        List<List<Event>> read = new ArrayList<>();
        for (List<? extends Event> order : List.of(looks, reversed)) {
            try (EvidenceLog log = log()) {
                order.forEach(look -> log.noteAll(List.of(look)).orThrow());
                log.append(evidence).orThrow();
                assertEquals(0, log.noteAll(order).orThrow());
                read.add(contents(log, T3).get(0).history().events());
                assertEquals(2, contents(log, T2).get(0).history().events().size());
                assertEquals(1, contents(log, T1).get(0).history().events().size());
            }
        }
        assertEquals(List.of(looks.get(0), looks.get(2)), read.get(0));
        assertEquals(read.get(0), read.get(1));
    }

    @Test
    @DisplayName("T11: many threads at once lose and double nothing")
    default void losesNothingBetweenThreads() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (EvidenceLog log = log()) {
            List<Evidence> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(Dtg.evidence(ALICE, Dtg.relationship(BOB, T1.minusSeconds(i)), T1));
            }
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> all.stream()
                        .filter(evidence -> log.append(evidence).orThrow())
                        .count());
            }
            long added = 0;
            for (Future<Long> task : pool.invokeAll(tasks)) {
                added += task.get();
            }
            assertEquals(all.size(), added);
            assertEquals(all.stream().sorted().toList(), contents(log, T1));
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Evidence> contents(EvidenceLog log, Instant knownAt) {
        EvidenceLog.Contents contents = log.read(knownAt);
        assertEquals(List.of(), contents.problems());
        return contents.evidence();
    }
}
