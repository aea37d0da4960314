package coop.kith.vc.proof;

import coop.kith.problem.ProblemType;

/** What can keep a proof from being judged, where no specification has a name for it. */
public enum ProofProblem implements ProblemType {
    UNKNOWN_CRYPTOSUITE("Cryptosuite or proof type not known here"),
    ENVELOPE_NOT_OPENED("Secured in an envelope that is not known here"),
    SECURED_TWICE("Secured inside as well as outside"),
    TOKEN_FORM_WAIVED("Form of the token not checked, because the policy says so"),
    KEY_LOCATION_NOT_SUPPORTED("Key is somewhere this verifier cannot look"),
    DID_DEACTIVATED("The DID of the key was deactivated"),
    KEY_NOT_IN_FORCE("Key was not in force when it signed"),
    KEY_HISTORY_NOT_KEPT("The DID method keeps no past by which an old key could be judged"),
    SIGNING_TIME_CLAIMED_ONLY("Nobody but the signer says when it was signed"),
    TOO_MANY_PROOFS("More proofs than are looked at"),
    TOO_MANY_DIDS("More DIDs than are resolved in one verification"),
    TIME_SPENT("Not asked for, because the verification had taken its time"),
    NOT_REACHED("Not checked, because an earlier check did not pass"),
    PROOF_NOT_COUNTED("Proof did not pass, and the policy does without it"),
    AUDIENCE_NOT_EXPECTED("Proof was made for somebody, and the policy does not say whether that is us"),
    AUDIENCE_WAIVED("Audience not checked, because the policy says so"),
    REPLAY_MEMORY_FULL("Replay guard has no room left");

    private final String title;

    ProofProblem(String title) {
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
