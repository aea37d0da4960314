package coop.kith.vc.verify;

import coop.kith.problem.ProblemType;

/** What can keep a credential or presentation from being accepted, where no specification has a name for it. */
public enum VerifyProblem implements ProblemType {
    ISSUER_MISMATCH("Signed with a key that is not the issuer's"),
    HOLDER_MISMATCH("Presented with a key that is not the holder's"),
    SUBJECT_MISMATCH("About somebody other than who presents it"),
    NOT_YET_VALID("Not valid yet"),
    EXPIRED("Not valid any more"),
    STATUS_NOT_CHECKED("Status not checked"),
    SCHEMA_NOT_CHECKED("Schema not checked"),
    TOO_FEW_SIGNERS("Too few of those whose signatures are asked for have signed"),
    SIGNATURE_KIND_MISSING("A kind of signature that is asked for is missing"),
    NO_CHALLENGE("Could be a copy of an earlier presentation"),
    NO_REPLAY_GUARD("Could be a copy, and no memory of earlier answers is kept"),
    TOO_MANY_CREDENTIALS("More credentials than are looked at"),
    POLICY_NOT_READ("Policy cannot be had from the file"),
    NOT_REACHED("Not checked, because an earlier check did not pass"),
    WAIVED("Not checked, because the policy says so");

    private final String title;

    VerifyProblem(String title) {
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
