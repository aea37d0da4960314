package coop.kith.store;

import coop.kith.problem.ProblemType;

/** What can go wrong between a program and its file. */
public enum StoreProblem implements ProblemType {
    /** Somebody else held the file for longer than we wait; trying again later may succeed. Nothing was written. */
    BUSY("The store is busy"),
    /** The file is damaged, or is no database. */
    CORRUPT("The store is damaged"),
    /** A database of another program, or one whose schema was tampered with. */
    FOREIGN("The store belongs to something else"),
    /** Written by a later version of this program. */
    NEWER("The store is newer than this program"),
    /** The file cannot be opened, read or written: no such folder, no permission, no room. */
    UNREACHABLE("The store cannot be reached"),
    /** Anything else that the database refuses. */
    FAILED("The store failed");

    private final String title;

    StoreProblem(String title) {
        this.title = title;
    }

    @Override
    public String uri() {
        return "https://kith.coop/problems#STORE_" + name();
    }

    @Override
    public String title() {
        return title;
    }
}
