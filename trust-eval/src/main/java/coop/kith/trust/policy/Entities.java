package coop.kith.trust.policy;

import coop.kith.did.Did;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * DIDs as numbers, in the order of their text. DIDs of one controller are one entity and go by the first of them; having one controller is an equivalence, so
 * groups that overlap are one group.
 */
final class Entities {
    private final Map<Did, Did> controllers = new TreeMap<>();
    private final Map<Did, Integer> numbers = new HashMap<>();
    private final List<Did> ordered = new ArrayList<>();

    Entities(Collection<Did> dids, List<Set<Did>> sameController) {
        sameController.forEach(this::merge);
        Set<Did> present = new TreeSet<>();
        dids.forEach(did -> present.add(controller(did)));
        for (Did did : present) {
            numbers.put(did, ordered.size());
            ordered.add(did);
        }
    }

    private void merge(Set<Did> group) {
        Set<Did> roots = new TreeSet<>();
        group.forEach(did -> roots.add(controller(did)));
        for (Did root : roots) {
            controllers.put(root, roots.iterator().next());
        }
    }

    /** The first DID of the entity that this DID belongs to; itself where nothing is known of its controller. */
    private Did controller(Did did) {
        Did at = did;
        for (Did next = controllers.getOrDefault(at, at); !next.equals(at); next = controllers.getOrDefault(at, at)) {
            at = next;
        }
        return at;
    }

    int number(Did did) {
        Integer number = numbers.get(controller(did));
        if (number == null) {
            throw new IllegalArgumentException("not among these entities: " + did);
        }
        return number;
    }

    boolean knows(Did did) {
        return numbers.containsKey(controller(did));
    }

    List<Did> dids() {
        return List.copyOf(ordered);
    }

    Did did(int number) {
        return ordered.get(number);
    }

    int size() {
        return ordered.size();
    }
}
