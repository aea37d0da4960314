package coop.kith.did.method.peer;

import coop.kith.did.Did;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers the long forms that peers sent once, so that their short forms (did:peer:3, and did:peer:4 without its document) resolve later. Need not be
 * trusted: the short form is a digest of the long one, and that is checked at every resolution. Implementations are safe for many threads.
 */
@FunctionalInterface
public interface LongForms {
    /** The did:peer:2 or long did:peer:4 that {@code shortForm} stands for, where it is known. */
    Optional<Did> longForm(Did shortForm);

    /** Knows none. */
    static LongForms none() {
        return shortForm -> Optional.empty();
    }

    /** Knows these. Throws IllegalArgumentException for a DID that has no short form; see {@link DidPeer#shortForm}. */
    static LongForms of(Collection<Did> longForms) {
        Map<Did, Did> known = new TreeMap<>();
        for (Did longForm : longForms) {
            known.put(
                    DidPeer.shortForm(longForm).fold(shortForm -> shortForm, problems -> {
                        throw new IllegalArgumentException(problems.get(0).detail());
                    }),
                    longForm);
        }
        return shortForm -> Optional.ofNullable(known.get(shortForm));
    }
}
