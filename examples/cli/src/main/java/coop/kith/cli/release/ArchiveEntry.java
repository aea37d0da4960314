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

    /** By anybody: whoever unpacks it need not be its owner. */
    boolean executable() {
        return (mode & 0111) != 0;
    }

    /** Set-user-id, set-group-id, sticky: bits that git cannot record. */
    boolean special() {
        return (mode & 07000) != 0;
    }

    /** Whoever has an account on the machine can change it before it is built. */
    boolean worldWritable() {
        return (mode & 0002) != 0;
    }

    ArchiveEntry at(String another) {
        return new ArchiveEntry(another, kind, mode, blob);
    }
}
