package coop.kith.testing;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/**
 * Things a test may need that a user's machine may lack. A test without its thing is skipped with a line that says so; where the system property
 * {@code kith.require} names the thing (comma-separated), it fails instead.
 */
public enum Required {
    VECTORS,
    GIT,
    SSH,
    POSTGRES,
    /** Node.js, and the packages of a test where {@code -Dkith.node} says. */
    NODE;

    /** Goes on when {@code present}; otherwise skips the test, or fails it where this thing is required. */
    public void check(boolean present, String what) {
        if (present) {
            return;
        }
        String name = name().toLowerCase(Locale.ROOT);
        boolean required =
                Arrays.asList(System.getProperty("kith.require", "").split(",")).contains(name);
        if (required) {
            throw new AssertionError("-Dkith.require names " + name + ", and it is missing: " + what);
        }
        System.out.println("skipped: no " + name + " here (" + what + ")");
        Assumptions.abort("no " + name + ": " + what);
    }
}
