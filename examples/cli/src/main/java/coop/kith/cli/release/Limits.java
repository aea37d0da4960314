package coop.kith.cli.release;

/**
 * What an archive may ask of this machine. Content is hashed as it streams by and never kept, so memory follows the number of entries and the length of
 * their names alone.
 *
 * @param bytes of the unpacked archive: 4 GiB, three times the Linux kernel's
 * @param entries 500,000, five times the Linux kernel's
 * @param name bytes of one path: 4,096, Linux's PATH_MAX
 */
record Limits(long bytes, int entries, int name) {
    static Limits standard() {
        return new Limits(4L << 30, 500_000, 4096);
    }
}
