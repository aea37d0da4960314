package coop.kith.vc.issue;

import java.util.HashSet;
import java.util.Set;

/** What a builder was told: nothing twice, nothing after it has built. Throws IllegalStateException otherwise, at the call that is wrong. */
final class Choices {
    private final Set<String> made = new HashSet<>();
    private boolean closed;

    /** A choice that can be made once. */
    void make(String choice) {
        stayOpen();
        if (!made.add(choice)) {
            throw new IllegalStateException(choice + " was chosen already");
        }
    }

    /** Something that may be said any number of times. */
    void stayOpen() {
        if (closed) {
            throw new IllegalStateException("this builder has built already");
        }
    }

    void close() {
        stayOpen();
        closed = true;
    }
}
