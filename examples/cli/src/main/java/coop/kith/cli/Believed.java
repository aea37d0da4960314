package coop.kith.cli;

import coop.kith.did.Did;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose word an evidence log takes for what they alone can know.
 *
 * @param keepers for which tags are different people
 * @param recorders for what a registry answered them
 */
record Believed(Set<Did> keepers, Set<Did> recorders) {
    static final Believed NOBODY = new Believed(Set.of(), Set.of());

    Believed {
        keepers = Collections.unmodifiableSet(new TreeSet<>(keepers));
        recorders = Collections.unmodifiableSet(new TreeSet<>(recorders));
    }

    Believed and(Believed more) {
        return new Believed(joined(keepers, more.keepers), joined(recorders, more.recorders));
    }

    private static Set<Did> joined(Set<Did> some, Set<Did> more) {
        Set<Did> joined = new TreeSet<>(some);
        joined.addAll(more);
        return joined;
    }
}
