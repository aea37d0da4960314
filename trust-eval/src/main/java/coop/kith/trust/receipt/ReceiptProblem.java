package coop.kith.trust.receipt;

import coop.kith.problem.ProblemType;

/** Why a receipt cannot be replayed at all. */
public enum ReceiptProblem implements ProblemType {
    NOT_A_RECEIPT("Not a receipt of an answer"),
    OTHER_FORMAT("A receipt of another format"),
    OTHER_POLICY("The receipt is of another policy");

    private final String title;

    ReceiptProblem(String title) {
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
