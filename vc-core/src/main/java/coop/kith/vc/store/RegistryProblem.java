package coop.kith.vc.store;

import coop.kith.problem.ProblemType;

/** Why the status registry did not do what it was asked to. */
public enum RegistryProblem implements ProblemType {
    NO_SUCH_LIST("There is no status list of that name"),
    LIST_EXISTS("There is a status list of that name or URL already"),
    LIST_FULL("The status list is full"),
    /** The name stands for one credential; another needs another name. */
    ALREADY_ALLOCATED("The credential has its place on the list already"),
    NOT_ALLOCATED("The credential has no place on the list"),
    NO_SUCH_PURPOSE("The list is not for that"),
    NOT_REVERSIBLE("That cannot be taken back"),
    NOT_PUBLISHED("The list was not published yet");

    private final String title;

    RegistryProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#STATUS_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
