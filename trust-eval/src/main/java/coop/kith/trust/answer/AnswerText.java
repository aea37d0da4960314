package coop.kith.trust.answer;

import coop.kith.trust.answer.Explanation.NotCounted;
import coop.kith.trust.answer.View.Privacy;
import java.util.List;

/** An answer as plain text, to be read aloud: the verdict in one sentence, then why, what is missing, what it hangs on, and what was left out. Vouchers that depend on others
 * stand with their paths and are not said twice. */
final class AnswerText {
    private final StringBuilder text = new StringBuilder();
    private final Sentences sentences;

    private AnswerText(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Lines that end in a newline each; no line break comes from a name. */
    static String of(TrustAnswer answer, View view) {
        AnswerText page = new AnswerText(new Sentences(answer, view));
        Explanation explanation = answer.explanation();
        Sentences sentences = page.sentences;
        page.text.append(sentences.headline()).append('\n');
        sentences.bound().ifPresent(bound -> page.text.append(bound).append('\n'));
        if (view.privacy() != Privacy.COUNTS) {
            page.list(
                    "head.because",
                    explanation.because().stream().map(sentences::path).toList(),
                    explanation.becauseMore());
            page.list(
                    "head.dependent",
                    explanation.dependent().stream().map(sentences::path).toList(),
                    explanation.dependentMore());
        }
        page.list(
                "head.parts", explanation.parts().stream().map(sentences::part).toList(), 0);
        page.list(
                "head.needs", explanation.needs().stream().map(sentences::need).toList(), 0);
        if (view.privacy() != Privacy.COUNTS) {
            page.list(
                    "head.fragile",
                    explanation.fragileTo().stream()
                            .map(sentences::counterfactual)
                            .toList(),
                    0);
            page.list(
                    "head.not-counted",
                    explanation.notCounted().stream()
                            .filter(one -> !one.code().equals(NotCounted.DEPENDENT))
                            .map(sentences::notCounted)
                            .toList(),
                    explanation.notCountedMore());
        }
        return page.text.toString();
    }

    private void list(String head, List<String> lines, long more) {
        if (lines.isEmpty()) {
            return;
        }
        text.append('\n').append(sentences.say(head)).append('\n');
        lines.forEach(line -> text.append("  - ").append(line).append('\n'));
        if (more > 0) {
            text.append("  - ").append(sentences.say("more", more)).append('\n');
        }
    }
}
