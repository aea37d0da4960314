package coop.kith.vc.linked;

import coop.kith.problem.ProblemType;

/** Why a linked document is not there. */
public enum LinkedProblem implements ProblemType {
    /** No source has it; another verifier may well find it. */
    NOT_AT_HAND("Linked document not at hand"),
    /** A server answered, and not with the document. */
    NOT_SERVED("Linked document not served"),
    /** Following it would need more steps than a verifier takes, or lead back to where it began. */
    TOO_DEEP("Links too deep"),
    /** One verification follows so many links and no more. */
    TOO_MANY("Too many links"),
    /** The verification had taken the time it was given. */
    TIME_SPENT("No time left for the link");

    private final String title;

    LinkedProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#LINK_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
