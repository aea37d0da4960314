package coop.kith.cli.release;

import coop.kith.problem.ProblemType;

/** What can be wrong with a release's archive or tag. */
public enum ReleaseProblem implements ProblemType {
    UNREADABLE_ARCHIVE("Archive that cannot be read"),
    UNSUPPORTED_ARCHIVE("Kind of archive that is not understood"),
    ARCHIVE_TOO_LARGE("Archive over a limit"),
    NO_SUCH_TAG("No such tag"),
    UNREADABLE_TREE("Tree that cannot be read");

    private final String title;

    ReleaseProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#RELEASE_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
