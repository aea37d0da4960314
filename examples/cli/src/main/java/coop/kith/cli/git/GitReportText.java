package coop.kith.cli.git;

import coop.kith.did.Did;
import coop.kith.problem.Outcome;
import coop.kith.problem.Problem;
import coop.kith.trust.intake.git.GitPerson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lays a report out for people: one line for each commit and tag, what is wrong with one under it, and then each signer once, with how far they are trusted and
 * why. A stranger's words are made fit for a terminal first.
 */
final class GitReportText {
    private static final int WORD_WIDTH = 19;
    private static final int SUBJECT_WIDTH = 50;
    private static final int ID_WIDTH = 10;
    private static final int REASONS = 3;

    private final GitReport report;
    private final SignerNames names;
    private final List<String> lines = new ArrayList<>();
    private final Map<Did, Assessment> signers = new LinkedHashMap<>();

    private GitReportText(GitReport report, SignerNames names) {
        this.report = report;
        this.names = names;
    }

    static String of(GitReport report, SignerNames names) {
        return new GitReportText(report, names).laidOut();
    }

    private String laidOut() {
        report.commits().forEach(this::commit);
        report.tags().forEach(this::tag);
        signers.forEach(this::signer);
        for (Problem problem : report.problems()) {
            lines.add("problem: " + SafeText.of(problem.detail()));
            problem.nextStep().ifPresent(step -> lines.add("   next: " + SafeText.of(step)));
        }
        if (!signers.isEmpty()) {
            lines.add("");
        }
        lines.add(summary());
        return String.join("\n", lines);
    }

    private void commit(CommitReport commit) {
        String author = commit.author().map(GitReportText::author).orElse("");
        row(
                commit.assessment(),
                commit.id().substring(0, ID_WIDTH) + "  " + shown(commit.subject(), SUBJECT_WIDTH) + author);
        if (commit.assessment().word().outcome() == Outcome.PASSED) {
            return;
        }
        for (TagReport tag : commit.vouchedBy()) {
            if (!tag.assessment().signer().equals(commit.assessment().signer())) {
                lines.add("    vouched by the tagger of " + shown(tag.name(), SUBJECT_WIDTH)
                        + tag.assessment()
                                .signer()
                                .map(did -> ", " + names.of(did))
                                .orElse("")
                        + " (" + tag.assessment().word().word() + ")");
            }
        }
    }

    private static String author(GitPerson author) {
        return "  (author: " + shown(author.name(), 30) + ")";
    }

    private void tag(TagReport tag) {
        row(
                tag.assessment(),
                "tag " + shown(tag.name(), SUBJECT_WIDTH)
                        + tag.mergedIn()
                                .map(id -> "  (in merge " + id.substring(0, ID_WIDTH) + ")")
                                .orElse(""));
    }

    private void row(Assessment assessment, String what) {
        String word = assessment.word().word();
        lines.add(word
                + " ".repeat(Math.max(1, WORD_WIDTH - word.length()))
                + what
                + assessment.signer().map(did -> "  signed by " + names.of(did)).orElse(""));
        if (assessment.answersForSigner()) {
            assessment.signer().ifPresent(did -> signers.putIfAbsent(did, assessment));
        } else {
            lines.addAll(reasons(assessment));
        }
    }

    private void signer(Did did, Assessment assessment) {
        lines.add("");
        lines.add(names.inFull(did));
        lines.addAll(reasons(assessment));
    }

    private static List<String> reasons(Assessment assessment) {
        return assessment.because().stream()
                .limit(REASONS)
                .map(line -> "    " + SafeText.of(line))
                .toList();
    }

    private String summary() {
        Map<String, Integer> counts = new TreeMap<>();
        Stream.concat(
                        report.commits().stream().map(CommitReport::assessment),
                        report.tags().stream().map(TagReport::assessment))
                .forEach(assessment -> counts.merge(assessment.word().word(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((word, count) -> parts.add(count + " " + word));
        return report.verdict() + ": " + counted(report.commits().size(), "commit") + " and "
                + counted(report.tags().size(), "signed tag")
                + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String shown(String text, int width) {
        return SafeText.of(SafeText.shortened(text, width));
    }
}
