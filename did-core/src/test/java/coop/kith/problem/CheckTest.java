package coop.kith.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Problem PROBLEM = Problem.of(PointerProblem.SYNTAX, "why");
    private static final Check PASSED = Check.passed("a");
    private static final Check FAILED = Check.failed("b", PROBLEM);
    private static final Check UNDECIDED = Check.undecided("c", PROBLEM);
    private static final Check SKIPPED = Check.notRequested("d");

    @Test
    void failureOutweighsDoubtAndDoubtOutweighsSuccess() {
        assertEquals(Outcome.FAILED, outcome(PASSED, UNDECIDED, FAILED, PASSED));
        assertEquals(Outcome.FAILED, outcome(FAILED, UNDECIDED));
        assertEquals(Outcome.UNDECIDED, outcome(UNDECIDED, PASSED));
        assertEquals(Outcome.UNDECIDED, outcome(PASSED, UNDECIDED, SKIPPED));
        assertEquals(Outcome.PASSED, outcome(SKIPPED, PASSED));
    }

    @Test
    void nothingCheckedIsNeverPassed() {
        assertEquals(Outcome.NOT_REQUESTED, outcome());
        assertEquals(Outcome.NOT_REQUESTED, outcome(SKIPPED, Check.waived("e", PROBLEM)));
    }

    @Test
    void aPassedCheckHasNoProblem() {
        assertThrows(
                IllegalArgumentException.class, () -> new Check("a", Outcome.PASSED, Optional.of(PROBLEM), List.of()));
    }

    @Test
    void factsAreKeptByNameAndDecideNothing() {
        Check told =
                Check.passed("list").with("digest", "d").with("age", "PT1H").under(JsonPointer.of("credential"));
        assertEquals(List.of("age", "digest"), List.copyOf(told.facts().keySet()));
        assertEquals(Outcome.PASSED, told.outcome());
        assertEquals(
                Outcome.UNDECIDED,
                Check.undecided("list", PROBLEM).with("age", "PT1H").outcome());
    }

    private static Outcome outcome(Check... parts) {
        return Check.of("all", List.of(parts)).outcome();
    }
}
