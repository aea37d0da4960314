package coop.kith.did.bundle;

import coop.kith.problem.ProblemType;

/** What can be wrong with a bundle. */
public enum BundleProblem implements ProblemType {
    SYNTAX("did-bundle-syntax", "Not a bundle of DIDs"),
    DIGEST("did-bundle-digest", "Not the bundle that was expected"),
    BODY("did-bundle-body", "Bytes that do not have their digest"),
    DIFFERENT("did-bundle-different", "The bundled bytes say something else than the bundle"),
    TOO_MANY("did-bundle-too-many", "Too many DIDs for one bundle");

    private final String name;
    private final String title;

    BundleProblem(String name, String title) {
        this.name = name;
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#" + name;
    }

    @Override
    public String title() {
        return title;
    }
}
