package coop.kith.trust.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.trust.evidence.History.Standing;
import coop.kith.trust.evidence.StatusChange.Value;
import coop.kith.trust.testing.Dtg;
import coop.kith.trust.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HistoryTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Person ALICE = Person.named("alice");
    private static final Evidence EVIDENCE = Dtg.evidence(ALICE, Dtg.relationship(Person.named("bob"), START), START);

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private static StatusChange look(Value value, int at, int checkedAt) {
        return new StatusChange(EVIDENCE.digestMultibase(), value, day(at), day(checkedAt), List.of(), day(checkedAt));
    }

    private static Standing standing(int asOf, StatusChange... looks) {
        return History.of(List.of(looks)).standing(true, START, day(asOf));
    }

    @Test
    @DisplayName(
            "T08: what has a status that nobody looked up counts for nothing; what has none has nothing to look up")
    void anUnknownStatusIsNone() {
        assertEquals(Standing.UNKNOWN, standing(1));
        assertEquals(Standing.GOOD, History.empty().standing(false, START, day(1)));
        assertEquals(Standing.UNKNOWN, standing(1, look(Value.UNKNOWN, 1, 1)));
        assertEquals(Standing.GOOD, standing(1, look(Value.VALID, 0, 0), look(Value.UNKNOWN, 2, 2)));
        assertEquals(Standing.UNKNOWN, standing(2, look(Value.VALID, 0, 0), look(Value.UNKNOWN, 2, 2)));
        assertEquals(
                Standing.GOOD,
                standing(3, look(Value.VALID, 0, 0), look(Value.UNKNOWN, 2, 2), look(Value.VALID, 0, 3)),
                "the same list, once it was to be had again");
    }

    @Test
    @DisplayName("T07: a soft revocation counts from its time on, a hard one always, and neither is undone")
    void revocationsStay() {
        StatusChange valid = look(Value.VALID, 0, 0);
        assertEquals(Standing.GOOD, standing(1, valid, look(Value.REVOKED_SOFT, 2, 3)));
        assertEquals(Standing.REVOKED, standing(2, valid, look(Value.REVOKED_SOFT, 2, 3)));
        assertEquals(Standing.REVOKED, standing(1, valid, look(Value.REVOKED_HARD, 2, 3)));
        assertEquals(Standing.REVOKED, standing(1, look(Value.REVOKED_SOFT, 2, 3)), "nobody saw it valid");
        assertEquals(Standing.REVOKED, standing(5, valid, look(Value.REVOKED_SOFT, 2, 3), look(Value.VALID, 4, 4)));
        assertEquals(Standing.REVOKED, standing(5, valid, look(Value.REVOKED_SOFT, 2, 3), look(Value.UNKNOWN, 4, 4)));
    }

    @Test
    @DisplayName("T10: of two findings of one time the worse stands, and an older one found later changes nothing")
    void theWorseOfTwoStands() {
        assertEquals(Standing.SUSPENDED, standing(4, look(Value.SUSPENDED, 1, 1), look(Value.VALID, 1, 3)));
        assertEquals(Standing.SUSPENDED, standing(4, look(Value.SUSPENDED, 1, 1), look(Value.VALID, 0, 3)));
        assertEquals(Standing.GOOD, standing(4, look(Value.SUSPENDED, 1, 1), look(Value.VALID, 2, 3)));
        assertEquals(Standing.SUSPENDED, standing(1, look(Value.SUSPENDED, 1, 1), look(Value.VALID, 2, 3)));
        assertEquals(Standing.SUSPENDED, standing(0, look(Value.SUSPENDED, 1, 1)));
    }

    @Test
    void whatWasNotKnownYetIsNotThere() {
        History history = History.of(List.of(look(Value.VALID, 0, 0), look(Value.SUSPENDED, 1, 5)));
        assertEquals(Standing.GOOD, history.knownAt(day(4)).standing(true, START, day(6)));
        assertEquals(Standing.SUSPENDED, history.knownAt(day(5)).standing(true, START, day(6)));
    }

    @Test
    void anEventIsReadAsItWasWrittenAndInNoOtherForm() {
        for (Event event : List.of(look(Value.REVOKED_HARD, 1, 2), new Compromise(ALICE.did(), day(3), day(4)))) {
            assertEquals(Optional.of(event), Event.of(event.json(), event.knownSince()));
            assertEquals(Optional.empty(), Event.of(event.json().with("more", "x"), event.knownSince()));
            for (String member : event.json().members().keySet()) {
                assertEquals(Optional.empty(), Event.of(event.json().without(member), event.knownSince()), member);
                assertEquals(Optional.empty(), Event.of(event.json().with(member, "?"), event.knownSince()), member);
            }
            assertEquals(event.id(), event.learntAt(day(9)).id());
        }
    }

    @Test
    void evidenceTakesNoEventAboutOthers() {
        Compromise other = new Compromise(Person.named("bob").did(), START, START);
        assertThrows(IllegalArgumentException.class, () -> EVIDENCE.with(List.of(other)));
    }
}
