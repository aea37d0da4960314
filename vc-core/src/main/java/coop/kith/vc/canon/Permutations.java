package coop.kith.vc.canon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** All orders of some labels, one after the other in the order of a dictionary, so that nobody has to hold all of them. For one thread. */
final class Permutations {
    private final List<String> current;
    private boolean started;

    /** Orders that read alike, where a label comes twice, count as one. */
    Permutations(Collection<String> labels) {
        this.current = new ArrayList<>(labels);
        Collections.sort(current);
    }

    /** Moves to the first order, then to the next; false when there is none. */
    boolean advance() {
        if (!started) {
            started = true;
            return true;
        }
        int rising = current.size() - 2;
        while (rising >= 0 && current.get(rising).compareTo(current.get(rising + 1)) >= 0) {
            rising--;
        }
        if (rising < 0) {
            return false;
        }
        int greater = current.size() - 1;
        while (current.get(greater).compareTo(current.get(rising)) <= 0) {
            greater--;
        }
        Collections.swap(current, rising, greater);
        Collections.reverse(current.subList(rising + 1, current.size()));
        return true;
    }

    /** The order moved to; changes with the next {@link #advance}. */
    List<String> current() {
        return current;
    }
}
