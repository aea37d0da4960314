package coop.kith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.kith.testing.Vectors;
import coop.kith.trust.answer.Inquiry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlowTimesTest {
    @Test
    void theQuestionsAreTheSameEachTime() {
        Vectors.at(Advogato.DATA_SET);
        List<Inquiry> questions = Advogato.questions(Advogato.graph());
        assertEquals(100, questions.size());
        assertEquals(pairs(questions), pairs(Advogato.questions(Advogato.graph())));
    }

    @Test
    void ofAMadeGraphTooTheQuestionsAreTheSameEachTime() {
        List<Inquiry> questions = FlowTimes.questions(MadeGraph.of(GraphSize.TINY));
        assertEquals(pairs(questions), pairs(FlowTimes.questions(MadeGraph.of(GraphSize.TINY))));
        assertTrue(questions.size() > 190, "questions: " + questions.size());
    }

    private static List<String> pairs(List<Inquiry> questions) {
        return questions.stream()
                .map(question -> question.anchors() + " " + question.subject())
                .toList();
    }

    @Test
    void eachAlgorithmGetsARow() {
        Vectors.at(Advogato.DATA_SET);
        String table = FlowTimes.table(Advogato.questions(Advogato.graph()).subList(0, 3), 1);
        assertTrue(table.contains("\n| greedy-flow |") && table.contains("\n| path-flow |"), table);
        assertTrue(table.contains("\n| independent-vouchers |"), table);
    }
}
