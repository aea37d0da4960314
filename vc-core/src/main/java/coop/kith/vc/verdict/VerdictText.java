package coop.kith.vc.verdict;

import coop.kith.problem.Check;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A verdict with its protocol, for people: one line for each check, indented under the check it belongs to, and under what did not pass the reason, its place and
 * the next step. No colours; every line that states an outcome begins with its word.
 *
 * <pre>{@code
 * rejected
 *   passed         structure
 *   failed         proof
 *     failed         proof.signature
 *         The signature does not fit the document. (at /proof)
 *         next: Ask for the document as it was signed.
 *   passed         status (age: PT5H; list: https://club.example/status/1)
 * }</pre>
 *
 * <p>A stranger's text stands in the reasons: characters that could act on a terminal or reorder a line are written as {@code <U+XXXX>}. Lines end with a line
 * feed, the last one without.
 */
public final class VerdictText {
    private static final String INDENT = "  ";
    private static final int WORD_WIDTH = "not requested".length();

    private VerdictText() {}

    public static String of(Verdict<?> verdict) {
        StringBuilder text = new StringBuilder(VerdictJson.word(verdict));
        checks(verdict.protocol(), INDENT, text);
        if (verdict.protocol().isEmpty()) {
            verdict.problems().forEach(problem -> problem(problem, INDENT, text));
        }
        return text.toString();
    }

    private static void checks(List<Check> checks, String indent, StringBuilder text) {
        for (Check check : checks) {
            String word = word(check.outcome());
            text.append('\n')
                    .append(indent)
                    .append(word)
                    .append(" ".repeat(WORD_WIDTH - word.length()))
                    .append(INDENT)
                    .append(plain(check.name()))
                    .append(facts(check));
            check.problem().ifPresent(problem -> problem(problem, indent + INDENT + INDENT + INDENT, text));
            checks(check.parts(), indent + INDENT, text);
        }
    }

    private static String facts(Check check) {
        return check.facts().isEmpty()
                ? ""
                : check.facts().entrySet().stream()
                        .map(fact -> plain(fact.getKey()) + ": " + plain(fact.getValue()))
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    private static String word(Outcome outcome) {
        return outcome == Outcome.NOT_REQUESTED ? "not requested" : VerdictJson.word(outcome);
    }

    private static void problem(Problem problem, String indent, StringBuilder text) {
        String pointer = problem.where().toString();
        text.append('\n').append(indent).append(plain(problem.detail()));
        if (!pointer.isEmpty()) {
            text.append(" (at ").append(plain(pointer)).append(')');
        }
        problem.nextStep()
                .ifPresent(step ->
                        text.append('\n').append(indent).append("next: ").append(plain(step)));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (acts(character)) {
                plain.append(String.format(Locale.ROOT, "<U+%04X>", character));
            } else {
                plain.appendCodePoint(character);
            }
        });
        return plain.toString();
    }

    private static boolean acts(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
