package coop.kith.trust.intake.git;

/**
 * One trailer of a message, such as {@code Signed-off-by: Ana <ana@example.com>}, unfolded to one line.
 *
 * @param key as written
 * @param value as written, one character for each byte
 */
public record Trailer(String key, String value) {
    /** Whether this is a trailer of that name; letter case makes no difference. */
    public boolean is(String name) {
        return key.equalsIgnoreCase(name);
    }
}
