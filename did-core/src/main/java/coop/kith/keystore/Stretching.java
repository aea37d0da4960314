package coop.kith.keystore;

/**
 * What it costs to try one passphrase (Argon2id, RFC 9106). A file states its own cost, and its writer may be an enemy, so both ends are bounded:
 * at the most 256 MiB and 1 GiB filled in all passes together, a few seconds of one core.
 *
 * @param memory in KiB, at least 8 for each lane, at the most 262,144
 * @param passes over the memory, 1 to 16
 * @param lanes 1 to 16
 */
public record Stretching(int memory, int passes, int lanes) {
    private static final int MOST_MEMORY = 256 << 10;
    private static final int MOST_FILLED = 1 << 20;

    public Stretching {
        if (!isAffordable(memory, passes, lanes)) {
            throw new IllegalArgumentException("Argon2id with " + memory + " KiB, " + passes + " passes, " + lanes
                    + " lanes is outside the bounds");
        }
    }

    /** 64 MiB, 3 passes, 4 lanes: the second recommended option of RFC 9106 section 4. */
    public static Stretching standard() {
        return new Stretching(64 << 10, 3, 4);
    }

    static boolean isAffordable(long memory, long passes, long lanes) {
        return lanes >= 1
                && lanes <= 16
                && passes >= 1
                && passes <= 16
                && memory >= 8 * lanes
                && memory <= MOST_MEMORY
                && memory * passes <= MOST_FILLED;
    }
}
