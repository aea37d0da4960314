package coop.kith.cli.release;

/**
 * One entry of an archive, without its content.
 *
 * @param path as the archive has it, one character for each byte
 * @param mode the permission bits
 * @param blob the id that git would give the content, or the target of a symbolic link; empty for the other kinds
 */
record ArchiveEntry(String path, Kind kind, int mode, String blob) {
    enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** A device or a pipe. */
        SPECIAL
    }

    boolean executable() {
        return (mode & 0100) != 0;
    }

    /** Set-user-id, set-group-id, sticky: bits that git cannot record. */
    boolean special() {
        return (mode & 07000) != 0;
    }

    ArchiveEntry at(String another) {
        return new ArchiveEntry(another, kind, mode, blob);
    }
}
