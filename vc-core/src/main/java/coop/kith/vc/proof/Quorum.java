package coop.kith.vc.proof;

import coop.kith.did.Did;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many of whose proofs suffice, where not every proof on a document has to hold.
 *
 * @param atLeast that many different controllers; 1 to the size of {@code among}
 * @param among whose proofs count
 * @param why the others may fail, for the protocol
 */
public record Quorum(int atLeast, Set<Did> among, String why) {
    public Quorum {
        among = java.util.Collections.unmodifiableSet(new TreeSet<>(among));
        if (atLeast < 1 || atLeast > among.size()) {
            throw new IllegalArgumentException(
                    "a quorum is from 1 to the " + among.size() + " whose proofs count, not " + atLeast);
        }
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why not every proof has to hold");
        }
    }
}
