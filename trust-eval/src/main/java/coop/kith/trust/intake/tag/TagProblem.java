package coop.kith.trust.intake.tag;

import coop.kith.problem.ProblemType;

/** Why a credential is no list of tags. */
public enum TagProblem implements ProblemType {
    /** It does not have the type of a list of tags. */
    NOT_TAGS("Not a list of tags"),
    /** It has the type, and not the form. */
    MALFORMED("Malformed list of tags"),
    /** It comes from a keeper whom the asker does not take the word of. */
    KEEPER_NOT_ACCEPTED("Keeper not accepted"),
    /** It is several pieces of evidence, and one was asked for. */
    SEVERAL("Several pieces of evidence");

    private final String title;

    TagProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#TAG_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
