package coop.kith.cli.git;

import org.eclipse.jgit.lib.Constants;

/** The kinds of git object. */
public enum ObjectKind {
    COMMIT("commit", Constants.OBJ_COMMIT),
    TAG("tag", Constants.OBJ_TAG),
    TREE("tree", Constants.OBJ_TREE),
    BLOB("blob", Constants.OBJ_BLOB),
    /** Of whatever kind. */
    ANY("object", -1);

    private final String word;
    private final int code;

    ObjectKind(String word, int code) {
        this.word = word;
        this.code = code;
    }

    String word() {
        return word;
    }

    int code() {
        return code;
    }

    static ObjectKind of(int code) {
        for (ObjectKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return ANY;
    }
}
