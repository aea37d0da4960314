package coop.kith.vc.proof.integrity;

import coop.kith.problem.Check;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which steps of a verification count: all of them, but for the test that takes one out at a time to show that something is only refused by it.
 *
 * @param out the names of checks that do not count
 */
record Steps(Set<String> out) {
    static final Steps ALL = new Steps(Set.of());

    Steps without(String name) {
        Set<String> more = new TreeSet<>(out);
        more.add(name);
        return new Steps(Set.copyOf(more));
    }

    boolean has(String name) {
        return !out.contains(name);
    }

    List<Check> counted(List<Check> checks) {
        return checks.stream().filter(check -> has(check.name())).toList();
    }
}
