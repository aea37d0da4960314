package coop.kith.vc.resource;

import coop.kith.problem.ProblemType;

/** What can be the matter with a related resource, where no specification has a name for it. */
public enum ResourceProblem implements ProblemType {
    RELATED_RESOURCE_CHANGED("Related resource is not the one that was meant"),
    RELATED_RESOURCE_NOT_CHECKED("Related resource not checked");

    private final String title;

    ResourceProblem(String title) {
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
