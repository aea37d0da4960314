package coop.kith.vc.canon;

import coop.kith.problem.ProblemType;

/** Why a document has no canonical form here. No specification has names for these; whoever asks reports them as causes of its own problem. */
public enum CanonProblem implements ProblemType {
    CONTEXT_NOT_KNOWN("A context is not in the library, and none is ever downloaded"),
    CONTEXT_NOT_ALLOWED("A context stands where, or is of a kind, that could change what was signed"),
    CONTEXT_NOT_AS_PINNED("A context document is not the one that its digest names"),
    NOT_COVERED("Part of the document would not be part of what is signed"),
    NOT_JSON_LD("Document does not follow the rules of JSON-LD"),
    NOT_N_QUADS("Text is not a dataset in N-Quads"),
    NOT_DIVISIBLE("Parts of the document cannot be told apart in what is signed"),
    TOO_LARGE("Document is larger or deeper than is canonicalized"),
    TOO_MUCH_WORK("Canonicalization would take more work than is allowed");

    private final String title;

    CanonProblem(String title) {
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
