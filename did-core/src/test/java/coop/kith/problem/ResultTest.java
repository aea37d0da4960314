package coop.kith.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Problem FIRST = Problem.of(PointerProblem.SYNTAX, "first");
    private static final Problem SECOND = Problem.of(PointerProblem.SYNTAX, "second", JsonPointer.of("a"));

    @Test
    void carriesAValueThroughEachStep() {
        Result<Integer> result = Result.ok("12").map(Integer::valueOf).flatMap(number -> Result.ok(number + 1));
        assertEquals(13, result.orThrow());
        assertTrue(result.isOk());
        assertEquals(List.of(), result.problems());
    }

    @Test
    void carriesProblemsPastEachStep() {
        Result<Integer> result = Result.<String>refused(List.of(FIRST, SECOND)).map(text -> {
            throw new AssertionError("nothing to map");
        });
        assertFalse(result.isOk());
        assertEquals(List.of(FIRST, SECOND), result.problems());
        ProblemException thrown = assertThrows(ProblemException.class, result::orThrow);
        assertEquals(List.of(FIRST, SECOND), thrown.problems());
        assertEquals("first; second", thrown.getMessage());
    }

    @Test
    void aRefusalWithoutAProblemIsOurMistake() {
        assertThrows(IllegalArgumentException.class, () -> Result.refused(List.of()));
    }

    @Test
    void aProblemKeepsItsFactsSortedAndTellsTheNextStep() {
        Problem problem = FIRST.with("z", "1").with("a", "2").next("do this");
        assertEquals(List.of("a", "next", "z"), List.copyOf(problem.context().keySet()));
        assertEquals(Optional.of("do this"), problem.nextStep());
        assertEquals(Optional.empty(), FIRST.nextStep());
        assertEquals("/b/a", SECOND.under(JsonPointer.of("b")).where().toString());
        assertThrows(
                UnsupportedOperationException.class, () -> problem.context().put("k", "v"));
        assertEquals(Map.of(), FIRST.context());
    }
}
