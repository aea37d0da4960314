package coop.kith.cli.git;

import coop.kith.problem.ProblemType;

/** What can be wrong with a repository, or with what is asked of it. */
public enum RepositoryProblem implements ProblemType {
    NO_REPOSITORY("No repository that can be read"),
    NO_SUCH_REVISION("No such revision"),
    UNREADABLE_OBJECT("Object that cannot be read"),
    HISTORY_CUT("History is cut off"),
    MORE_HISTORY("More history than was looked at"),
    TAG_UNDER_ANOTHER_NAME("Tag under another name"),
    TOO_MANY_TAGS("More tags in merges than are looked at"),
    SETUP_REFUSED("Repository not set up");

    private final String title;

    RepositoryProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#REPOSITORY_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
