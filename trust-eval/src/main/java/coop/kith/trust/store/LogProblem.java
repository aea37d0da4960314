package coop.kith.trust.store;

import coop.kith.problem.ProblemType;

/** Why a row of the log gives no evidence. */
public enum LogProblem implements ProblemType {
    /** The row, or its neighbour, is not the one that was written: the chain of digests breaks here. */
    CHAIN_BROKEN("The chain of the log is broken"),
    /** The log does not hold what it held when its head was noted. */
    HEAD_MISSING("The noted head is not in the log"),
    /** The credential of a row is gone; only the digest of it is left. */
    WITHDRAWN("The content was withdrawn"),
    /** The credential is there, and does not verify any more, or could not be verified now. */
    NOT_VERIFIED("A credential of the log does not verify"),
    /** The credential verifies, and the intake profile does not read it. */
    NOT_READ("A credential of the log is not read any more"),
    /** Evidence that this log could not verify again: nobody signed it, or what was signed is not with it. */
    NOT_KEPT("The log does not keep evidence on this ground"),
    /** An event that this program does not know. */
    UNKNOWN_EVENT("Unknown event in the log");

    private final String title;

    LogProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#LOG_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
