package coop.kith.cli;

import coop.kith.json.JsonObject;
import coop.kith.trust.answer.TrustAnswer;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "ask",
        description = {
            "How far is somebody trusted, by the anchors that you choose?",
            "Exit status: 0 allow, 1 deny, 2 need or refer, or allow while evidence in the log no longer verifies."
        },
        footer = {
            "",
            "Examples:",
            "  kith trust ask did:key:z6Mk... --anchor did:key:z6Mk... --policy vouched-newcomer",
            "  kith trust ask did:key:z6Mk... --anchor did:key:z6Mk... --as-of 2026-03-01T00:00:00Z --json",
            "  kith trust ask did:openpgp4fpr:... --keyring ring.pgp --policy kernel-pgp-compat --anchor did:openpgp4fpr:..."
        })
final class TrustAsk extends Command {
    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "SUBJECT", description = "Who is asked about: a DID, or your name for it.")
    private String subject;

    TrustAsk(Terminal terminal) {
        super(terminal);
    }

    @Override
    Answer answer() {
        return asking.prepare(terminal())
                .flatMap(asked -> asked.names().did(subject).map(did -> answered(asked, asked.answer(did))))
                .fold(answer -> answer, Answer::refused);
    }

    /** The answer with its explanation, and what of the log could not be read again: that could have been the objection, so allow then exits as undecided. */
    static Answer answered(Asking.Asked asked, TrustAnswer answer) {
        JsonObject json = answer.toJson(asked.view());
        String text = answer.toText(asked.view()).stripTrailing();
        if (!asked.unreadEvidence().isEmpty()) {
            json = json.with("problems", Answer.problemArray(asked.unreadEvidence()));
            text = text + "\n\nEvidence in the log that no longer verifies and was left out:\n"
                    + Wording.problems(asked.unreadEvidence());
        }
        if (!asked.gathered().skipped().isEmpty()) {
            json = json.with("skipped", Answer.problemArray(asked.gathered().skipped()));
        }
        boolean unsure = answer.decision() == TrustAnswer.Decision.ALLOW
                && !asked.unreadEvidence().isEmpty();
        return new Answer(
                unsure ? Exit.UNDECIDED : exit(answer.decision()),
                json,
                text,
                asked.gathered().skipped().isEmpty()
                        ? ""
                        : Wording.problems(asked.gathered().skipped()));
    }

    static Exit exit(TrustAnswer.Decision decision) {
        return switch (decision) {
            case ALLOW -> Exit.ACCEPTED;
            case DENY -> Exit.REJECTED;
            case NEED, REFER -> Exit.UNDECIDED;
        };
    }
}
