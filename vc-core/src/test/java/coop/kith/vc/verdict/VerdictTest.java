package coop.kith.vc.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.kith.json.Json;
import coop.kith.problem.Check;
import coop.kith.problem.JsonPointer;
import coop.kith.problem.Problem;
import coop.kith.problem.ProblemException;
import coop.kith.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private static final Problem FORGED = Problem.of(
                    Kind.FORGED, "The signature does not fit \"a\u001b[31mb\u202e\".", JsonPointer.of("proof", "a/b"))
            .with("key", "did:key:z6Mk")
            .next("Ask again.");
    private static final Problem SILENT = Problem.of(Kind.SILENT, "No answer.");

    private enum Kind implements ProblemType {
        FORGED,
        SILENT;

        @Override
        public String uri() {
            return "https://example.org/problems#" + name();
        }

        @Override
        public String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Test
    void acceptsNothingBesideAFailedOrUndecidedCheck() {
        for (Check check : List.of(Check.failed("proof", FORGED), Check.undecided("status", SILENT))) {
            assertThrows(IllegalArgumentException.class, () -> new Verdict.Accepted<>("value", List.of(check)));
        }
    }

    @Test
    void acceptsBesideWaivedChecks() {
        Check waived = Check.waived("status", SILENT);
        assertEquals("value", new Verdict.Accepted<>("value", List.of(waived)).orThrow());
    }

    @Test
    void turnsNothingAwayWithoutAReason() {
        assertThrows(IllegalArgumentException.class, () -> new Verdict.Rejected<>(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Verdict.Undecided<>(List.of(), List.of()));
    }

    @Test
    void throwsItsProblemsWhereAValueIsDemanded() {
        Verdict<String> rejected = new Verdict.Rejected<>(List.of(FORGED), List.of());
        Verdict<String> undecided = new Verdict.Undecided<>(List.of(SILENT), List.of());
        assertEquals(
                List.of(FORGED),
                assertThrows(ProblemException.class, rejected::orThrow).problems());
        assertEquals(
                List.of(SILENT),
                assertThrows(ProblemException.class, undecided::orThrow).problems());
    }

    @Test
    void foldsToTheBranchThatHappened() {
        assertEquals("accepted", VerdictJson.word(new Verdict.Accepted<>("value", List.of())));
        assertEquals("rejected", VerdictJson.word(new Verdict.Rejected<>(List.of(FORGED), List.of())));
        assertEquals("undecided", VerdictJson.word(new Verdict.Undecided<>(List.of(SILENT), List.of())));
    }

    @Test
    void rendersFactsForProgramsAndForPeople() {
        Verdict<String> verdict = new Verdict.Accepted<>(
                "value", List.of(Check.passed("list").with("b", "2").with("a", "\u001b[1")));
        assertEquals(
                "{\"verdict\":\"accepted\",\"checks\":[{\"name\":\"list\",\"outcome\":\"passed\","
                        + "\"facts\":{\"a\":\"\\u001b[1\",\"b\":\"2\"}}],\"problems\":[]}",
                Json.write(VerdictJson.of(verdict)));
        assertEquals("accepted\n  passed         list (a: <U+001B>[1; b: 2)", VerdictText.of(verdict));
    }

    @Test
    void rendersTheTreeForPrograms() {
        assertEquals(
                "{\"verdict\":\"rejected\",\"checks\":["
                        + "{\"name\":\"structure\",\"outcome\":\"passed\"},"
                        + "{\"name\":\"proof\",\"outcome\":\"failed\",\"parts\":["
                        + "{\"name\":\"proof.signature\",\"outcome\":\"failed\",\"problem\":" + forged() + "}]},"
                        + "{\"name\":\"status\",\"outcome\":\"undecided\",\"problem\":" + silent() + "},"
                        + "{\"name\":\"schema\",\"outcome\":\"notRequested\"}],"
                        + "\"problems\":[" + forged() + "]}",
                Json.write(VerdictJson.of(rejected())));
    }

    private static String forged() {
        return "{\"type\":\"https://example.org/problems#FORGED\",\"title\":\"Forged\","
                + "\"detail\":\"The signature does not fit \\\"a\\u001b[31mb\u202e\\\".\",\"pointer\":\"/proof/a~1b\","
                + "\"next\":\"Ask again.\",\"context\":{\"key\":\"did:key:z6Mk\"}}";
    }

    private static String silent() {
        return "{\"type\":\"https://example.org/problems#SILENT\",\"title\":\"Silent\",\"detail\":\"No answer.\"}";
    }

    @Test
    void rendersTheTreeForPeopleAndDisarmsAStrangersText() {
        assertEquals(
                List.of(
                        "rejected",
                        "  passed         structure",
                        "  failed         proof",
                        "    failed         proof.signature",
                        "          The signature does not fit \"a<U+001B>[31mb<U+202E>\". (at /proof/a~1b)",
                        "          next: Ask again.",
                        "  undecided      status",
                        "        No answer.",
                        "  not requested  schema"),
                List.of(VerdictText.of(rejected()).split("\n", -1)));
    }

    @Test
    void namesTheReasonForPeopleWhereNoCheckRan() {
        assertEquals("undecided\n  No answer.", VerdictText.of(new Verdict.Undecided<>(List.of(SILENT), List.of())));
    }

    private static Verdict<String> rejected() {
        return new Verdict.Rejected<>(
                List.of(FORGED),
                List.of(
                        Check.passed("structure"),
                        Check.of("proof", List.of(Check.failed("proof.signature", FORGED))),
                        Check.undecided("status", SILENT),
                        Check.notRequested("schema")));
    }
}
