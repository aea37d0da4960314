package coop.kith.trust.intake.openpgp;

import coop.kith.problem.ProblemType;

/** What can be wrong with a keyring, or with a question to it. */
public enum OpenPgpProblem implements ProblemType {
    NOT_A_KEYRING("Not an OpenPGP keyring"),
    TOO_LARGE("The keyring is larger than Kith reads"),
    /** What is kept is kept as it came, and a secret key must not be. */
    SECRET_KEY("There is a secret key in it"),
    SKIPPED_CERTIFICATE("A certificate of the keyring is left out"),
    NO_SUCH_CERTIFICATE("No certificate of that name"),
    AMBIGUOUS_CERTIFICATE("Several certificates of that name"),
    AMBIGUOUS_USER_ID("Several user ids with that address");

    private final String title;

    OpenPgpProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#OPENPGP_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
