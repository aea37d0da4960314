package coop.kith.vc.transcript;

import coop.kith.problem.ProblemType;

/** What can keep a transcript from being replayed. */
public enum TranscriptProblem implements ProblemType {
    MALFORMED_TRANSCRIPT("Not a transcript"),
    INPUT_MISSING("The document that was verified is not there"),
    INPUT_CHANGED("The document is not the one that was verified"),
    CONTEXT_MISSING("A context is not there, or another one"),
    DID_MISSING("A DID was not resolved when the transcript was made"),
    DID_HISTORY_MISSING("The history of a DID was not asked for when the transcript was made"),
    LINKED_DOCUMENT_MISSING("A linked document is not in the transcript"),
    RECORD_CHANGED("Part of the transcript does not fit its digest");

    private final String title;

    TranscriptProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
