package coop.kith.did.method.plc;

import coop.kith.problem.ProblemType;

/** What can be wrong with the audit log of a did:plc. */
public enum PlcProblem implements ProblemType {
    /** The log is no JSON array of entries, or has too many. */
    MALFORMED_LOG("Malformed audit log"),
    /** An entry, or the operation in it, is not what the specification describes. */
    MALFORMED_OPERATION("Malformed operation"),
    /** The first operation does not have the digest that the DID is made of. */
    GENESIS_MISMATCH("Another DID's first operation"),
    /** An entry states another CID than that of its operation. */
    CID_MISMATCH("CID does not match"),
    /** An operation follows none that is in force, or one that ended the DID. */
    CHAIN_BROKEN("Operation follows nothing in force"),
    /** No key that may change the DID signed the operation, or the signature is not in its one form. */
    SIGNATURE("Signature does not hold"),
    /** An operation takes others back without the right to: too late, or by a key that is not above theirs. */
    RECOVERY("Operations taken back without the right to"),
    /** The entries' times run backwards. */
    TIME("Times run backwards"),
    /** The directory marks other operations as taken back than were. */
    NULLIFICATION_MISMATCH("Wrong mark of what was taken back");

    private final String title;

    PlcProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#PLC_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
