package coop.kith.trust.intake.git;

/** The two hash functions a git repository can be built on, and what depends on the choice (gitformat-signature, hash-function-transition). */
public enum GitObjectFormat {
    SHA1(40, "gpgsig"),
    SHA256(64, "gpgsig-sha256");

    private final int idLength;
    private final String signatureHeader;

    GitObjectFormat(int idLength, String signatureHeader) {
        this.idLength = idLength;
        this.signatureHeader = signatureHeader;
    }

    /** Of an object id, in hexadecimal digits. */
    public int idLength() {
        return idLength;
    }

    /** The commit header that holds the signature in a repository of this format. */
    String signatureHeader() {
        return signatureHeader;
    }

    boolean isId(String text) {
        return text.length() == idLength
                && text.chars().allMatch(unit -> (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f'));
    }
}
