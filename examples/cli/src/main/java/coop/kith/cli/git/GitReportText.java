package coop.kith.cli.git;

import coop.kith.problem.Problem;
import coop.kith.trust.intake.git.GitPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays a report out as a table. A stranger's words are made fit for a terminal first. */
final class GitReportText {
    private static final int WORD_WIDTH = 19;
    private static final int SUBJECT_WIDTH = 50;
    private static final int REASONS = 3;

    private GitReportText() {}

    static String of(GitReport report) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (CommitReport commit : report.commits()) {
            counts.merge(commit.assessment().word().word(), 1, Integer::sum);
            lines.add(row(
                    commit.assessment(),
                    commit.id().substring(0, 10) + "  " + shown(commit.subject(), SUBJECT_WIDTH)
                            + commit.author()
                                    .map(author -> "  (author: " + name(author) + ")")
                                    .orElse("")));
            lines.addAll(reasons(commit.assessment()));
            for (TagReport tag : commit.vouchedBy()) {
                lines.add("    vouched by the tagger of " + shown(tag.name(), SUBJECT_WIDTH) + ", "
                        + signer(tag.assessment()) + " ("
                        + tag.assessment().word().word() + ")");
            }
        }
        for (TagReport tag : report.tags()) {
            lines.add(row(
                    tag.assessment(),
                    "tag " + shown(tag.name(), SUBJECT_WIDTH)
                            + tag.mergedIn()
                                    .map(id -> "  (in merge " + id.substring(0, 10) + ")")
                                    .orElse("")));
            lines.addAll(reasons(tag.assessment()));
        }
        for (Problem problem : report.problems()) {
            lines.add("problem: " + SafeText.of(problem.detail()));
            problem.nextStep().ifPresent(step -> lines.add("   next: " + SafeText.of(step)));
        }
        lines.add(summary(report, counts));
        return String.join("\n", lines);
    }

    private static String row(Assessment assessment, String what) {
        String word = assessment.word().word();
        return word
                + " ".repeat(Math.max(1, WORD_WIDTH - word.length()))
                + what
                + assessment
                        .signer()
                        .map(did -> "  signed by " + signer(assessment))
                        .orElse("");
    }

    private static List<String> reasons(Assessment assessment) {
        return assessment.because().stream()
                .limit(REASONS)
                .map(line -> "    " + SafeText.of(line))
                .toList();
    }

    private static String summary(GitReport report, Map<String, Integer> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((word, count) -> parts.add(count + " " + word));
        String commits =
                report.commits().size() == 1 ? "1 commit" : report.commits().size() + " commits";
        return report.verdict() + ": " + commits + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")")
                + ", signed tags: " + report.tags().size();
    }

    private static String signer(Assessment assessment) {
        return Optional.of(assessment)
                .flatMap(Assessment::signer)
                .map(did -> shown(did.toString(), 40))
                .orElse("nobody");
    }

    private static String name(GitPerson person) {
        return shown(person.name(), 30);
    }

    private static String shown(String text, int width) {
        return SafeText.of(SafeText.shortened(text, width));
    }
}
